using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Participants.Caseload;

/// <summary>What stands in the address of the list, on the page and for its file.</summary>
public sealed class CaseloadAddress
{
    [FromQuery(Name = "q")] public string? Search { get; set; }
    [FromQuery(Name = "show")] public string? Show { get; set; }
    [FromQuery(Name = "program")] public Program? Program { get; set; }
    [FromQuery(Name = "plan")] public string? Plan { get; set; }
    [FromQuery(Name = "planner")] public string? Planner { get; set; }
    [FromQuery(Name = "office")] public string? Office { get; set; }
    [FromQuery(Name = "due")] public string? Due { get; set; }
    [FromQuery(Name = "sort")] public string? Sort { get; set; }

    /// <summary>A planner's own people first; a search and another planner's name look at everybody within reach.</summary>
    public bool IsMine(Actor actor) => Show == "mine"
        || (string.IsNullOrEmpty(Show) && string.IsNullOrWhiteSpace(Search) && string.IsNullOrEmpty(Planner) && actor.Grants.Any(g => g.Role == StaffRole.CareerPlanner));

    /// <summary>The order the list stands in: "name", "plan" (oldest plan first), "contact" (longest without contact first) or "due" (what is due next first).</summary>
    public string Order => Sort is "plan" or "contact" or "due" ? Sort : "name";

    public CaseloadFilter For(Actor actor) => new(Search, IsMine(actor), Program, Plan, Order) { Planner = Planner, Office = Office, Due = Due };

    public string Link(string path, Actor actor, string? order = null, int? page = null) =>
        path + QueryString.Create(new KeyValuePair<string, string?>[]
        {
            new("q", Search), new("show", IsMine(actor) ? "mine" : "all"), new("program", Program?.ToString()), new("plan", Plan), new("planner", Planner), new("office", Office), new("due", Due),
            new("sort", order ?? Order), new("p", page?.ToString()),
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}

public sealed class CaseloadPage(CaseloadQuery caseload, Actor actor) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "")] public CaseloadAddress At { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public CaseloadList List { get; private set; } = new([], 0, 1, 1);

    public IReadOnlyList<CaseloadPlanner> Planners { get; private set; } = [];

    public bool Mine => At.IsMine(actor);

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await caseload.HandleAsync(At.For(actor), PageNumber, ct);
        Planners = await caseload.PlannersAsync(ct);
    }

    public string Link(int page, string? order = null) => At.Link("/participants", actor, order, page);

    public string AllOffices => new CaseloadAddress
    {
        Search = At.Search, Show = At.Show, Program = At.Program, Plan = At.Plan, Planner = At.Planner, Due = At.Due, Sort = At.Sort,
    }.Link("/participants", actor);

    public string FileAddress => At.Link("/participants/list.csv", actor);
}
