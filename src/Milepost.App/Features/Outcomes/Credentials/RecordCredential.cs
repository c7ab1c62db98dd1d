using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.Credentials;

public sealed record RecordCredential(Guid ParticipantId, string Name, string Type, DateOnly AttainedOn, DateOnly? LearnedOn);

public sealed class RecordCredentialHandler(MilepostDb db, ReferenceLists lists, AgencyTime time)
{
    public Task<Result<Credential>> HandleAsync(RecordCredential command, CancellationToken ct) => db.ChangeAsync<Credential>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (lists.CredentialTypes.All(t => t.Name != command.Type)) return OutcomeProblems.CredentialType;
        var recorded = Credential.Record(participant, command.Name, command.Type, command.AttainedOn, command.LearnedOn, time.Today);
        if (recorded.IsDone) db.Credentials.Add(recorded.Value);
        return recorded;
    }, ct);
}
