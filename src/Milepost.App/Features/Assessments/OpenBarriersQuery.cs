using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments;

/// <summary>The assessed barriers of a person within reach that nothing answers yet.</summary>
public sealed class OpenBarriersQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<AssessedBarrier>> HandleAsync(Guid participantId, CancellationToken ct) =>
        [.. (await AllAsync(participantId, ct)).Where(b => b.Waits)];

    /// <summary>The answered ones too, those that wait first.</summary>
    public async Task<IReadOnlyList<AssessedBarrier>> AllAsync(Guid participantId, CancellationToken ct)
    {
        if (!await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)) return [];
        var assessments = await db.Assessments.AsNoTracking().Where(a => a.ParticipantId == participantId).ToListAsync(ct);
        if (assessments.All(a => a.Details.Barriers.Count == 0)) return [];
        return OpenBarriers.All(
            assessments,
            await db.Plans.AsNoTracking().Where(p => p.ParticipantId == participantId && p.ClosedOn == null).ToListAsync(ct),
            await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).ToListAsync(ct));
    }
}
