using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments;

/// <summary>The assessments of a person, the newest first, and what they add up to.</summary>
public sealed record AssessmentReview(Participant Participant, RecordSettings Record, IReadOnlyList<Assessment> Assessments, IReadOnlyList<AssessedBarrier> Barriers)
{
    /// <summary>Which assessments cover an area, borrowed ones that are too old left out.</summary>
    public IEnumerable<Assessment> Covering(AssessmentArea area, DateOnly today) =>
        Assessments.Where(a => a.Details.Areas.Contains(area) && !(a.BorrowedUntil < today));
}

public sealed class AssessmentsQuery(MilepostDb db, RecordSettingsQuery settings, OpenBarriersQuery barriers)
{
    public async Task<AssessmentReview?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var assessments = await db.Assessments.AsNoTracking().Where(a => a.ParticipantId == participantId).ToListAsync(ct);
        return new(
            participant, await settings.HandleAsync(participant, ct),
            [.. assessments.OrderByDescending(a => a.Details.CompletedOn).ThenByDescending(a => a.Id)],
            await barriers.AllAsync(participantId, ct));
    }
}
