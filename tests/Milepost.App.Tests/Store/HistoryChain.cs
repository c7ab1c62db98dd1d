using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Tests.Store;

/// <summary>Checks a record's history the way a stranger would who knows only what an entry's hash is made of.</summary>
internal static class HistoryChain
{
    public static async Task ShouldHoldAsync(MilepostDb db, Guid participantId)
    {
        if (await BreakAsync(db, participantId) is { } broken) Assert.Fail(broken);
    }

    /// <summary>Where the chain breaks; null when it holds.</summary>
    public static async Task<string?> BreakAsync(MilepostDb db, Guid participantId)
    {
        var participant = await db.Participants.AsNoTracking().SingleAsync(p => p.Id == participantId);
        var entries = await db.History.AsNoTracking().Where(h => h.Chain == participantId.ToString()).OrderBy(h => h.Sequence).ToListAsync();
        var previous = "";
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Sequence != i + 1) return $"Entry {i + 1} is missing.";
            if (entries[i].PreviousHash != previous) return $"Entry {i + 1} does not follow the one before it.";
            if (entries[i].ComputeHash() != entries[i].Hash) return $"Entry {i + 1} was changed.";
            previous = entries[i].Hash;
        }
        if (entries.Count != participant.HistoryLength) return $"{participant.HistoryLength} entries were written, {entries.Count} are there.";
        return previous == participant.HistoryHead ? null : "The last entry is not the one the record names.";
    }
}
