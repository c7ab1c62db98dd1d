using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Findings;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Participants.Caseload;

/// <summary>Which people to list.</summary>
/// <param name="Search">Words of a name or a case number.</param>
/// <param name="Order">"name", "plan" (oldest plan first), "contact" (longest without contact first) or "due" (what is due next first).</param>
/// <param name="Mine">Only those whose planner is the reader.</param>
public sealed record CaseloadFilter(string? Search, bool Mine, Program? Program, string? PlanState, string Order)
{
    /// <summary>Id of an office, or "none" for people of no office.</summary>
    public string? Office { get; init; }

    /// <summary>Id of a planner, or "none" for people whom nobody plans for.</summary>
    public string? Planner { get; init; }

    /// <summary>"late": something is; "week": something is due today or in the next seven days.</summary>
    public string? Due { get; init; }
}

/// <summary>What a person's record asks for next.</summary>
public sealed record NextDue(string Requirement, string Subject, DateOnly On, string Words);

public sealed record CaseloadRow(
    Guid Id, string Name, string CaseNumber, string Programs, string? PlanKind, DateOnly? PlanOpenedOn, bool Signed, string? Planner, string? Office, DateOnly? LastContactOn,
    NextDue? Next, int Late)
{
    /// <summary>"for Robin Planner, until Dec 4", when the reader covers; null otherwise.</summary>
    public string? Covered { get; init; }
}

public sealed record CaseloadList(IReadOnlyList<CaseloadRow> Rows, int Total, int Page, int Pages);

/// <param name="Id">"none" for people whom nobody plans for.</param>
public sealed record CaseloadPlanner(string Id, string Name);

public sealed class CaseloadQuery(MilepostDb db, Actor actor, PolicyBook policies, AgencyTime time)
{
    public const int PageSize = 50;

    private const string None = "none";

    public async Task<CaseloadList> HandleAsync(CaseloadFilter filter, int page, CancellationToken ct)
    {
        var people = Matching(filter);
        var total = await people.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        return new(await RowsAsync(people, filter.Order, (shown - 1) * PageSize, PageSize, ct), total, shown, pages);
    }

    /// <summary>The whole list, for a file.</summary>
    public Task<IReadOnlyList<CaseloadRow>> AllAsync(CaseloadFilter filter, CancellationToken ct) => RowsAsync(Matching(filter), filter.Order, 0, int.MaxValue, ct);

    /// <summary>Whose people the reader may see, for the filter; nobody where the reader is a planner only.</summary>
    public async Task<IReadOnlyList<CaseloadPlanner>> PlannersAsync(CancellationToken ct)
    {
        if (actor.Roles.All(role => role == StaffRole.CareerPlanner)) return [];
        var planners = await (
            from id in db.VisibleParticipants.Select(p => p.PlannerId).Distinct()
            join account in db.Users on id equals (Guid?)account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            select new { Id = id, Name = account == null ? null : account.DisplayName }).ToListAsync(ct);
        return [.. planners.OrderBy(p => p.Id is null).ThenBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Select(p => new CaseloadPlanner(p.Id?.ToString() ?? None, p.Name ?? "Nobody yet"))];
    }

    /// <summary>Lines with a due date that nobody waived; overdue ones too.</summary>
    private IQueryable<LedgerFinding> Deadlines()
    {
        var today = time.Today;
        return db.Findings.AsNoTracking().Where(Urgencies.IsOpenOn(today)).Where(f => f.Outcome == Outcome.Due && f.DueOn != null && !(f.WaivedThrough >= today));
    }

    /// <summary>Everybody the filter finds, for a list of another kind.</summary>
    public IQueryable<Domain.Participants.Participant> Matching(CaseloadFilter filter)
    {
        var today = time.Today;
        var week = today.AddDays(Urgencies.WeekDays);
        var deadlines = Deadlines();
        var people = db.VisibleParticipants.AsNoTracking();
        if (filter.Mine) people = people.Where(p => actor.Caseload.Contains(p.PlannerId));
        if (filter.Office == None) people = people.Where(p => p.OfficeId == null);
        else if (Guid.TryParse(filter.Office, out var officeId)) people = people.Where(p => p.OfficeId == officeId);
        if (filter.Planner == None) people = people.Where(p => p.PlannerId == null);
        else if (Guid.TryParse(filter.Planner, out var plannerId)) people = people.Where(p => p.PlannerId == plannerId);
        foreach (var word in SearchWords.Normalize(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
            people = people.Where(p => p.SearchText.Contains(word));
        if (filter.Program is { } program) people = people.Where(p => db.Enrollments.Any(e => e.ParticipantId == p.Id && e.Program == program));
        people = filter.PlanState switch
        {
            "none" => people.Where(p => !db.Plans.Any(plan => plan.ParticipantId == p.Id)),
            "open" => people.Where(p => db.Plans.Any(plan => plan.ParticipantId == p.Id && plan.ClosedOn == null)),
            "closed" => people.Where(p => db.Plans.Any(plan => plan.ParticipantId == p.Id) && !db.Plans.Any(plan => plan.ParticipantId == p.Id && plan.ClosedOn == null)),
            _ => people,
        };
        return filter.Due switch
        {
            "late" => people.Where(p => deadlines.Any(f => f.ParticipantId == p.Id && f.DueOn < today)),
            "week" => people.Where(p => deadlines.Any(f => f.ParticipantId == p.Id && f.DueOn >= today && f.DueOn <= week)),
            _ => people,
        };
    }

    /// <summary>Six statements, however many people are asked for.</summary>
    private async Task<IReadOnlyList<CaseloadRow>> RowsAsync(IQueryable<Domain.Participants.Participant> people, string order, int skip, int take, CancellationToken ct)
    {
        var today = time.Today;
        var deadlines = Deadlines();
        var found = await (
            from p in people
            join office in db.OrgUnits on p.OfficeId equals (Guid?)office.Id into offices
            from office in offices.DefaultIfEmpty()
            join planner in db.Users on p.PlannerId equals (Guid?)planner.Id into planners
            from planner in planners.DefaultIfEmpty()
            let openedOn = order == "plan" ? db.Plans.Where(x => x.ParticipantId == p.Id && x.ClosedOn == null).Min(x => (DateOnly?)x.OpenedOn) : null
            let contactOn = order == "contact" ? db.CaseNotes.Where(n => n.ParticipantId == p.Id && n.Details.TwoWay).Max(n => (DateOnly?)n.Details.OccurredOn) : null
            let dueOn = order == "due" ? deadlines.Where(f => f.ParticipantId == p.Id).Min(f => f.DueOn) : null
            orderby openedOn == null, openedOn, contactOn != null, contactOn, dueOn == null, dueOn, p.Profile.LastName, p.Profile.FirstName, p.CaseNumber
            select new
            {
                p.Id, p.CaseNumber, p.Profile.FirstName, p.Profile.LastName,
                Office = office == null ? null : office.Name, Planner = planner == null ? null : planner.DisplayName, p.PlannerId,
            }).Skip(skip).Take(take).ToListAsync(ct);

        var ids = found.Select(f => f.Id).ToList();
        // As one parameter: a file of a whole state has more people than a statement takes parameters.
        var enrollments = (await db.Enrollments.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.ParticipantId)).Select(e => new { e.ParticipantId, e.Program, e.ExitedOn }).ToListAsync(ct))
            .ToLookup(e => e.ParticipantId);
        var plans = (await db.Plans.AsNoTracking().IgnoreAutoIncludes().Include(p => p.Agreements).Where(p => EF.Parameter(ids).Contains(p.ParticipantId) && p.ClosedOn == null).ToListAsync(ct))
            .ToLookup(p => p.ParticipantId);
        var contacts = await db.CaseNotes.AsNoTracking().Where(n => EF.Parameter(ids).Contains(n.ParticipantId) && n.Details.TwoWay)
            .GroupBy(n => n.ParticipantId).Select(g => new { g.Key, Last = g.Max(n => n.Details.OccurredOn) }).ToDictionaryAsync(c => c.Key, c => c.Last, ct);
        var due = (await deadlines.Where(f => EF.Parameter(ids).Contains(f.ParticipantId)).Select(f => new { f.ParticipantId, f.Requirement, f.Subject, On = f.DueOn!.Value }).ToListAsync(ct))
            .ToLookup(f => f.ParticipantId);

        return [.. found.Select(f =>
        {
            var plan = plans[f.Id].FirstOrDefault();
            var next = due[f.Id].OrderBy(d => d.On).ThenBy(d => d.Requirement, StringComparer.Ordinal).ThenBy(d => d.Subject, StringComparer.Ordinal).FirstOrDefault();
            return new CaseloadRow(f.Id, $"{f.FirstName} {f.LastName}", f.CaseNumber,
                string.Join(", ", enrollments[f.Id].Select(e => e.ExitedOn is null ? Words.Of(e.Program) : $"{Words.Of(e.Program)} (exited)").Distinct()),
                plan is null ? null : Words.Of(plan.Kind), plan?.Details.OpenedOn, plan?.SignedAsItStands == true, f.Planner, f.Office,
                contacts.TryGetValue(f.Id, out var last) ? last : null,
                next is null ? null : new(next.Requirement, next.Subject, next.On, Duty.Words(next.Requirement, policies)), due[f.Id].Count(d => d.On < today))
            {
                Covered = f.PlannerId == actor.AccountId ? null : actor.Covers.FirstOrDefault(cover => cover.PlannerId == f.PlannerId)?.Words,
            };
        })];
    }
}
