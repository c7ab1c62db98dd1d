using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
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
public sealed class BoardQuery(MilepostDb db, PolicyBook policies, AgencyTime time)
{
    public async Task<IReadOnlyList<BoardOffice>> HandleAsync(Program? program, CancellationToken ct)
    {
        var lines = await Lines(program).ToListAsync(ct);
        return
        [
            .. lines.GroupBy(line => line.OfficeId)
                .Select(office => new BoardOffice(office.Key, office.First().Office ?? "No office", KindsOf(office), PlannersOf(office)))
                .OrderBy(office => office.Id is null).ThenBy(office => office.Name, StringComparer.OrdinalIgnoreCase).ThenBy(office => office.Id),
        ];
    }

    private IQueryable<Line> Lines(Program? program)
    {
        var today = time.Today;
        var week = today.AddDays(Urgencies.WeekDays);
        var people = db.VisibleParticipants.AsNoTracking();
        if (program is { } only) people = people.Where(p => db.Enrollments.Any(e => e.ParticipantId == p.Id && e.Program == only));
        // The same as Urgencies.Of, in words that the database counts by.
        var open = db.Findings.Where(Urgencies.IsOpenOn(today)).Select(f => new
        {
            f.ParticipantId, f.Requirement,
            Urgency = f.WaivedThrough >= today ? (int)Urgency.Waived
                : f.Outcome != Outcome.Due || f.DueOn == null ? (int)Urgency.NotInOrder
                : f.DueOn < today ? (int)Urgency.Late
                : f.DueOn == today ? (int)Urgency.Today
                : f.DueOn <= week ? (int)Urgency.ThisWeek : (int)Urgency.Later,
        });

        var deadlines =
            from finding in open
            join person in people on finding.ParticipantId equals person.Id
            group finding by new { person.OfficeId, person.PlannerId, finding.Requirement, finding.Urgency } into same
            select new { same.Key.OfficeId, same.Key.PlannerId, Requirement = (string?)same.Key.Requirement, State = same.Key.Urgency, Count = same.Count() };

        var persons =
            from person in people
            select new
            {
                person.OfficeId, person.PlannerId,
                Worst = open.Where(f => f.ParticipantId == person.Id && f.Urgency != (int)Urgency.Waived)
                    .Min(f => (int?)(f.Urgency == (int)Urgency.Late ? Late : f.Urgency <= (int)Urgency.ThisWeek ? DueThisWeek : f.Urgency == (int)Urgency.NotInOrder ? NotInOrder : InOrder)),
            } into person
            group person by new { person.OfficeId, person.PlannerId, Worst = person.Worst ?? InOrder } into same
            select new { same.Key.OfficeId, same.Key.PlannerId, Requirement = (string?)null, State = same.Key.Worst, Count = same.Count() };

        return
            from line in deadlines.Concat(persons)
            join office in db.OrgUnits on line.OfficeId equals (Guid?)office.Id into offices
            from office in offices.DefaultIfEmpty()
            join planner in db.Users on line.PlannerId equals (Guid?)planner.Id into planners
            from planner in planners.DefaultIfEmpty()
            select new Line(
                line.OfficeId, office == null ? null : office.Name, line.PlannerId, planner == null ? null : planner.DisplayName, planner != null && !planner.IsActive,
                line.Requirement, line.State, line.Count);
    }

    private const int Late = 0;
    private const int DueThisWeek = 1;
    private const int NotInOrder = 2;
    private const int InOrder = 3;

    /// <summary>A count from the database.</summary>
    /// <param name="Requirement">Null: people are counted, not deadlines.</param>
    /// <param name="State">An <see cref="Urgency"/> of deadlines; for people the most pressing state.</param>
    private sealed record Line(Guid? OfficeId, string? Office, Guid? PlannerId, string? Planner, bool IsGone, string? Requirement, int State, int Count);

    private Dictionary<DeadlineKind, DeadlineCounts> KindsOf(IEnumerable<Line> lines) =>
        lines.Where(line => line.Requirement is not null).GroupBy(line => DeadlineKind.Of(line.Requirement!, policies)).ToDictionary(kind => kind.Key, Count);

    private static IReadOnlyList<BoardPlanner> PlannersOf(IEnumerable<Line> lines) =>
    [
        .. lines.GroupBy(line => line.PlannerId)
            .Select(planner => new BoardPlanner(
                planner.Key, planner.First().Planner ?? "Nobody yet", planner.First().IsGone,
                new(PeopleIn(planner, Late), PeopleIn(planner, DueThisWeek), PeopleIn(planner, NotInOrder), PeopleIn(planner, InOrder)),
                Count(planner.Where(line => line.Requirement is not null))))
            .OrderBy(planner => planner.Id is null).ThenBy(planner => planner.Name, StringComparer.OrdinalIgnoreCase).ThenBy(planner => planner.Id),
    ];

    private static int PeopleIn(IEnumerable<Line> lines, int state) => lines.Where(line => line.Requirement is null && line.State == state).Sum(line => line.Count);

    private static DeadlineCounts Count(IEnumerable<Line> deadlines)
    {
        var by = deadlines.ToLookup(line => (Urgency)line.State, line => line.Count);
        return new(by[Urgency.Late].Sum(), by[Urgency.Today].Sum(), by[Urgency.ThisWeek].Sum(), by[Urgency.NotInOrder].Sum(), by[Urgency.Waived].Sum());
    }
}
