using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseNotes;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments.Training;

/// <summary>Records a training that is considered, or what was said and decided about it since.</summary>
/// <param name="ChoiceId">Null for a new one.</param>
/// <param name="WriteNote">Writes the case note on the need for training, once it is decided.</param>
/// <param name="Service">Case-file id of the training service it became; null while there is none.</param>
public sealed record RecordTrainingChoice(Guid ParticipantId, Guid? ChoiceId, TrainingChoiceDetails Details, bool WriteNote, string? Service, long Version);

public sealed class RecordTrainingChoiceHandler(MilepostDb db, Packs packs, ReferenceLists lists, AgencyTime time)
{
    public Task<Result<TrainingChoice>> HandleAsync(RecordTrainingChoice command, CancellationToken ct) => db.ChangeAsync<TrainingChoice>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var choice = await SaveAsync(participant, command, ct);
        if (!choice.IsDone) return choice;

        if (command.WriteNote && choice.Value.Details.Suitable is not null && choice.Value.CaseNote is null)
        {
            var note = WriteNote(participant, choice.Value);
            if (!note.IsDone) return note.As<TrainingChoice>();
            db.CaseNotes.Add(note.Value);
            choice.Value.ToldIn(note.Value.CaseFileId);
        }
        if (command.Service is { } became && became != choice.Value.Service)
        {
            if (await db.Services.SingleOrDefaultAsync(s => s.ParticipantId == participant.Id && s.CaseFileId == became, ct) is not { } service
                || service.Details.Kind is not (ServiceKind.Training or ServiceKind.Apprenticeship)) return TrainingChoiceProblems.NotATraining;
            await db.EnterAsAsync(choice.Value, service, ct);
        }
        return choice;
    }, ct);

    private async Task<Result<TrainingChoice>> SaveAsync(Participant participant, RecordTrainingChoice command, CancellationToken ct)
    {
        if (command.ChoiceId is { } id)
        {
            if (await db.TrainingChoices.SingleOrDefaultAsync(c => c.Id == id && c.ParticipantId == participant.Id, ct) is not { } choice) return TrainingChoiceProblems.NotFound;
            if (command.Version != choice.Version) return StaleProblems.Changed;
            var changed = choice.Change(command.Details, participant.Profile.BirthDate, time.Today);
            return changed.IsDone ? choice : changed.As<TrainingChoice>();
        }
        var recorded = TrainingChoice.Record(participant, command.Details, time.Today);
        if (recorded.IsDone) db.TrainingChoices.Add(recorded.Value);
        return recorded;
    }

    /// <summary>What was talked about and tested becomes the note, so that nobody writes it twice (Illinois DCEO chapter 4.3, Determination of Training Need).</summary>
    private Result<CaseNote> WriteNote(Participant participant, TrainingChoice choice)
    {
        var name = packs[participant.PackId].Settings.NoteSubjects.TrainingNeed ?? "Determination of Training Need";
        var values = NoteFactValues.Of(choice);
        var subject = lists.Subjects(participant.PackId).FirstOrDefault(s => s.Subject == name);
        var facts = (subject?.Facts ?? []).Select(label => (label, subject!.Prefill.TryGetValue(label, out var from) ? values.GetValueOrDefault(from) : null));
        return CaseNote.Write(participant, new()
        {
            Subject = name, OccurredOn = choice.Details.DecidedOn!.Value, Service = choice.Service, Text = NoteText.Compose(TrainingChoiceWords.Tell(choice.Details), facts),
        }, db.Actor.Name, db.Actor.AccountId, time.Today);
    }
}
