using Microsoft.AspNetCore.Mvc;
using Milepost.App.ReferenceData;
using Milepost.App.Web;

namespace Milepost.App.Features.Occupations;

/// <summary>The O*NET-SOC list to search; the same address answers a script that asks for JSON with a few suggestions.</summary>
public sealed class OccupationsPage(ReferenceLists lists) : MilepostPage
{
    private const int MostShown = 100;

    [FromQuery(Name = "q")] public string? Search { get; set; }

    public IReadOnlyList<Occupation> Found { get; private set; } = [];

    public string Count => string.IsNullOrWhiteSpace(Search) ? $"The list holds {lists.Occupations.Count:N0} occupations."
        : Found.Count == 0 ? "Nothing matches. Try one word of the title, or the first digits of the code."
        : Found.Count == MostShown ? $"The first {MostShown} matches. Add a word to narrow them down."
        : Found.Count == 1 ? "1 occupation" : $"{Found.Count} occupations";

    public IActionResult OnGet()
    {
        Response.Headers.Vary = "Accept";
        if (Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
            return new JsonResult(lists.SearchOccupations(Search ?? "", OccupationEntry.MostChoices).Select(o => new { o.Code, o.Title, o.Label }));
        Found = lists.SearchOccupations(Search ?? "", MostShown);
        return Page();
    }
}
