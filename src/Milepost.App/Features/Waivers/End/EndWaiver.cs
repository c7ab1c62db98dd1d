using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Waivers.End;

/// <summary>Takes a waiver back before its last day.</summary>
public sealed record EndWaiver(Guid ParticipantId, Guid WaiverId, string? Why);

public sealed class EndWaiverHandler(MilepostDb db, PolicyBook policies, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(EndWaiver command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.Waivers.SingleOrDefaultAsync(w => w.Id == command.WaiverId && w.ParticipantId == participant.Id, ct) is not { } waiver) return WaiverProblems.NotFound;
        var title = policies.Find(waiver.Requirement, out var file) ? file.Requirement.Title : waiver.Requirement;
        return waiver.End(title, command.Why, time.Today);
    }, ct);
}
