using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.History.Verify;

/// <param name="Chain">The participant's id, or "organization".</param>
/// <param name="Sequence">The first entry that does not fit.</param>
public sealed record BrokenChain(string Chain, long Sequence, string Why);

public sealed record HistoryVerdict(long Entries, int Chains, IReadOnlyList<BrokenChain> Broken);

/// <summary>
/// Counts every hash again. Entries are read one after the other and forgotten, however many there are; what stays in memory is the
/// newest hash of each chain.
/// </summary>
public sealed class VerifyHistoryHandler(MilepostDb db)
{
    public async Task<HistoryVerdict> HandleAsync(CancellationToken ct)
    {
        // One look at everything while others go on writing: else a change in between would look like tampering.
        await using var snapshot = await BeginSnapshotAsync(ct);
        var heads = new Dictionary<string, (string Hash, long Length)>();
        await foreach (var head in db.HistoryHeads.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct)) heads[head.Chain] = (head.Hash, head.Length);
        await foreach (var head in db.Participants.AsNoTracking().Where(p => p.HistoryLength > 0).Select(p => new { p.Id, p.HistoryHead, p.HistoryLength }).AsAsyncEnumerable().WithCancellation(ct))
            heads[head.Id.ToString()] = (head.HistoryHead, head.HistoryLength);

        var broken = new Dictionary<string, BrokenChain>();
        var chains = 0;
        long entries = 0;
        var chain = "";
        (string Hash, long Length) last = ("", 0);
        await foreach (var entry in db.History.AsNoTracking().OrderBy(h => h.Chain).ThenBy(h => h.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Chain != chain)
            {
                CheckEnd();
                (chain, last) = (entry.Chain, ("", 0));
                chains++;
            }
            entries++;
            if (entry.Sequence != last.Length + 1) Break(last.Length + 1, "an entry is missing");
            else if (entry.PreviousHash != last.Hash) Break(entry.Sequence, "it does not follow the entry before it");
            else if (entry.ComputeHash() != entry.Hash) Break(entry.Sequence, "it was changed after it was written");
            last = (entry.Hash, entry.Sequence);
        }
        CheckEnd();
        // What is left has a head and not one entry.
        foreach (var (name, head) in heads.Where(h => h.Value.Length > 0)) broken.TryAdd(name, new(name, 1, "all its entries are missing"));
        return new(entries, chains, [.. broken.Values.OrderBy(b => b.Chain, StringComparer.Ordinal)]);

        void Break(long sequence, string why) => broken.TryAdd(chain, new(chain, sequence, why));

        void CheckEnd()
        {
            if (chain.Length == 0) return;
            if (!heads.Remove(chain, out var head)) Break(1, "its record is gone");
            else if (head.Length > last.Length) Break(last.Length + 1, "the newest entries are missing");
            else if (head.Length < last.Length) Break(head.Length + 1, "an entry was added that its record does not know");
            else if (head.Hash != last.Hash) Break(last.Length, "it is not the entry that its record knows as the newest");
        }
    }

    private async Task<IAsyncDisposable> BeginSnapshotAsync(CancellationToken ct)
    {
        if (!db.Database.IsSqlite()) return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        // Deferred: it reads one state and never keeps a writer waiting.
        await db.Database.OpenConnectionAsync(ct);
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction, ct);
        return transaction;
    }
}
