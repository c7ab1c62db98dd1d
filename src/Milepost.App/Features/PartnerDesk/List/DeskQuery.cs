using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.PartnerDesk.List;

public sealed record DeskRow(Referral Referral, ReferralStanding Standing, string Name);

public sealed class DeskQuery(MilepostDb db, Actor actor, AgencyTime time)
{
    public async Task<(string Partner, IReadOnlyList<DeskRow> Rows)> HandleAsync(CancellationToken ct)
    {
        if (actor.PartnerOf is not { } id || await db.Partners.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } partner) return ("", []);
        var today = time.Today;
        var referrals = await db.Referrals.AsNoTracking()
            .Where(r => r.PartnerId == id && r.OpenUntil >= today && (r.State == ReferralState.Sent || r.State == ReferralState.Accepted || r.State == ReferralState.Done)).ToListAsync(ct);
        var people = referrals.Select(r => r.ParticipantId).Distinct().ToList();
        var consents = (await db.Consents.AsNoTracking().Where(c => people.Contains(c.ParticipantId)).ToListAsync(ct)).ToLookup(c => c.ParticipantId);
        var open = referrals.Where(r => !r.SharedOn(today, consents[r.ParticipantId], partner.Details.Programs).IsNothing).ToList();
        // Only now, and only of these: a name goes with what is consented to.
        var named = open.Select(r => r.ParticipantId).Distinct().ToList();
        var names = await db.Participants.AsNoTracking().Where(p => named.Contains(p.Id)).Select(p => new { p.Id, p.Profile.FirstName, p.Profile.LastName }).ToDictionaryAsync(p => p.Id, p => $"{p.FirstName} {p.LastName}", ct);
        return (partner.Details.Name,
        [
            .. open.Select(r => new DeskRow(r, r.StandingOn(today), names[r.ParticipantId]))
                .OrderBy(r => r.Standing == ReferralStanding.Done).ThenBy(r => r.Referral.NeededBy ?? DateOnly.MaxValue).ThenBy(r => r.Referral.SentOn),
        ]);
    }
}
