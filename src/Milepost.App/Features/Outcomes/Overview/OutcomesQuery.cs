using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.Overview;

public sealed record OutcomesView(string Name, IReadOnlyList<Credential> Credentials, IReadOnlyList<SkillGain> SkillGains, IReadOnlyList<PlannedGap> Gaps, IReadOnlyList<Referral> Referrals);

/// <summary>What a person earned, where the person was sent, and the gaps that are known beforehand.</summary>
public sealed class OutcomesQuery(MilepostDb db)
{
    public async Task<OutcomesView?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        return new(
            participant.Name,
            await db.Credentials.AsNoTracking().Where(c => c.ParticipantId == participantId).OrderByDescending(c => c.AttainedOn).ThenByDescending(c => c.Id).ToListAsync(ct),
            await db.SkillGains.AsNoTracking().Where(g => g.ParticipantId == participantId).OrderByDescending(g => g.AttainedOn).ThenByDescending(g => g.Id).ToListAsync(ct),
            await db.PlannedGaps.AsNoTracking().Where(g => g.ParticipantId == participantId).OrderByDescending(g => g.From).ToListAsync(ct),
            await db.Referrals.AsNoTracking().Where(r => r.ParticipantId == participantId).OrderByDescending(r => r.On).ThenByDescending(r => r.Id).ToListAsync(ct));
    }
}
