using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Profile;

/// <summary>Sets what the person wants to work as. It can be updated at any time (Illinois workNet Career Plan guide, Overview).</summary>
/// <param name="Version">Of the words it replaces.</param>
public sealed record ChangeCareerPath(Guid ParticipantId, string? Path, long Version);

public sealed class ChangeCareerPathHandler(MilepostDb db)
{
    public Task<Result<Done>> HandleAsync(ChangeCareerPath command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (command.Version != ContentVersion.Of(participant.Profile.DesiredCareerPath)) return StaleProblems.Changed;

        participant.SetDesiredCareerPath(command.Path);
        return Done.It;
    }, ct);
}
