using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.FrontDesk.Visitors;

public sealed record DeskHistoryLine(DateTimeOffset At, string By, string Words, string? Why, IReadOnlyList<FieldChange> Changes);

/// <summary>What happened to a visitor and the visits, the newest first.</summary>
public sealed class DeskHistoryQuery(MilepostDb db)
{
    private const int MostShown = 100;

    /// <param name="id">The visitor, or a visit that is nobody's.</param>
    public async Task<IReadOnlyList<DeskHistoryLine>> HandleAsync(Guid id, CancellationToken ct)
    {
        var chain = MilepostDb.FrontDesk(id);
        var entries = await db.History.AsNoTracking().Where(h => h.Chain == chain).OrderByDescending(h => h.Sequence).Take(MostShown).ToListAsync(ct);
        return [.. entries.SelectMany(entry => entry.Events.Select(e => new DeskHistoryLine(entry.At, entry.ActorName, e.Words, e.Why, entry.Changes)))];
    }
}
