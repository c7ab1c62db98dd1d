using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Supervision.Handovers;

/// <summary>The new planner has taken note of the people who came in one go.</summary>
public sealed record AcknowledgeHandover(Guid RunId);

public sealed class AcknowledgeHandoverHandler(MilepostDb db)
{
    public Task<Result<Done>> HandleAsync(AcknowledgeHandover command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        var mine = await db.Handovers.Where(h => h.RunId == command.RunId && h.ToPlannerId == db.Actor.AccountId && h.AcknowledgedAt == null).ToListAsync(ct);
        if (mine.Count == 0) return HandoverProblems.NotFound;
        foreach (var handover in mine) handover.AcknowledgedAt = db.Clock.GetUtcNow();
        return Done.It;
    }, ct);
}

public static class HandoverProblems
{
    public static readonly Problem NotFound = new("handover.not-found", ProblemKind.NotFound, "There is no such note for you, or you have noted it already.");
}
