using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.CaseFiles;

/// <summary>Everything the store holds of one participant's case: what a case file carries.</summary>
public sealed record ParticipantRecord(
    Participant Participant,
    Application? Application,
    IReadOnlyList<Enrollment> Enrollments,
    IReadOnlyList<Assessment> Assessments,
    IReadOnlyList<Plan> Plans,
    IReadOnlyList<Service> Services,
    IReadOnlyList<Domain.CaseNotes.CaseNote> CaseNotes,
    IReadOnlyList<Credential> Credentials,
    IReadOnlyList<SkillGain> SkillGains,
    IReadOnlyList<Referral> Referrals,
    IReadOnlyList<PlannedGap> PlannedGaps)
{
    /// <summary>Every part but the person.</summary>
    public IEnumerable<object> Parts =>
        ((IEnumerable<object>)(Application is null ? [] : [Application]))
        .Concat(Enrollments).Concat(Assessments).Concat(Plans).Concat(Services).Concat(CaseNotes)
        .Concat(Credentials).Concat(SkillGains).Concat(Referrals).Concat(PlannedGaps);

    public static async Task<ParticipantRecord> LoadAsync(MilepostDb db, Participant participant, CancellationToken ct)
    {
        var id = participant.Id;
        return new(
            participant,
            await db.Applications.SingleOrDefaultAsync(p => p.ParticipantId == id, ct),
            await db.Enrollments.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            await db.Assessments.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            await db.Plans.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            await db.Services.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            await db.CaseNotes.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            await db.Credentials.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            await db.SkillGains.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            await db.Referrals.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            await db.PlannedGaps.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct));
    }
}
