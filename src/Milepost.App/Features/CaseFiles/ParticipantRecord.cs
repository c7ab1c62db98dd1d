using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;
using Milepost.Domain.Worksites;

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
    IReadOnlyList<PlannedGap> PlannedGaps,
    IReadOnlyList<SupervisorWaiver> Waivers)
{
    public IReadOnlyList<FollowUpContact> FollowUpContacts { get; init; } = [];
    public IReadOnlyList<TrainingChoice> TrainingChoices { get; init; } = [];
    public IReadOnlyList<Consent> Consents { get; init; } = [];
    public IReadOnlyList<ConcurrentProgram> ConcurrentPrograms { get; init; } = [];
    public IReadOnlyList<PayrollEntry> Payroll { get; init; } = [];

    /// <summary>The attendance of all its services.</summary>
    public IReadOnlyList<AttendanceEntry> Attendance { get; init; } = [];
    public EligibilityAnswers? EligibilityAnswers { get; init; }

    public IReadOnlyList<EligibilitySnapshot> EligibilitySnapshots { get; init; } = [];

    /// <summary>As a case file has them; a visit is kept by the front desk and belongs to a visitor. Read only where a file is made.</summary>
    public IReadOnlyList<CaseVisit> Visits { get; init; } = [];

    /// <summary>Every part but the person.</summary>
    public IEnumerable<object> Parts =>
        ((IEnumerable<object>)(Application is null ? [] : [Application]))
        .Concat(Enrollments).Concat(Assessments).Concat(Plans).Concat(Services).Concat(CaseNotes)
        .Concat(Credentials).Concat(SkillGains).Concat(Referrals).Concat(PlannedGaps).Concat(Waivers).Concat(FollowUpContacts).Concat(TrainingChoices).Concat(Attendance).Concat(Payroll).Concat(Consents).Concat(ConcurrentPrograms)
        .Concat(EligibilityAnswers is null ? [] : [EligibilityAnswers]).Concat(EligibilitySnapshots);

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
            await db.PlannedGaps.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            await db.Waivers.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct))
        {
            FollowUpContacts = await db.FollowUpContacts.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            TrainingChoices = await db.TrainingChoices.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            Attendance = await db.AttendanceEntries.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            Payroll = await db.Payroll.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            Consents = await db.Consents.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            ConcurrentPrograms = await db.ConcurrentPrograms.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            EligibilityAnswers = await db.EligibilityAnswers.SingleOrDefaultAsync(p => p.ParticipantId == id, ct),
            EligibilitySnapshots = await db.EligibilitySnapshots.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct),
            Visits = await CaseVisits.ReadAsync(db, id, ct),
        };
    }

    /// <summary>Several records at once, as the database has them, for reading only: as many queries as for one.</summary>
    /// <remarks>The ids are sent as one parameter: with one for each, EF would write every query anew.</remarks>
    public static async Task<IReadOnlyList<ParticipantRecord>> LoadManyAsync(MilepostDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var participants = await db.Participants.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync(ct);
        var applications = await PartsAsync(db.Applications);
        var enrollments = await PartsAsync(db.Enrollments);
        var assessments = await PartsAsync(db.Assessments);
        var plans = await PartsAsync(db.Plans);
        var services = await PartsAsync(db.Services);
        var caseNotes = await PartsAsync(db.CaseNotes);
        var credentials = await PartsAsync(db.Credentials);
        var skillGains = await PartsAsync(db.SkillGains);
        var referrals = await PartsAsync(db.Referrals);
        var plannedGaps = await PartsAsync(db.PlannedGaps);
        var waivers = await PartsAsync(db.Waivers);
        var followUpContacts = await PartsAsync(db.FollowUpContacts);
        var trainingChoices = await PartsAsync(db.TrainingChoices);
        var attendance = await PartsAsync(db.AttendanceEntries);
        var payroll = await PartsAsync(db.Payroll);
        var consents = await PartsAsync(db.Consents);
        var concurrent = await PartsAsync(db.ConcurrentPrograms);
        var answers = await PartsAsync(db.EligibilityAnswers);
        var snapshots = await PartsAsync(db.EligibilitySnapshots);
        return
        [
            .. participants.Select(person => new ParticipantRecord(
                person, applications[person.Id].SingleOrDefault(), [.. enrollments[person.Id]], [.. assessments[person.Id]], [.. plans[person.Id]], [.. services[person.Id]],
                [.. caseNotes[person.Id]], [.. credentials[person.Id]], [.. skillGains[person.Id]], [.. referrals[person.Id]], [.. plannedGaps[person.Id]], [.. waivers[person.Id]])
            {
                FollowUpContacts = [.. followUpContacts[person.Id]],
                TrainingChoices = [.. trainingChoices[person.Id]],
                Attendance = [.. attendance[person.Id]],
                Payroll = [.. payroll[person.Id]],
                Consents = [.. consents[person.Id]],
                ConcurrentPrograms = [.. concurrent[person.Id]],
                EligibilityAnswers = answers[person.Id].SingleOrDefault(),
                EligibilitySnapshots = [.. snapshots[person.Id]],
            }),
        ];

        async Task<ILookup<Guid, T>> PartsAsync<T>(IQueryable<T> parts) where T : RecordPart =>
            (await parts.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.ParticipantId)).OrderBy(p => p.Id).ToListAsync(ct)).ToLookup(p => p.ParticipantId);
    }
}
