using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseNotes;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans;
using Milepost.App.Features.Training;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Close;

/// <summary>Ends an episode with its outcome, and can write the note about it at once.</summary>
public sealed record CloseService(Guid ParticipantId, Guid ServiceId, long Version, DateOnly EndsOn, Completion Completion, DateOnly? LearnedOn, NoteInput Note)
{
    /// <summary>What the note about the end of a training says of the credential; nothing where no such note is to be written.</summary>
    public string? CredentialStatus { get; init; }
}

public sealed class CloseServiceHandler(MilepostDb db, RecordSettingsQuery records, AgencyTime time)
{
    public Task<Result<Service>> HandleAsync(CloseService command, CancellationToken ct) => db.ChangeAsync<Service>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var all = await db.Services.Where(s => s.ParticipantId == participant.Id).ToListAsync(ct);
        if (all.Find(s => s.Id == command.ServiceId) is not { } service) return ServiceProblems.NotFound;
        if (service.Completion is not null) return ServiceProblems.AlreadyClosed;
        if (service.Version != command.Version) return StaleProblems.Changed;

        var record = await records.HandleAsync(participant, ct);
        var problems = service.Close(command.EndsOn, command.Completion, command.LearnedOn, time.Today).Problems.ToList();
        if (!command.Note.IsEmpty)
        {
            var subject = record.Settings.NoteSubjects.Service ?? service.Details.Name;
            var written = CaseNote.Write(participant, command.Note.ToDetails(subject, command.EndsOn, time.Today, service.CaseFileId), db.Actor.Name, db.Actor.AccountId, time.Today);
            if (written.IsDone) db.CaseNotes.Add(written.Value);
            problems.AddRange(written.Problems.Select(NoteInput.Place));
        }
        if (command.CredentialStatus is { } status && service.IsTraining && record.Settings.NoteSubjects.TrainingEnd is { } end && problems.Count == 0)
            db.CaseNotes.Add(TrainingNotes.Write(participant, end, TrainingNotes.EndText(service, status), command.EndsOn, service, db.Actor, time.Today));
        if (problems.Count > 0) return problems;

        var plan = await db.Plans.OpenOfAsync(participant.Id, ct);
        TellPlan.Follow(plan, service, [], all, record.Settings, time.Today);
        return service;
    }, ct);
}
