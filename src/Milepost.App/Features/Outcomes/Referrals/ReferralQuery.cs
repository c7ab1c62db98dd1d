using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Outcomes.Referrals;

/// <param name="Partner">Of the list; null for one that is only named.</param>
/// <param name="Seen">What the partner may see today.</param>
/// <param name="Offered">What consents in force would let be shared today.</param>
/// <param name="Link">The newest link of a partner without an account.</param>
public sealed record ReferralView(
    Referral Referral, ReferralStanding Standing, Partner? Partner, bool PartnerSignsIn, ShareScope Seen, ShareScope Offered, IReadOnlyList<Consent> Consents, PartnerLink? Link, ReferralChoices Choices);

public sealed class ReferralQuery(MilepostDb db, ReferralFormQuery choices, AgencyTime time)
{
    /// <summary>Null when the participant is out of reach or the referral is another person's.</summary>
    public async Task<ReferralView?> HandleAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (await choices.HandleAsync(participantId, ct) is not { } offered) return null;
        if (await db.Referrals.AsNoTracking().SingleOrDefaultAsync(r => r.Id == referralId && r.ParticipantId == participantId, ct) is not { } referral) return null;
        var partner = referral.PartnerId is { } id ? await db.Partners.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) : null;
        var consents = await db.Consents.AsNoTracking().Where(c => c.ParticipantId == participantId).ToListAsync(ct);
        var programs = partner?.Details.Programs ?? [];
        return new(
            referral, referral.StandingOn(time.Today), partner,
            partner is not null && await db.Users.AnyAsync(u => u.PartnerId == partner.Id && u.IsActive, ct),
            partner is null ? ShareScope.Nothing : referral.SharedOn(time.Today, consents, programs),
            partner is null ? ShareScope.Nothing : ShareScope.Of(consents, partner.Id, programs, time.Today),
            consents, await db.PartnerLinks.AsNoTracking().Where(l => l.ReferralId == referralId).OrderByDescending(l => l.Id).FirstOrDefaultAsync(ct), offered);
    }
}
