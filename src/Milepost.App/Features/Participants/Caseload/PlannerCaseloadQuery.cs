using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Api;
using Milepost.App.Features.Findings;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Participants.Caseload;

/// <summary>One person of a caseload.</summary>
/// <param name="Programs">Those the person is enrolled in now.</param>
/// <param name="Plan">The open plan.</param>
/// <param name="LastContactOn">Day of the last two-way contact.</param>
/// <param name="NextDue">The deadline that comes first, one that has passed included; waived ones are not counted.</param>
/// <param name="Overdue">How many deadlines have passed.</param>
public sealed record CaseloadEntry(
    Guid Id, string CaseNumber, string FirstName, string LastName, Guid? OfficeId, IReadOnlyList<Program> Programs, CaseloadPlan? Plan, DateOnly? LastContactOn, CaseloadDeadline? NextDue, int Overdue);

/// <param name="Signed">Both signed it as it stands.</param>
public sealed record CaseloadPlan(Guid Id, PlanKind Kind, DateOnly OpenedOn, bool Signed);

/// <param name="Requirement">Id of the requirement.</param>
/// <param name="Subject">"participant", "plan:PL-1".</param>
public sealed record CaseloadDeadline(string Requirement, string Subject, DateOnly DueOn);

/// <summary>A planner's people within reach, by name, a page at a time. Five statements, however many people are asked for.</summary>
public sealed class PlannerCaseloadQuery(MilepostDb db, AgencyTime time)
{
    /// <summary>The columns it is ordered by: last name, first name, case number.</summary>
    public const int KeyColumns = 3;

    public const int UsualLimit = 100;

    public async Task<CursorPage<CaseloadEntry>> HandleAsync(Guid plannerId, PageAsked asked, CancellationToken ct)
    {
        var today = time.Today;
        var people = db.VisibleParticipants.AsNoTracking().Where(p => p.PlannerId == plannerId);
        if (asked.After is [var last, var first, var number])
            people = people.Where(p => string.Compare(p.Profile.LastName, last) > 0
                || (p.Profile.LastName == last && (string.Compare(p.Profile.FirstName, first) > 0 || (p.Profile.FirstName == first && string.Compare(p.CaseNumber, number) > 0))));
        var found = await people.OrderBy(p => p.Profile.LastName).ThenBy(p => p.Profile.FirstName).ThenBy(p => p.CaseNumber)
            .Select(p => new { p.Id, p.CaseNumber, p.Profile.FirstName, p.Profile.LastName, p.OfficeId }).Take(asked.Limit + 1).ToListAsync(ct);

        var ids = found.Select(p => p.Id).ToList();
        var enrollments = (await db.Enrollments.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.ParticipantId) && e.ExitedOn == null)
            .Select(e => new { e.ParticipantId, e.Program }).ToListAsync(ct)).ToLookup(e => e.ParticipantId, e => e.Program);
        var plans = (await db.Plans.AsNoTracking().IgnoreAutoIncludes().Where(p => EF.Parameter(ids).Contains(p.ParticipantId) && p.ClosedOn == null)
            .Select(p => new
            {
                p.ParticipantId, p.Id, p.Kind, p.OpenedOn,
                Signed = p.Agreements.Any(a => a.PlanVersion == p.VersionNumber && a.Method != AgreementMethod.UnableToCollect && a.ParticipantSignedOn != null && a.StaffSignedOn != null),
            }).ToListAsync(ct)).ToLookup(p => p.ParticipantId);
        var contacts = await db.CaseNotes.AsNoTracking().Where(n => EF.Parameter(ids).Contains(n.ParticipantId) && n.Details.TwoWay)
            .GroupBy(n => n.ParticipantId).Select(g => new { g.Key, Last = g.Max(n => n.Details.OccurredOn) }).ToDictionaryAsync(c => c.Key, c => c.Last, ct);
        var deadlines = (await db.Findings.AsNoTracking().Where(Urgencies.IsOpenOn(today))
            .Where(f => EF.Parameter(ids).Contains(f.ParticipantId) && f.Outcome == Outcome.Due && f.DueOn != null && !(f.WaivedThrough >= today))
            .Select(f => new { f.ParticipantId, f.Requirement, f.Subject, DueOn = f.DueOn!.Value }).ToListAsync(ct)).ToLookup(f => f.ParticipantId);

        return CursorPage<CaseloadEntry>.Of([.. found.Select(p =>
        {
            var plan = plans[p.Id].FirstOrDefault();
            var next = deadlines[p.Id].OrderBy(d => d.DueOn).ThenBy(d => d.Requirement, StringComparer.Ordinal).ThenBy(d => d.Subject, StringComparer.Ordinal).FirstOrDefault();
            return new CaseloadEntry(p.Id, p.CaseNumber, p.FirstName, p.LastName, p.OfficeId, [.. enrollments[p.Id].Distinct().Order()],
                plan is null ? null : new(plan.Id, plan.Kind, plan.OpenedOn, plan.Signed), contacts.TryGetValue(p.Id, out var on) ? on : null,
                next is null ? null : new(next.Requirement, next.Subject, next.DueOn), deadlines[p.Id].Count(d => d.DueOn < today));
        })], asked.Limit, p => [p.LastName, p.FirstName, p.CaseNumber]);
    }
}
