using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Worksites;

/// <summary>What happened to entries of a list that a place keeps, the newest first.</summary>
public sealed class ListHistoryQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<HistoryEntry>> HandleAsync(IEnumerable<Recorded> entries, CancellationToken ct)
    {
        var found = new List<HistoryEntry>();
        foreach (var entry in entries)
        {
            // A change names the entry it is of; the text of the column is searched, for what it holds has no columns of its own.
            var pattern = $"%{RecordedFields.NameOf(entry)}%";
            found.AddRange(await db.History.FromSql($"""SELECT * FROM "History" WHERE "Chain" = {MilepostDb.Organization} AND "Changes" LIKE {pattern}""").AsNoTracking().ToListAsync(ct));
        }
        return [.. found.DistinctBy(h => h.Id).OrderByDescending(h => h.Sequence)];
    }
}
