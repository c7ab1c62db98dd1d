using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Outcomes.Credentials;

/// <param name="Name">As it was typed; taken from the program where <see cref="ServiceId"/> names a training.</param>
public sealed record RecordCredential(Guid ParticipantId, string Name, string Type, DateOnly AttainedOn, DateOnly? LearnedOn, EvidenceInput Evidence)
{
    /// <summary>The training it was earned in; nothing for one that comes from elsewhere.</summary>
    public Guid? ServiceId { get; init; }

    /// <summary>Which of the credentials approved for the training's program it is.</summary>
    public int? Number { get; init; }
}

public sealed class RecordCredentialHandler(MilepostDb db, ReferenceLists lists, EvidenceQuery evidence, AgencyTime time)
{
    public Task<Result<Credential>> HandleAsync(RecordCredential command, CancellationToken ct) => db.ChangeAsync<Credential>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var (name, type) = (command.Name, command.Type);
        Service? service = null;
        if (command.ServiceId is { } serviceId)
        {
            service = await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == serviceId && s.ParticipantId == participant.Id, ct);
            if (service is not { IsTraining: true }) return ServiceProblems.NotFound;
            var program = service.Details.Training?.ProgramId is { } programId ? await db.TrainingPrograms.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programId, ct) : null;
            // Only what is tied to the training program and approved for it (Illinois workNet guide, Earned Credentials).
            var earned = program?.Credentials.FirstOrDefault(c => c.Number == command.Number && c.ApprovedSince <= time.Today && (c.EndedOn is null || command.AttainedOn < c.EndedOn));
            if (earned is null) return CredentialChoiceProblems.NotOffered;
            (name, type) = (earned.Name, earned.Type);
        }
        else if (lists.CredentialTypes.All(t => t.Name != command.Type)) return OutcomeProblems.CredentialType;

        var shown = await evidence.ReadAsync(participant.Id, "credential", command.Evidence, "Evidence", null, ct);
        var recorded = Credential.Record(participant, name, type, command.AttainedOn, command.LearnedOn, time.Today, shown.IsDone ? shown.Value : null, service);
        if (!shown.IsDone) return shown.Problems.Concat(recorded.Problems).ToList();
        if (recorded.IsDone) db.Credentials.Add(recorded.Value);
        return recorded;
    }, ct);
}

public static class CredentialChoiceProblems
{
    public static readonly Problem NotOffered = new("outcome.credential-not-offered", ProblemKind.Invalid,
        "Choose a credential that is approved for the training's program and was offered on the day it was earned.", "Number");
}
