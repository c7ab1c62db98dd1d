using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Participants;
using Milepost.App.Store;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.PartnerDesk;

/// <summary>Somebody of a partner with one referral before them, and what its consents let them see today.</summary>
public sealed record PartnerVisit(Guid ReferralId, Guid ParticipantId, ShareScope Scope);

/// <summary>
/// The one door of partners into a record: a referral sent to this very partner, open today, resting on a consent in force today. It is
/// asked with every request, so that a consent withdrawn a moment ago closes it at once. To anybody else the referral does not exist.
/// </summary>
public sealed class PartnerVisits(MilepostDb db, Actor actor, NoteViewHandler views, AgencyTime time)
{
    public const string Cookie = "milepost-partner";

    /// <summary>Somebody of a partner who is signed in.</summary>
    public Task<PartnerVisit?> OfAccountAsync(Guid referralId, CancellationToken ct) =>
        actor is { AccountId: not null, PartnerOf: { } partnerId } ? OpenAsync(referralId, partnerId, ct) : Task.FromResult<PartnerVisit?>(null);

    /// <summary>The one device that gave the right access code a short while ago.</summary>
    public async Task<PartnerVisit?> OfDeviceAsync(HttpContext http, Guid linkId, CancellationToken ct)
    {
        // Whoever is signed in acts as the account.
        if (actor.IsSignedIn || http.Request.Cookies[Cookie] is not { Length: > 0 } secret) return null;
        if (await db.PartnerLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Id == linkId, ct) is not { } link || !link.SessionFits(OneTimeSecret.HashOf(secret), time.Now, time.Today)) return null;
        if (await db.Partners.AsNoTracking().SingleOrDefaultAsync(p => p.Id == link.PartnerId, ct) is not { } partner) return null;
        actor.BecomePartner(null, ByLink(partner), partner.Id);
        return await OpenAsync(link.ReferralId, partner.Id, ct);
    }

    /// <summary>Who looked and answered, where nobody signed in.</summary>
    public static string ByLink(Partner partner) => $"{partner.Details.Name} (by the link)";

    /// <summary>Gives this device the referral, and takes away whatever else it was signed in to.</summary>
    public static async Task StartAsync(HttpContext http, OneTimeSecret session)
    {
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        http.Response.Cookies.Append(Cookie, session.Text,
            new() { MaxAge = PartnerLink.SessionLifespan, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/partner/shared" });
    }

    private async Task<PartnerVisit?> OpenAsync(Guid referralId, Guid partnerId, CancellationToken ct)
    {
        if (await db.Referrals.AsNoTracking().SingleOrDefaultAsync(r => r.Id == referralId && r.PartnerId == partnerId, ct) is not { } referral) return null;
        if (await ScopeAsync(db, referral, partnerId, time.Today, ct) is not { IsNothing: false } scope) return null;
        actor.OpenShared(referral.ParticipantId);
        await views.HandleAsync(new(referral.ParticipantId), ct);
        return new(referral.Id, referral.ParticipantId, scope);
    }

    /// <summary>What a partner sees of a referral on a day.</summary>
    internal static async Task<ShareScope> ScopeAsync(MilepostDb db, Referral referral, Guid partnerId, DateOnly today, CancellationToken ct)
    {
        if (referral.PartnerId != partnerId || await db.Partners.AsNoTracking().SingleOrDefaultAsync(p => p.Id == partnerId, ct) is not { } partner) return ShareScope.Nothing;
        var consents = await db.Consents.AsNoTracking().Where(c => c.ParticipantId == referral.ParticipantId).ToListAsync(ct);
        return referral.SharedOn(today, consents, partner.Details.Programs);
    }
}
