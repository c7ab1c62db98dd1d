using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Outcomes.Referrals;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.PartnerDesk.OpenLink;

/// <summary>Somebody holds the link that was mailed to a partner, and gives the access code.</summary>
public sealed record OpenPartnerLink(string Secret, string Code);

/// <param name="Session">The secret this device may read with for a short while; null when the link did not open.</param>
public sealed record OpenedPartnerLink(PartnerLinkAnswer Answer, Guid LinkId, OneTimeSecret? Session);

public sealed class OpenPartnerLinkHandler(MilepostDb db, Actor actor, AgencyTime time)
{
    /// <summary>Whether the link still leads anywhere. Looking spends nothing: mail programs look at links before people do.</summary>
    public async Task<bool> OpensAsync(string secret, CancellationToken ct)
    {
        var hash = OneTimeSecret.HashOf(secret);
        return await db.PartnerLinks.AsNoTracking().SingleOrDefaultAsync(l => l.LinkSha256 == hash, ct) is { } link && link.OpensOn(time.Today) && await IsSharedAsync(link, ct);
    }

    /// <summary>A wrong code is counted, so it is saved like a right one.</summary>
    public Task<Result<OpenedPartnerLink>> HandleAsync(OpenPartnerLink command, CancellationToken ct) => db.ChangeAsync<OpenedPartnerLink>(async () =>
    {
        var hash = OneTimeSecret.HashOf(command.Secret);
        if (await db.PartnerLinks.SingleOrDefaultAsync(l => l.LinkSha256 == hash, ct) is not { } link || !await IsSharedAsync(link, ct)) return ReferralProblems.LinkSpent;
        if (await db.Partners.AsNoTracking().SingleOrDefaultAsync(p => p.Id == link.PartnerId, ct) is not { } partner) return ReferralProblems.LinkSpent;

        // The history shows that it was by the link; the record itself opens on the next page.
        actor.BecomePartner(null, PartnerVisits.ByLink(partner), partner.Id);
        actor.OpenShared(link.ParticipantId);
        _ = await db.FindParticipantAsync(link.ParticipantId, ct);
        var session = OneTimeSecret.Create();
        var answer = link.Open(AccessCode.HashOf(link.Id, command.Code), session.Sha256, time.Now, time.Today);
        return new OpenedPartnerLink(answer, link.Id, answer == PartnerLinkAnswer.Opened ? session : null);
    }, ct);

    private async Task<bool> IsSharedAsync(PartnerLink link, CancellationToken ct) =>
        await db.Referrals.AsNoTracking().SingleOrDefaultAsync(r => r.Id == link.ReferralId, ct) is { } referral && !(await PartnerVisits.ScopeAsync(db, referral, link.PartnerId, time.Today, ct)).IsNothing;
}
