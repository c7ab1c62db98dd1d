using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Supervision.Handovers;

/// <summary>The new planner has taken note of the people who came in one go. Noting it twice is no mistake.</summary>
public sealed record AcknowledgeHandover(Guid RunId);

public sealed class AcknowledgeHandoverHandler(MilepostDb db)
{
    public Task<Result<Done>> HandleAsync(AcknowledgeHandover command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        var mine = await db.Handovers.Where(h => h.RunId == command.RunId && h.ToPlannerId == db.Actor.AccountId && h.AcknowledgedAt == null).ToListAsync(ct);
        foreach (var handover in mine) handover.AcknowledgedAt = db.Clock.GetUtcNow();
        return Done.It;
    }, ct);
}
