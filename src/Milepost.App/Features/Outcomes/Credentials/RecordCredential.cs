using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.Credentials;

public sealed record RecordCredential(Guid ParticipantId, string Name, string Type, DateOnly AttainedOn, DateOnly? LearnedOn, EvidenceInput Evidence);

public sealed class RecordCredentialHandler(MilepostDb db, ReferenceLists lists, EvidenceQuery evidence, AgencyTime time)
{
    public Task<Result<Credential>> HandleAsync(RecordCredential command, CancellationToken ct) => db.ChangeAsync<Credential>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (lists.CredentialTypes.All(t => t.Name != command.Type)) return OutcomeProblems.CredentialType;
        var shown = await evidence.ReadAsync(participant.Id, "credential", command.Evidence, "Evidence", null, ct);
        var recorded = Credential.Record(participant, command.Name, command.Type, command.AttainedOn, command.LearnedOn, time.Today, shown.IsDone ? shown.Value : null);
        if (!shown.IsDone) return shown.Problems.Concat(recorded.Problems).ToList();
        if (recorded.IsDone) db.Credentials.Add(recorded.Value);
        return recorded;
    }, ct);
}
