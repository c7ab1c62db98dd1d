using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Mail.Bounces;
using Milepost.App.Store;

namespace Milepost.App.Features.Findings.MyDay;

/// <summary>What a planner cannot settle alone.</summary>
/// <param name="Signatures">Plans printed for signing whose signature is not on file yet.</param>
/// <param name="Referrals">Referrals without an answer.</param>
/// <param name="RefusedAddresses">People whose e-mail address takes no mail.</param>
public sealed record WaitingForOthers(int Signatures, int Referrals, IReadOnlyList<RefusedAddress> RefusedAddresses)
{
    public bool IsAny => Signatures + Referrals + RefusedAddresses.Count > 0;
}

public sealed class WaitingQuery(MilepostDb db, RefusedAddressQuery refused, Actor actor)
{
    public async Task<WaitingForOthers> HandleAsync(DueFilter filter, CancellationToken ct)
    {
        if (!filter.IsMine) return new(0, 0, []);
        var mine = db.VisibleParticipants.Where(p => p.PlannerId == actor.AccountId).Select(p => p.Id);
        var printed = db.Plans.Where(p => mine.Contains(p.ParticipantId) && p.ClosedOn == null && !p.Agreements.Any()
            && db.Documents.Any(d => d.PlanId == p.Id && d.Kind == DocumentKind.PrintedPlan));
        return new(await printed.CountAsync(ct), await db.Referrals.CountAsync(r => mine.Contains(r.ParticipantId) && r.Outcome == null, ct), await refused.OfCaseloadAsync(ct));
    }
}
