using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Consents;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.My.Sharing;

/// <param name="Seen">What the partner sees of it today; nothing where no consent opens it.</param>
public sealed record OwnReferral(Referral Referral, ReferralStanding Standing, ShareScope Seen);

public sealed record OwnSharing(Guid ParticipantId, IReadOnlyList<ConsentRow> Consents, IReadOnlyList<OwnReferral> Referrals);

/// <summary>Who may see what of the customer who asks, and where the office referred them.</summary>
public sealed class SharingQuery(MilepostDb db, ConsentsQuery consents, Actor actor, AgencyTime time)
{
    public async Task<OwnSharing?> HandleAsync(CancellationToken ct)
    {
        if (actor.CustomerOf is not { } own || await consents.HandleAsync(own, ct) is not { } rows) return null;
        // A draft is the planner's own until it is sent.
        var referrals = await db.Referrals.AsNoTracking().Where(r => r.ParticipantId == own && r.State != ReferralState.Drafted).OrderByDescending(r => r.On).ThenByDescending(r => r.Id).ToListAsync(ct);
        var ids = referrals.Select(r => r.PartnerId).OfType<Guid>().Distinct().ToList();
        var partners = await db.Partners.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var all = rows.Select(r => r.Consent).ToList();
        return new(own, rows,
        [
            .. referrals.Select(r => new OwnReferral(r, r.StandingOn(time.Today),
                r.PartnerId is { } id && partners.TryGetValue(id, out var partner) ? r.SharedOn(time.Today, all, partner.Details.Programs) : ShareScope.Nothing)),
        ]);
    }
}
