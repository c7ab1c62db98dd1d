using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Application;

/// <summary>Says which partner programs the person is in at the same time (Illinois DCEO chapter 4.3, Case notes and file maintenance).</summary>
/// <param name="Version">Of the list it replaces.</param>
public sealed record SetPartnerPrograms(Guid ParticipantId, IReadOnlyList<string> Programs, long Version);

public sealed class SetPartnerProgramsHandler(MilepostDb db)
{
    public Task<Result<Done>> HandleAsync(SetPartnerPrograms command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (command.Version != ContentVersion.Of(participant.PartnerPrograms)) return StaleProblems.Changed;

        participant.SetPartnerPrograms(command.Programs);
        return Done.It;
    }, ct);
}
