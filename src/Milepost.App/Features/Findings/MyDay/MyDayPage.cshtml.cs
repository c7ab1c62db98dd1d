using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Exits;
using Milepost.App.Web;

namespace Milepost.App.Features.Findings.MyDay;

/// <summary>What is due, for whom, why, and the one action that settles it.</summary>
public sealed class MyDayPage(DueListQuery due, WaitingQuery waiting, ExitForecastQuery forecasts, DayPlacesQuery places, Actor actor, AgencyTime time) : MilepostPage
{
    public MyDayView View { get; private set; } = null!;

    public WaitingForOthers Waiting { get; private set; } = null!;

    /// <summary>What the exits that are coming rest on, by person.</summary>
    public IReadOnlyDictionary<Guid, ExitOutlook> Exits { get; private set; } = new Dictionary<Guid, ExitOutlook>();

    public const int ExitsShown = 10;

    public DayPlaces Places { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var filter = DueFilter.Read(Request.Query);
        View = new(filter, await due.HandleAsync(filter, ct), Request.Query["at"], time.Today, actor.OnlyReads);
        Exits = await forecasts.OfManyAsync([.. View.List.ExitsComing.Take(ExitsShown).Select(exit => exit.ParticipantId)], ct);
        Waiting = await waiting.HandleAsync(filter, ct);
        Places = await places.HandleAsync(filter, ct);
        return Page();
    }
}

/// <summary>The list as it is drawn: on its own page, and around an action that is opened within it.</summary>
/// <param name="At">Key of the row that is opened or was just left.</param>
public sealed record MyDayView(DueFilter Filter, DueList List, string? At, DateOnly Today, bool OnlyReads)
{
    public IReadOnlyList<DueItem> Shown { get; } = [.. List.Items.Where(Filter.Shows)];

    /// <summary>How many rows are drawn: as many as the address asks for, and as far as the row after the one that is open.</summary>
    public int Drawn => Math.Min(Shown.Count, Math.Max(Filter.Rows, Ordered.ToList().FindIndex(item => item.Key == At) + 2));

    /// <summary>The rows that are drawn, in groups, each with its heading; one group without a heading for the plain list.</summary>
    public IEnumerable<(string? Heading, IReadOnlyList<DueItem> Items)> Groups
    {
        get
        {
            var left = Drawn;
            foreach (var (heading, items) in AllGroups)
            {
                if (left <= 0 && heading is not null) yield break;
                yield return (heading, items.Count <= left ? items : [.. items.Take(left)]);
                left -= items.Count;
            }
        }
    }

    /// <summary>The same list with the next rows.</summary>
    public string MoreLink => (Filter with { Rows = Math.Min(Drawn + DueFilter.UsualRows, DueListQuery.Most) }).Link();

    private IEnumerable<DueItem> Ordered => AllGroups.SelectMany(group => group.Items);

    private IEnumerable<(string? Heading, IReadOnlyList<DueItem> Items)> AllGroups => Filter.Group switch
    {
        DueFilter.ByPerson => Shown.GroupBy(item => item.First.ParticipantId).Select(g => ((string?)g.First().First.Name, (IReadOnlyList<DueItem>)[.. g])),
        DueFilter.ByAction => Shown.GroupBy(item => FindingLinks.ActionWords(item.Settlement)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => ((string?)g.Key, (IReadOnlyList<DueItem>)[.. g])),
        _ => [(null, Shown)],
    };

    public string SettleLink(DueItem item) => Within(item, FindingLinks.Settle(item.First.ParticipantId, item.First.Requirement.Id, item.First.Subject));

    public string WhyLink(DueItem item) => Within(item, FindingLinks.Explain(item.First.ParticipantId, item.First.Requirement.Id, item.First.Subject));

    /// <summary>The page opens within this list and comes back to it.</summary>
    private string Within(DueItem item, string address) => $"{address}&{MyDayFrame.Parameter}={Uri.EscapeDataString(Filter.Link(item.Key))}#row";
}
