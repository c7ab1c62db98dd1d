using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Participants.Caseload;

public sealed class CaseloadPage(CaseloadQuery caseload, Actor actor) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? Show { get; set; }
    [BindProperty(SupportsGet = true)] public Program? Program { get; set; }
    [BindProperty(SupportsGet = true)] public string? Plan { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    public CaseloadList List { get; private set; } = new([], 0, 1, 1);

    /// <summary>A planner's own people first; a search looks at everybody within reach.</summary>
    public bool Mine => Show == "mine" || (Show is null && string.IsNullOrWhiteSpace(Search) && actor.Grants.Any(g => g.Role == StaffRole.CareerPlanner));

    public async Task OnGetAsync(CancellationToken ct) =>
        List = await caseload.HandleAsync(new(Search, Mine, Program, Plan, null, Order, PageNumber), ct);

    /// <summary>The order the list stands in: "name", "plan" (oldest plan first) or "contact" (longest without contact first).</summary>
    public string Order => Sort is "plan" or "contact" ? Sort : "name";

    public string Link(int page, string? order = null) =>
        "/participants" + QueryString.Create(
            new KeyValuePair<string, string?>[] { new("q", Search), new("show", Mine ? "mine" : "all"), new("program", Program?.ToString()), new("plan", Plan), new("sort", order ?? Order), new("p", page.ToString()) }
                .Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
