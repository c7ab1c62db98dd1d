using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings.MyDay;

/// <summary>One finding that wants somebody.</summary>
public sealed record OpenFinding(
    Guid ParticipantId, string Name, string CaseNumber, Requirement Requirement, string Subject, string? About, Outcome Outcome, DateOnly? DueOn,
    IReadOnlyList<string> Details, DateOnly? WaivedThrough, Urgency Urgency)
{
    /// <summary>The planner whose person it is, when somebody else looks after the person today.</summary>
    public CoveredPlanner? Covered { get; init; }
}

/// <summary>One thing to do for one person: the most urgent finding, and those that the same action settles.</summary>
public sealed record DueItem(OpenFinding First, IReadOnlyList<OpenFinding> Also)
{
    /// <summary>Names the row in addresses and anchors.</summary>
    public string Key { get; } = KeyOf(First.ParticipantId, First.Requirement.Id, First.Subject);

    public static string KeyOf(Guid participantId, string requirement, string subject) => $"{participantId:N}.{requirement}.{subject}";

    public Settlement? Settlement => First.Requirement.SettledBy;
}

/// <param name="Items">Most urgent first.</param>
/// <param name="Findings">How many findings the items stand for.</param>
/// <param name="IsCut">There are more than are listed.</param>
/// <param name="ExitsComing">People whose exit is due within 30 days.</param>
public sealed record DueList(IReadOnlyList<DueItem> Items, int Findings, bool IsCut, IReadOnlyList<OpenFinding> ExitsComing)
{
    public IReadOnlyDictionary<Urgency, int> Counts { get; } = Items.GroupBy(item => item.First.Urgency).ToDictionary(group => group.Key, group => group.Count());

    public int Count(params Urgency[] urgencies) => urgencies.Sum(urgency => Counts.GetValueOrDefault(urgency));
}

/// <summary>Everything that wants somebody today, for one caseload or more, in one query of the ledger.</summary>
public sealed class DueListQuery(MilepostDb db, Actor actor, PolicyBook policies, AgencyTime time)
{
    /// <summary>Nobody reads more; the filters narrow it down.</summary>
    public const int Most = 2000;

    /// <summary>Exits are told of 30 days before, and again when 10 are left.</summary>
    public const int ExitWarningDays = 30;

    public const int ExitSoonDays = 10;

    public async Task<DueList> HandleAsync(DueFilter filter, CancellationToken ct)
    {
        var today = time.Today;
        var covers = actor.Covers.DistinctBy(cover => cover.PlannerId).ToDictionary(cover => cover.PlannerId);
        var found = await Lines(filter, today).Take(Most + 1).ToListAsync(ct);
        var findings = found.Take(Most).Where(line => policies.Find(line.Requirement, out _)).Select(line =>
        {
            policies.Find(line.Requirement, out var file);
            return new OpenFinding(line.ParticipantId, $"{line.FirstName} {line.LastName}", line.CaseNumber, file!.Requirement, line.Subject, line.About,
                LastingFinding.OutcomeOn(line.Outcome, line.DueOn, today), line.DueOn, line.Details, line.WaivedThrough,
                Urgencies.Of(line.Outcome, line.DueOn, line.WaivedThrough, today)) { Covered = filter.IsMine && line.PlannerId != actor.AccountId ? covers.GetValueOrDefault(line.PlannerId ?? Guid.Empty) : null };
        }).ToList();

        var items = findings
            .GroupBy(f => f.Requirement.SettledBy is { } by ? (f.ParticipantId, f.Subject, by.ToString(), f.Urgency == Urgency.Waived) : (f.ParticipantId, f.Subject, f.Requirement.Id, false))
            .Select(group => group.OrderBy(f => f.Urgency).ThenBy(f => f.DueOn ?? DateOnly.MaxValue).ThenBy(f => f.Requirement.Id, StringComparer.Ordinal).ToList())
            .Select(group => new DueItem(group[0], group[1..]))
            .OrderBy(item => item.First.Urgency).ThenBy(item => item.First.DueOn ?? DateOnly.MaxValue)
            .ThenBy(item => item.First.Name, StringComparer.OrdinalIgnoreCase).ThenBy(item => item.Key, StringComparer.Ordinal).ToList();
        var exits = findings.Where(f => f.Requirement.SettledBy == Settlement.Exit && f.Outcome == Outcome.Due && f.DueOn <= today.AddDays(ExitWarningDays)).OrderBy(f => f.DueOn).ToList();
        return new(items, findings.Count, found.Count > Most, exits);
    }

    private IQueryable<Line> Lines(DueFilter filter, DateOnly today)
    {
        var people = db.VisibleParticipants.AsNoTracking();
        if (filter.Planner == DueFilter.Mine) people = people.Where(p => actor.Caseload.Contains(p.PlannerId));
        else if (filter.Planner == DueFilter.NoPlanner) people = people.Where(p => p.PlannerId == null);
        else if (Guid.TryParse(filter.Planner, out var planner)) people = people.Where(p => p.PlannerId == planner);
        if (filter.Office is { } office) people = people.Where(p => p.OfficeId == office);
        if (filter.IsOfNoOffice) people = people.Where(p => p.OfficeId == null);
        if (filter.Program is { } program) people = people.Where(p => db.Enrollments.Any(e => e.ParticipantId == p.Id && e.Program == program));
        foreach (var word in SearchWords.Normalize(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
            people = people.Where(p => p.SearchText.Contains(word));

        var lines = db.Findings.AsNoTracking().Where(Urgencies.IsOpenOn(today));
        if (filter.Requirements(policies) is { } requirements) lines = lines.Where(f => requirements.Contains(f.Requirement));
        // A caseload is short enough to be counted for every tab; more people are asked for one urgency at a time.
        if (!filter.IsOneCaseload) lines = WithUrgency(lines, filter.Urgency, today);

        return
            from person in people
            join line in lines on person.Id equals line.ParticipantId
            orderby line.DueOn == null, line.DueOn, line.ParticipantId, line.Requirement, line.Subject
            select new Line(person.Id, person.Profile.FirstName, person.Profile.LastName, person.CaseNumber, line.Requirement, line.Subject, line.About, line.Outcome, line.DueOn,
                line.Details, line.WaivedThrough, person.PlannerId);
    }

    private static IQueryable<LedgerFinding> WithUrgency(IQueryable<LedgerFinding> lines, string? urgency, DateOnly today)
    {
        var week = today.AddDays(Urgencies.WeekDays);
        var counting = lines.Where(f => f.WaivedThrough == null || f.WaivedThrough < today);
        return urgency switch
        {
            DueFilter.Late => counting.Where(f => f.Outcome == Outcome.Due && f.DueOn < today),
            DueFilter.Today => counting.Where(f => f.Outcome == Outcome.Due && f.DueOn == today),
            DueFilter.Week => counting.Where(f => f.Outcome == Outcome.Due && f.DueOn > today && f.DueOn <= week),
            DueFilter.Later => counting.Where(f => f.Outcome == Outcome.Due && f.DueOn > week),
            DueFilter.Open => counting.Where(f => f.Outcome != Outcome.Due),
            DueFilter.Waived => lines.Where(f => f.WaivedThrough >= today),
            _ => lines,
        };
    }

    private sealed record Line(
        Guid ParticipantId, string FirstName, string LastName, string CaseNumber, string Requirement, string Subject, string? About, Outcome Outcome, DateOnly? DueOn,
        IReadOnlyList<string> Details, DateOnly? WaivedThrough, Guid? PlannerId);
}
