using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Store.Postgres;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings.Board;

/// <summary>Deadlines by how soon they want somebody.</summary>
public sealed record DeadlineCounts(int Late, int Today, int ThisWeek, int NotInOrder, int Waived)
{
    public static readonly DeadlineCounts None = new(0, 0, 0, 0, 0);

    public int Of(Urgency urgency) => urgency switch
    {
        Urgency.Late => Late,
        Urgency.Today => Today,
        Urgency.ThisWeek => ThisWeek,
        Urgency.NotInOrder => NotInOrder,
        Urgency.Waived => Waived,
        _ => 0,
    };
}

/// <summary>People, each counted once, by the most pressing thing about them. Waived deadlines press nobody.</summary>
/// <param name="DueThisWeek">Something is due within the week, today included, and nothing is late.</param>
/// <param name="NotInOrder">Something without a due date is not in order, and nothing is late or due within the week.</param>
public sealed record PeopleCounts(int Late, int DueThisWeek, int NotInOrder, int InOrder)
{
    public int All => Late + DueThisWeek + NotInOrder + InOrder;
}

/// <param name="Id">Null for the people whom nobody plans for.</param>
/// <param name="IsGone">The account is deactivated, and the people are still on its caseload.</param>
public sealed record BoardPlanner(Guid? Id, string Name, bool IsGone, PeopleCounts People, DeadlineCounts Deadlines);

/// <param name="Id">Null for the people who belong to no office.</param>
public sealed record BoardOffice(Guid? Id, string Name, IReadOnlyDictionary<DeadlineKind, DeadlineCounts> Deadlines, IReadOnlyList<BoardPlanner> Planners)
{
    public DeadlineCounts Of(DeadlineKind kind) => Deadlines.GetValueOrDefault(kind, DeadlineCounts.None);
}

/// <summary>
/// Every open deadline within reach, by office, planner and kind. One statement: the database counts, and what comes back is a few
/// lines for each planner, however many people there are.
/// </summary>
public sealed class BoardQuery(ReportStore reports, PolicyBook policies, AgencyTime time)
{
    public async Task<IReadOnlyList<BoardOffice>> HandleAsync(Program? program, CancellationToken ct)
    {
        var lines = await Lines(await reports.OpenAsync(ct), program).ToListAsync(ct);
        return
        [
            .. lines.GroupBy(line => line.OfficeId)
                .Select(office => new BoardOffice(office.Key, office.First().Office ?? "No office", KindsOf(office), PlannersOf(office)))
                .OrderBy(office => office.Id is null).ThenBy(office => office.Name, StringComparer.OrdinalIgnoreCase).ThenBy(office => office.Id),
        ];
    }

    private IQueryable<Line> Lines(MilepostDb db, Program? program)
    {
        var today = time.Today;
        var week = today.AddDays(Urgencies.WeekDays);
        var people = db.VisibleParticipants.AsNoTracking();
        if (program is { } only) people = people.Where(p => db.Enrollments.Any(e => e.ParticipantId == p.Id && e.Program == only));
        // The same as Urgencies.Of, in words that the database counts by.
        var open = db.Findings.Where(Urgencies.IsOpenOn(today)).Select(f => new
        {
            f.ParticipantId, f.Requirement,
            Press = f.WaivedThrough >= today ? (int)Press.Waived
                : f.Outcome != Outcome.Due || f.DueOn == null ? (int)Press.NotInOrder
                : f.DueOn < today ? (int)Press.Late
                : f.DueOn == today ? (int)Press.Today
                : f.DueOn <= week ? (int)Press.ThisWeek : (int)Press.Later,
        });

        var deadlines =
            from finding in open
            join person in people on finding.ParticipantId equals person.Id
            group finding by new { person.OfficeId, person.PlannerId, finding.Requirement, finding.Press } into same
            select new { same.Key.OfficeId, same.Key.PlannerId, Requirement = (string?)same.Key.Requirement, same.Key.Press, Count = same.Count() };

        var persons =
            from person in people
            select new { person.OfficeId, person.PlannerId, Most = open.Where(f => f.ParticipantId == person.Id).Min(f => (int?)f.Press) } into person
            group person by new { person.OfficeId, person.PlannerId, Most = person.Most ?? (int)Press.Waived } into same
            select new { same.Key.OfficeId, same.Key.PlannerId, Requirement = (string?)null, Press = same.Key.Most, Count = same.Count() };

        return
            from line in deadlines.Concat(persons)
            join office in db.OrgUnits on line.OfficeId equals (Guid?)office.Id into offices
            from office in offices.DefaultIfEmpty()
            join planner in db.Users on line.PlannerId equals (Guid?)planner.Id into planners
            from planner in planners.DefaultIfEmpty()
            select new Line(
                line.OfficeId, office == null ? null : office.Name, line.PlannerId, planner == null ? null : planner.DisplayName, planner != null && !planner.IsActive,
                line.Requirement, line.Press, line.Count);
    }

    /// <summary>What presses most comes first, so that the least number among a person's deadlines speaks for the person.</summary>
    private enum Press
    {
        Late, Today, ThisWeek, NotInOrder, Later, Waived,
    }

    /// <summary>A count from the database.</summary>
    /// <param name="Requirement">Null: people are counted, by what presses them most, not deadlines.</param>
    /// <param name="Press">A <see cref="BoardQuery.Press"/>.</param>
    private sealed record Line(Guid? OfficeId, string? Office, Guid? PlannerId, string? Planner, bool IsGone, string? Requirement, int Press, int Count);

    private Dictionary<DeadlineKind, DeadlineCounts> KindsOf(IEnumerable<Line> lines) =>
        lines.Where(line => line.Requirement is not null).GroupBy(line => DeadlineKind.Of(line.Requirement!, policies)).ToDictionary(kind => kind.Key, Count);

    private static IReadOnlyList<BoardPlanner> PlannersOf(IEnumerable<Line> lines) =>
    [
        .. lines.GroupBy(line => line.PlannerId)
            .Select(planner => new BoardPlanner(
                planner.Key, planner.First().Planner ?? "Nobody yet", planner.First().IsGone,
                CountPeople(planner.Where(line => line.Requirement is null)),
                Count(planner.Where(line => line.Requirement is not null))))
            .OrderBy(planner => planner.Id is null).ThenBy(planner => planner.Name, StringComparer.OrdinalIgnoreCase).ThenBy(planner => planner.Id),
    ];

    private static PeopleCounts CountPeople(IEnumerable<Line> people)
    {
        var by = people.ToLookup(line => (Press)line.Press, line => line.Count);
        return new(by[Press.Late].Sum(), by[Press.Today].Concat(by[Press.ThisWeek]).Sum(), by[Press.NotInOrder].Sum(), by[Press.Later].Concat(by[Press.Waived]).Sum());
    }

    private static DeadlineCounts Count(IEnumerable<Line> deadlines)
    {
        var by = deadlines.ToLookup(line => (Press)line.Press, line => line.Count);
        return new(by[Press.Late].Sum(), by[Press.Today].Sum(), by[Press.ThisWeek].Sum(), by[Press.NotInOrder].Sum(), by[Press.Waived].Sum());
    }
}
