using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Plans.Sign;

/// <summary>
/// Writes the case note about the copy of a signed plan, where the pack's policy wants it in the notes
/// (Illinois DCEO chapter 4.3, Developing the IEP and ISS: the copy is "recorded in case notes").
/// </summary>
internal static class CopyNote
{
    public static void Write(MilepostDb db, Participant person, PackSettings settings, Plan plan, Agreement agreement, DateOnly copyGivenOn, DateOnly today)
    {
        if (settings.NoteSubjects.CopyGiven is not { } subject) return;

        var name = settings.Words.PlanShortName(CodeWords.Of(plan.Kind));
        var note = CaseNote.Write(person, new()
        {
            Subject = subject, OccurredOn = copyGivenOn,
            Text = $"{person.Name} was given a copy of the {name}, version {agreement.PlanVersion}, on {copyGivenOn.Words()}. "
                + (agreement.ParticipantSignedOn is { } signed ? $"{person.CalledName} signed it on {signed.Words()}" : "It is signed by the participant")
                + (agreement.StaffSignedOn is { } staff ? $", the {settings.Words.Planner.ToLowerInvariant()} on {staff.Words()}." : "."),
        }, db.Actor.Name, db.Actor.AccountId, today);
        db.CaseNotes.Add(note.Value);
    }
}
