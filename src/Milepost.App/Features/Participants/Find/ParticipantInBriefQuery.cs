using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Findings;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Participants.Find;

/// <summary>Who somebody is, who looks after the record, and how it stands.</summary>
/// <param name="Version">Raised with every change to any part of the record.</param>
/// <param name="Pack">Id of the pack whose requirements the record follows.</param>
/// <param name="Findings">How many findings are open today, by how soon they want somebody.</param>
public sealed record ParticipantInBrief(
    Guid Id, string CaseNumber, long Version, string FirstName, string LastName, string Pack, Domain.Participants.Profile Profile, ParticipantPlace? Office, ParticipantPlace? Planner, IReadOnlyList<EnrollmentInBrief> Enrollments,
    PlanInBrief? Plan, FindingsInBrief Findings);

/// <summary>An office or a planner by name.</summary>
public sealed record ParticipantPlace(Guid Id, string Name);

public sealed record EnrollmentInBrief(Guid Id, string CaseFileId, Program Program, DateOnly EnteredOn, DateOnly? ExitedOn, string? ExitReason);

/// <summary>The open plan, else the one closed last.</summary>
public sealed record PlanInBrief(Guid Id, string CaseFileId, PlanKind Kind, DateOnly OpenedOn, DateOnly? ClosedOn);

public sealed record FindingsInBrief(int Overdue, int Due, int NotInOrder, int Waived);

public sealed class ParticipantInBriefQuery(MilepostDb db, AgencyTime time)
{
    public async Task<ParticipantInBrief?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        var today = time.Today;
        var person = await (
            from p in db.VisibleParticipants.AsNoTracking()
            where p.Id == participantId
            join o in db.OrgUnits on p.OfficeId equals (Guid?)o.Id into offices
            from o in offices.DefaultIfEmpty()
            join u in db.Users on p.PlannerId equals (Guid?)u.Id into planners
            from u in planners.DefaultIfEmpty()
            select new { p.Id, p.CaseNumber, p.RecordVersion, p.PackId, p.Profile, p.OfficeId, Office = o == null ? null : o.Name, p.PlannerId, Planner = u == null ? null : u.DisplayName })
            .SingleOrDefaultAsync(ct);
        if (person is null) return null;

        var enrollments = await db.Enrollments.AsNoTracking().Where(e => e.ParticipantId == participantId).OrderBy(e => e.Id)
            .Select(e => new EnrollmentInBrief(e.Id, e.CaseFileId, e.Program, e.EnteredOn, e.ExitedOn, e.ExitReason)).ToListAsync(ct);
        var plan = await db.Plans.AsNoTracking().IgnoreAutoIncludes().Where(p => p.ParticipantId == participantId).OrderBy(p => p.ClosedOn != null).ThenByDescending(p => p.Id)
            .Select(p => new PlanInBrief(p.Id, p.CaseFileId, p.Kind, p.OpenedOn, p.ClosedOn)).FirstOrDefaultAsync(ct);
        var open = await db.Findings.AsNoTracking().Where(f => f.ParticipantId == participantId).Where(Urgencies.IsOpenOn(today))
            .Select(f => new { f.Outcome, f.DueOn, f.WaivedThrough }).ToListAsync(ct);
        var counted = open.Where(f => !(f.WaivedThrough >= today)).ToList();
        var due = counted.Where(f => f.Outcome == Outcome.Due).ToList();
        var overdue = due.Count(f => f.DueOn < today);
        return new(
            person.Id, person.CaseNumber, person.RecordVersion, person.Profile.FirstName, person.Profile.LastName, person.PackId, person.Profile,
            person.OfficeId is { } office ? new(office, person.Office ?? "") : null, person.PlannerId is { } planner ? new(planner, person.Planner ?? "") : null,
            enrollments, plan, new(overdue, due.Count - overdue, counted.Count - due.Count, open.Count - counted.Count));
    }
}
