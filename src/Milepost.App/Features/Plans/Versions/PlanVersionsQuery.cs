using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Versions;

/// <param name="Number">Counts what can be signed.</param>
/// <param name="SettledAt">When it was printed for signing or kept before the next change; null while it is being written.</param>
/// <param name="Agreements">How and when it was agreed, newest last.</param>
/// <param name="Content">Null when no copy of it was kept: it came in with a case file that had gone on already.</param>
public sealed record PlanVersionRow(int Number, DateTimeOffset? SettledAt, string? SettledBy, bool IsCurrent, IReadOnlyList<Agreement> Agreements, PlanContent? Content);

/// <summary>All versions of a plan, newest first; the one that stands now is read from the plan itself when it was not kept yet.</summary>
public sealed class PlanVersionsQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<PlanVersionRow>> HandleAsync(PlanWalk walk, CancellationToken ct)
    {
        var plan = walk.Plan!;
        var kept = await db.PlanVersions.AsNoTracking().Where(v => v.PlanId == plan.Id && v.ParticipantId == plan.ParticipantId).ToListAsync(ct);
        return [.. Enumerable.Range(1, plan.VersionNumber).Reverse().Select(number =>
        {
            var copy = kept.Find(v => v.Number == number);
            var isCurrent = number == plan.VersionNumber;
            return new PlanVersionRow(number, copy?.SettledAt, copy?.SettledBy, isCurrent, [.. plan.Agreements.Where(a => a.PlanVersion == number).OrderBy(a => a.On)],
                copy is not null ? PlanContent.FromJson(copy.Content) : isCurrent ? PlanContent.Of(plan, walk.Services) : null);
        })];
    }
}
