using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;

namespace Milepost.App.Features.Findings.MyDay;

/// <summary>What a planner cannot settle alone.</summary>
/// <param name="Signatures">Plans printed for signing whose signature is not on file yet.</param>
/// <param name="Referrals">Referrals without an answer.</param>
public sealed record WaitingForOthers(int Signatures, int Referrals);

public sealed class WaitingQuery(MilepostDb db, Actor actor)
{
    public async Task<WaitingForOthers> HandleAsync(DueFilter filter, CancellationToken ct)
    {
        if (!filter.IsMine) return new(0, 0);
        var mine = db.VisibleParticipants.Where(p => p.PlannerId == actor.AccountId).Select(p => p.Id);
        var printed = db.Plans.Where(p => mine.Contains(p.ParticipantId) && p.ClosedOn == null && !p.Agreements.Any()
            && db.Documents.Any(d => d.PlanId == p.Id && d.Kind == DocumentKind.PrintedPlan));
        return new(await printed.CountAsync(ct), await db.Referrals.CountAsync(r => mine.Contains(r.ParticipantId) && r.Outcome == null, ct));
    }
}
