using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Findings.Board;

/// <summary>A bar of a planner's people, drawn from the counts that stand in the table beside it.</summary>
/// <param name="Id">Unique on the page.</param>
public sealed record PeopleBar(string Id, string Of, PeopleCounts People);

public sealed class BoardPage(BoardQuery board) : MilepostPage
{
    /// <summary>In addresses: the people who belong to no office, or whom nobody plans for.</summary>
    public const string None = "none";

    /// <summary>What a cell tells of, in this order.</summary>
    public static IReadOnlyList<Urgency> Told { get; } = [Urgency.Late, Urgency.Today, Urgency.ThisWeek, Urgency.NotInOrder, Urgency.Waived];

    /// <summary>Id of an office, or <see cref="None"/>.</summary>
    [BindProperty(SupportsGet = true)] public string? Office { get; set; }

    [BindProperty(SupportsGet = true)] public Program? Program { get; set; }

    /// <summary>All within reach, for the filter.</summary>
    public IReadOnlyList<BoardOffice> All { get; private set; } = [];

    public IReadOnlyList<BoardOffice> Offices => string.IsNullOrEmpty(Office) ? All : [.. All.Where(office => CodeOf(office.Id) == Office)];

    public async Task OnGetAsync(CancellationToken ct) => All = await board.HandleAsync(Program, ct);

    public static string CodeOf(Guid? id) => id?.ToString() ?? None;

    /// <summary>The list behind a count of deadlines.</summary>
    public string List(BoardOffice office, Urgency urgency, DeadlineKind? kind = null, BoardPlanner? planner = null) =>
        "/my-day" + Query(("planner", planner is null ? null : CodeOf(planner.Id)), ("office", CodeOf(office.Id)), ("kind", kind?.Code), ("urgency", CodeOf(urgency)), ("program", Program?.ToString()));

    /// <summary>A planner's people, to read or to choose whom to hand over.</summary>
    public string People(BoardOffice office, BoardPlanner planner, string? due = null) =>
        "/participants" + Query(("show", "all"), ("planner", CodeOf(planner.Id)), ("office", CodeOf(office.Id)), ("program", Program?.ToString()), ("due", due), ("sort", "due"));

    private static string Query(params (string Name, string? Value)[] pairs) =>
        QueryString.Create(pairs.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value))).ToString();

    private static string CodeOf(Urgency urgency) => urgency switch
    {
        Urgency.Late => "late",
        Urgency.Today => "today",
        Urgency.ThisWeek => "week",
        Urgency.Later => "later",
        Urgency.NotInOrder => "open",
        _ => "waived",
    };
}
