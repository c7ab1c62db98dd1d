using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Eligibility;

namespace Milepost.App.Features.Participants.Eligibility;

/// <summary>The decisions about a person's eligibility, the latest first, each as it was frozen.</summary>
public sealed class SnapshotsQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<EligibilitySnapshot>> HandleAsync(Guid participantId, CancellationToken ct) =>
        await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)
            ? await db.EligibilitySnapshots.AsNoTracking().Where(s => s.ParticipantId == participantId).OrderByDescending(s => s.FrozenAt).ThenByDescending(s => s.Id).ToListAsync(ct) : [];
}
