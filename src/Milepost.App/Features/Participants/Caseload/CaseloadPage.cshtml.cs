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

    public CaseloadList List { get; private set; } = new([], 0, 1, 1);

    /// <summary>A planner's own people first; a search looks at everybody within reach.</summary>
    public bool Mine => Show == "mine" || (Show is null && string.IsNullOrWhiteSpace(Search) && actor.Grants.Any(g => g.Role == StaffRole.CareerPlanner));

    public async Task OnGetAsync(CancellationToken ct) =>
        List = await caseload.HandleAsync(new(Search, Mine, Program, Plan, null, PageNumber), ct);

    public string PageLink(int page) =>
        "/participants" + QueryString.Create(
            new KeyValuePair<string, string?>[] { new("q", Search), new("show", Mine ? "mine" : "all"), new("program", Program?.ToString()), new("plan", Plan), new("p", page.ToString()) }
                .Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
