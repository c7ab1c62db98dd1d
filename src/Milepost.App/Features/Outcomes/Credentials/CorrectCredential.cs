using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.Credentials;

/// <summary>Puts a credential right, or adds its evidence.</summary>
public sealed record CorrectCredential(
    Guid ParticipantId, Guid CredentialId, string Name, string? Type, DateOnly AttainedOn, DateOnly? LearnedOn, EvidenceInput Evidence, string? Reason, long Version);

public sealed class CorrectCredentialHandler(MilepostDb db, ReferenceLists lists, EvidenceQuery evidence, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(CorrectCredential command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.Credentials.SingleOrDefaultAsync(c => c.Id == command.CredentialId && c.ParticipantId == participant.Id, ct) is not { } credential) return OutcomeProblems.NotFound;
        if (command.Version != credential.Version) return StaleProblems.Changed;
        // A type that came with an earlier list, or with none, may stay.
        if (command.Type != credential.Type && lists.CredentialTypes.All(t => t.Name != command.Type)) return OutcomeProblems.CredentialType;
        var shown = await evidence.ReadAsync(participant.Id, "credential", command.Evidence, "Evidence", credential.Evidence, ct);
        return shown.IsDone
            ? credential.Correct(participant, command.Name, command.Type, command.AttainedOn, command.LearnedOn, shown.Value, command.Reason ?? "", time.Today)
            : shown.As<Done>();
    }, ct);
}

/// <summary>Takes a credential off the record that should not stand there. The history keeps it.</summary>
public sealed record TakeBackCredential(Guid ParticipantId, Guid CredentialId, string? Reason, long Version);

public sealed class TakeBackCredentialHandler(MilepostDb db)
{
    public Task<Result<Done>> HandleAsync(TakeBackCredential command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.Credentials.SingleOrDefaultAsync(c => c.Id == command.CredentialId && c.ParticipantId == participant.Id, ct) is not { } credential) return OutcomeProblems.NotFound;
        if (command.Version != credential.Version) return StaleProblems.Changed;
        var taken = credential.TakeBack(command.Reason ?? "");
        if (taken.IsDone) db.Credentials.Remove(credential);
        return taken;
    }, ct);
}

/// <summary>One credential of a person within reach, to read only.</summary>
public sealed class CredentialQuery(MilepostDb db)
{
    public async Task<Credential?> HandleAsync(Guid participantId, Guid credentialId, CancellationToken ct) =>
        await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)
            ? await db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.Id == credentialId && c.ParticipantId == participantId, ct) : null;
}
