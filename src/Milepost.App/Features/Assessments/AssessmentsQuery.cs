using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments;

/// <summary>The assessments of a person, the newest first, and what they add up to.</summary>
/// <param name="Assessments">Without the exceptions from the basic skills test, which assess nothing.</param>
public sealed record AssessmentReview(
    Participant Participant, RecordSettings Record, IReadOnlyList<Assessment> Assessments, IReadOnlyList<Assessment> Exceptions, IReadOnlyList<AssessedBarrier> Barriers,
    IReadOnlyList<SkillGain> SkillGains, IReadOnlyList<TrainingChoice> TrainingChoices)
{
    /// <summary>The screening can show a deficiency, and is never the only way to find out what somebody needs (Illinois DCEO chapter 4.3).</summary>
    public bool OnlyScreened => Participant.Screening is not null && Assessments.Count == 0;

    public IReadOnlyList<AssessmentArea> Uncovered(DateOnly today) => [.. Enum.GetValues<AssessmentArea>().Where(area => !Covering(area, today).Any())];

    public IReadOnlyList<LevelGain> Gains => LevelGain.Of(Assessments);

    /// <summary>Which assessments cover an area, borrowed ones that are too old left out.</summary>
    public IEnumerable<Assessment> Covering(AssessmentArea area, DateOnly today) =>
        Assessments.Where(a => a.Details.Areas.Contains(area) && a.IsUsableOn(today));
}

public sealed class AssessmentsQuery(MilepostDb db, RecordSettingsQuery settings, OpenBarriersQuery barriers)
{
    public async Task<AssessmentReview?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var assessments = await db.Assessments.AsNoTracking().Where(a => a.ParticipantId == participantId).ToListAsync(ct);
        return new(
            participant, await settings.HandleAsync(participant, ct),
            [.. assessments.Where(a => !a.IsExemption).OrderByDescending(a => a.Details.CompletedOn).ThenByDescending(a => a.Id)],
            [.. assessments.Where(a => a.IsExemption).OrderByDescending(a => a.Details.CompletedOn).ThenByDescending(a => a.Id)],
            await barriers.AllAsync(participantId, ct),
            await db.SkillGains.AsNoTracking().Where(g => g.ParticipantId == participantId).ToListAsync(ct),
            await db.TrainingChoices.AsNoTracking().Where(c => c.ParticipantId == participantId).OrderByDescending(c => c.Id).ToListAsync(ct));
    }
}
