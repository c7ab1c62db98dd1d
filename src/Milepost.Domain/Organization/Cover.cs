namespace Milepost.Domain.Organization;

/// <summary>
/// Somebody looks after a planner's people while the planner is away. It begins and ends by its days alone, so nothing has to run for it
/// to end; what the covering planner does stays under that planner's own name.
/// </summary>
public sealed class Cover : Recorded
{
    /// <summary>Longer is no absence: hand the people over.</summary>
    public const int LongestDays = 183;

    private Cover() { }

    /// <summary>Who is away.</summary>
    public Guid PlannerId { get; private set; }

    /// <summary>Who looks after the people meanwhile.</summary>
    public Guid CoveringId { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The offices whose people are covered: those that whoever set it may decide about.</summary>
    public IReadOnlyList<Guid> Offices { get; private set; } = [];

    /// <summary>The last day, that day included.</summary>
    public DateOnly Until { get; private set; }

    public string? Note { get; private set; }

    public string SetBy { get; private set; } = "";

    public bool IsOn(DateOnly day) => From <= day && day <= Until;

    /// <param name="others">The covers of the same planner.</param>
    public static Result<Cover> Set(
        (Guid Id, string Name) planner, (Guid Id, string Name) covering, IReadOnlyList<Guid> offices, DateOnly from, DateOnly until, string? note, string setBy, IEnumerable<Cover> others, DateOnly today)
    {
        var problems = new List<Problem>();
        if (planner.Id == covering.Id) problems.Add(CoverProblems.Oneself);
        if (until < from) problems.Add(CoverProblems.EndsBeforeItBegins(from));
        else if (until < today) problems.Add(CoverProblems.Past);
        else if (until.DayNumber - from.DayNumber >= LongestDays) problems.Add(CoverProblems.TooLong);
        else if (others.FirstOrDefault(other => other.Until >= other.From && other.From <= until && from <= other.Until) is { } other)
            problems.Add(CoverProblems.Overlaps(planner.Name, other.From, other.Until));
        if (problems.Count > 0) return problems;

        var cover = new Cover
        {
            PlannerId = planner.Id, CoveringId = covering.Id, Offices = offices, From = from, Until = until, SetBy = setBy, Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
        };
        cover.Raise("cover.set", $"{covering.Name} covers for {planner.Name} from {from.Words()} to {until.Words()}", cover.Note);
        return cover;
    }

    /// <summary>Ends it now: yesterday was its last day.</summary>
    public Result<Done> End(string planner, string covering, DateOnly today)
    {
        if (Until < today || Until < From) return CoverProblems.EndedAlready;
        Until = today.AddDays(-1);
        Raise("cover.ended", $"{covering} no longer covers for {planner}");
        return Done.It;
    }
}

public static class CoverProblems
{
    public static readonly Problem NotFound = new("cover.not-found", ProblemKind.NotFound, "There is no such cover, or it is not yours to change.");
    public static readonly Problem PlannerMissing = new("cover.planner", ProblemKind.Invalid, "Choose who is away, from the list.", "PlannerId");
    public static readonly Problem CoveringMissing = new("cover.covering", ProblemKind.Invalid, "Choose who covers, from the list.", "CoveringId");
    public static readonly Problem Oneself = new("cover.oneself", ProblemKind.Invalid, "Choose somebody else: nobody covers for oneself.", "CoveringId");
    public static readonly Problem Past = new("cover.past", ProblemKind.Invalid, "Enter a last day that is today or later.", "Until");

    public static readonly Problem TooLong = new("cover.too-long", ProblemKind.Invalid,
        $"Enter a last day within {Cover.LongestDays} days. For longer, hand the people over to another planner.", "Until");

    public static readonly Problem EndedAlready = new("cover.ended", ProblemKind.Conflict, "This cover has ended already.");

    public static Problem EndsBeforeItBegins(DateOnly from) => new("cover.ends-before", ProblemKind.Invalid, $"Enter a last day on or after {from.Words()}.", "Until");

    public static Problem Overlaps(string planner, DateOnly from, DateOnly until) => new("cover.overlaps", ProblemKind.Conflict,
        $"{planner} is covered from {from.Words()} to {until.Words()} already. End that cover first, or choose other days.", "From");
}
