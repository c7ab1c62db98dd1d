using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.CaseNotes.Required;

/// <summary>Which people lack which required notes; a planner's own people first.</summary>
public sealed class LackingNotesPage(LackingNotesQuery lacking, Actor actor) : MilepostPage
{
    /// <summary>The planner whose people are listed, "none", or "all".</summary>
    [BindProperty(SupportsGet = true)] public string? Planner { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public LackingNotesList List { get; private set; } = new([], 0, 1, 1);
    public IReadOnlyList<(string Id, string Name)> Planners { get; private set; } = [];

    public bool MaySettle => !actor.OnlyReads;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Planner ??= actor.Grants.Any(g => g.Role == StaffRole.CareerPlanner) ? actor.AccountId?.ToString() : "all";
        Planners = await lacking.PlannersAsync(ct);
        List = await lacking.HandleAsync(new(Planner, PageNumber), ct);
    }

    public string PageLink(int page) => $"/notes/required?planner={Uri.EscapeDataString(Planner ?? "all")}&p={page}";
}
