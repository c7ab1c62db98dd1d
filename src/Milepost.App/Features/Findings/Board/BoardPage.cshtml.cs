using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Findings.MyDay;
using Milepost.App.Web;
using Milepost.App.Web.Layout;
using Milepost.Domain;

namespace Milepost.App.Features.Findings.Board;

/// <summary>A bar of a planner's people, drawn from the counts that stand in the table beside it.</summary>
/// <param name="Id">Unique on the page.</param>
public sealed record PeopleBar(string Id, string Of, PeopleCounts People);

public sealed class BoardPage(BoardQuery board) : MilepostPage
{
    /// <summary>What a cell tells of, in this order.</summary>
    public static IReadOnlyList<Urgency> Told { get; } = [Urgency.Late, Urgency.Today, Urgency.ThisWeek, Urgency.NotInOrder, Urgency.Waived];

    /// <summary>Id of an office, or <see cref="DueFilter.NoOffice"/>.</summary>
    [BindProperty(SupportsGet = true)] public string? Office { get; set; }

    [BindProperty(SupportsGet = true)] public Program? Program { get; set; }

    /// <summary>All within reach, for the filter.</summary>
    public IReadOnlyList<BoardOffice> All { get; private set; } = [];

    public IReadOnlyList<BoardOffice> Offices => string.IsNullOrEmpty(Office) ? All : [.. All.Where(office => CodeOf(office.Id) == Office)];

    public async Task OnGetAsync(CancellationToken ct) => All = await board.HandleAsync(Program, ct);

    public static string CodeOf(Guid? id) => id?.ToString() ?? DueFilter.NoOffice;

    /// <summary>The list behind a count of deadlines.</summary>
    public string List(BoardOffice office, Urgency urgency, DeadlineKind? kind = null, BoardPlanner? planner = null) =>
        new DueFilter(planner is null ? DueFilter.Everybody : planner.Id?.ToString() ?? DueFilter.NoPlanner, office.Id, kind?.Code, WordOf(urgency), Search: null, Group: null)
        {
            IsOfNoOffice = office.Id is null, Program = Program,
        }.Link();

    /// <summary>A planner's people, to read or to choose whom to hand over.</summary>
    public string People(BoardOffice office, BoardPlanner planner, string? due = null) =>
        ShellLinks.Caseload + QueryString.Create(new KeyValuePair<string, string?>[]
        {
            new("show", "all"), new("planner", CodeOf(planner.Id)), new("office", CodeOf(office.Id)), new("program", Program?.ToString()), new("due", due), new("sort", "due"),
        }.Where(pair => pair.Value is not null));

    private static string WordOf(Urgency urgency) => urgency switch
    {
        Urgency.Late => DueFilter.Late,
        Urgency.Today => DueFilter.Today,
        Urgency.ThisWeek => DueFilter.Week,
        Urgency.Later => DueFilter.Later,
        Urgency.NotInOrder => DueFilter.Open,
        _ => DueFilter.Waived,
    };
}
