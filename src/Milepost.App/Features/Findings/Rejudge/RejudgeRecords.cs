using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;

namespace Milepost.App.Features.Findings.Rejudge;

/// <summary>How many records were judged by the policy of now, of how many.</summary>
public sealed record RejudgeProgress(int Current, int All)
{
    public int Waiting => All - Current;

    public bool IsDone => Waiting <= 0;
}

/// <summary>
/// Judges every record again that was last judged by another version of its pack. Each record says by which, so the work can stop
/// anywhere, by a power cut as well, and goes on where it was; people work meanwhile, and what they change is judged with their change.
/// </summary>
public sealed class RejudgeRecordsHandler(MilepostDb db, RecordJudge judge, PolicyBook policies, AgencyTime time)
{
    /// <summary>As many as keep others waiting for a fraction of a second at most: SQLite lets one write at a time.</summary>
    public const int Batch = 40;

    /// <param name="tell">Hears of the progress after each batch.</param>
    /// <returns>How many were judged.</returns>
    public async Task<int> HandleAsync(Func<int, Task>? tell, CancellationToken ct)
    {
        var judged = 0;
        foreach (var policy in policies.Packs)
        {
            var after = Guid.Empty;
            while (await NextAsync(policy, after, ct) is { Count: > 0 } ids)
            {
                await db.JudgeAgainAsync(() => judge.JudgeAsync(db, ids, ct), ct);
                db.ChangeTracker.Clear();
                after = ids[^1];
                judged += ids.Count;
                if (tell is not null) await tell(judged);
            }
        }
        return judged;
    }

    private Task<List<Guid>> NextAsync(PackPolicy policy, Guid after, CancellationToken ct) =>
        Stale(policy).Where(id => id > after).OrderBy(id => id).Take(Batch).ToListAsync(ct);

    private IQueryable<Guid> Stale(PackPolicy policy)
    {
        var today = time.Today;
        return
            from participant in db.Participants
            where participant.PackId == policy.Pack.Id
            join line in db.JudgedRecords on participant.Id equals line.ParticipantId into lines
            from line in lines.DefaultIfEmpty()
            where line == null || line.Pack != policy.Pack.Id || line.PackVersion != policy.Version || line.Through < today
            select participant.Id;
    }

    public async Task<RejudgeProgress> ProgressAsync(CancellationToken ct)
    {
        var waiting = 0;
        foreach (var policy in policies.Packs) waiting += await Stale(policy).CountAsync(ct);
        var all = await db.Participants.CountAsync(ct);
        return new(all - waiting, all);
    }
}
