using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Consents;

/// <param name="RestingOn">Referrals that this consent opens.</param>
public sealed record ConsentRow(Consent Consent, bool InForce, IReadOnlyList<Referral> RestingOn);

public sealed class ConsentsQuery(MilepostDb db, AgencyTime time)
{
    /// <summary>Null when the participant is out of reach.</summary>
    public async Task<IReadOnlyList<ConsentRow>?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (!await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)) return null;
        var consents = await db.Consents.AsNoTracking().Where(c => c.ParticipantId == participantId).ToListAsync(ct);
        var referrals = await db.Referrals.AsNoTracking().Where(r => r.ParticipantId == participantId && r.SentOn != null).ToListAsync(ct);
        return
        [
            .. consents.Select(c => new ConsentRow(c, c.InForceOn(time.Today), [.. referrals.Where(r => r.Consents.Contains(c.CaseFileId))]))
                .OrderByDescending(c => c.InForce).ThenByDescending(c => c.Consent.Terms.From).ThenByDescending(c => c.Consent.Id),
        ];
    }
}
