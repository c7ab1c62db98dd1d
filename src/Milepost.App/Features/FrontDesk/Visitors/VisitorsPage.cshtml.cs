using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Features.FrontDesk.Visitors;

public sealed class VisitorsPage(VisitorsQuery visitors) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "name"), Display(Name = "Name"), StringLength(200)] public string? Name { get; set; }
    [BindProperty(SupportsGet = true, Name = "born"), Display(Name = "Birth date")] public DateOnly? Born { get; set; }
    [BindProperty(SupportsGet = true, Name = "card"), Display(Name = "Card"), StringLength(CardNumbers.Longest)] public string? Card { get; set; }

    public IReadOnlyList<VisitorLine> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (ModelState.IsValid) Found = await visitors.FindAsync(Name, Born, Card, ct);
    }
}
