using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Print;

/// <summary>Of the forms that are kept of one version of a plan, the one to sign: the newest. Only one language is signed.</summary>
public static class FormToSign
{
    public static Task<Document?> FindAsync(IQueryable<Document> documents, Guid planId, int version, CancellationToken ct) =>
        documents.Where(d => d.PlanId == planId && d.PlanVersion == version && d.Kind == DocumentKind.PrintedPlan).OrderByDescending(d => d.Id).FirstOrDefaultAsync(ct);

    /// <summary>
    /// Whether its language can no longer be changed: somebody signed this version, or was asked to sign it electronically. Until then
    /// the plan may be printed in the other language instead. That form is then the one to sign, and the first is kept all the same.
    /// </summary>
    public static async Task<bool> IsFixedAsync(MilepostDb db, Plan plan, CancellationToken ct)
    {
        if (plan.Agreements.Any(a => a.PlanVersion == plan.VersionNumber && a.Method != AgreementMethod.UnableToCollect)) return true;

        var requests = await db.SignatureRequests.AsNoTracking().Where(r => r.PlanId == plan.Id && r.PlanVersion == plan.VersionNumber).ToListAsync(ct);
        return requests.Any(r => r.StandingAt(db.Clock.GetUtcNow(), plan.VersionToSign) is SigningStanding.Asked or SigningStanding.ParticipantSigned or SigningStanding.Signed);
    }
}
