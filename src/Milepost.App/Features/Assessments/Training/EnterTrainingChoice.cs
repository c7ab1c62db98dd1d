using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Assessments.Training;

/// <summary>What happens to a training choice when its training is entered as a service; called inside a change.</summary>
internal static class EnterTrainingChoice
{
    /// <summary>Ties the training to the choice that led to it: its talks become the service's informed choice, its note tells of the service.</summary>
    public static async Task TakeUpTrainingChoiceAsync(this MilepostDb db, Service service, CancellationToken ct)
    {
        if (service.Details.Kind is not (ServiceKind.Training or ServiceKind.Apprenticeship)) return;
        var waiting = (await db.TrainingChoices.Where(c => c.ParticipantId == service.ParticipantId && c.Service == null).ToListAsync(ct)).Where(c => c.WaitsForService).ToList();
        if (waiting.OrderByDescending(c => c.Details.DecidedOn).FirstOrDefault(c => IsThat(c, service)) is { } choice) await db.EnterAsAsync(choice, service, ct);
    }

    public static async Task EnterAsAsync(this MilepostDb db, TrainingChoice choice, Service service, CancellationToken ct)
    {
        choice.Became(service.CaseFileId, service.Title);
        service.TakeInformedChoice(choice.Details.TalkedAbout);
        if (choice.CaseNote is { } told
            && (db.CaseNotes.Local.FirstOrDefault(n => n.ParticipantId == choice.ParticipantId && n.CaseFileId == told)
                ?? await db.CaseNotes.SingleOrDefaultAsync(n => n.ParticipantId == choice.ParticipantId && n.CaseFileId == told, ct)) is { } note)
            note.TellOf(service.CaseFileId);
    }

    /// <summary>Another training than the one chosen has a choice of its own.</summary>
    private static bool IsThat(TrainingChoice choice, Service service) =>
        SearchWords.Normalize(choice.Details.Training) is var chosen && (chosen == SearchWords.Normalize(service.Details.TrainingProgram ?? "") || chosen == SearchWords.Normalize(service.Details.Name));
}
