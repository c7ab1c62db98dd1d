using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Access;

/// <summary>
/// The organization and who holds which role in it, as this node read it last. It stands as long as nobody changed anything: every change of
/// a place, a role or a cover is an entry in the organization's history, whose length each request asks for together with its account. So a
/// role that was taken away on one node is gone on all of them with the next request.
/// </summary>
public sealed class KnownOrganization
{
    /// <summary>More people than a node sees in a day; beyond it, it starts over.</summary>
    private const int MostAccounts = 10_000;

    private volatile Snapshot? _snapshot;

    /// <param name="version">How long the organization's history is.</param>
    public async Task<Reach> ReachAsync(MilepostDb db, Guid accountId, AccessRow? row, DateOnly today, long version, CancellationToken ct)
    {
        // What is read after the length was asked is at least as new.
        if (_snapshot is not { } snapshot || snapshot.Version != version) _snapshot = snapshot = new(version, await Reach.UnitsAsync(db, ct));
        if (!snapshot.Accounts.TryGetValue(accountId, out var held))
        {
            if (snapshot.Accounts.Count >= MostAccounts) snapshot.Accounts.Clear();
            snapshot.Accounts[accountId] = held = new(await Reach.GrantsAsync(db, accountId, ct), await Reach.CoversAsync(db, accountId, ct));
        }
        return Reach.Of(held.Grants, snapshot.Units, held.Covers, row, today);
    }

    private sealed record Snapshot(long Version, IReadOnlyList<ReachedUnit> Units)
    {
        public ConcurrentDictionary<Guid, Held> Accounts { get; } = new();
    }

    private sealed record Held(IReadOnlyList<RoleGrant> Grants, IReadOnlyList<DatedCover> Covers);
}
