using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Profile;

/// <summary>Changes who somebody is and how to reach them.</summary>
/// <param name="Version">Of the profile that the change was made on, see <see cref="ContentVersion"/>.</param>
public sealed record ChangeProfile(Guid ParticipantId, Domain.Participants.Profile Profile, long Version);

public sealed class ChangeProfileHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(ChangeProfile command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (command.Version != ContentVersion.Of(participant.Profile)) return StaleProblems.Changed;

        return participant.ChangeProfile(command.Profile, time.Today);
    }, ct);
}
