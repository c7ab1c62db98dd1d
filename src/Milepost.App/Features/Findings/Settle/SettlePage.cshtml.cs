using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Findings.MyDay;
using Milepost.App.Web;

namespace Milepost.App.Features.Findings.Settle;

/// <summary>Shows nothing of its own: it leads to the page of the action.</summary>
public sealed class SettlePage(SettlingPlaceQuery places) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public string? Requirement { get; set; }
    [BindProperty(SupportsGet = true)] public string? Subject { get; set; }

    /// <summary>The list the action is opened within, if it is.</summary>
    [BindProperty(SupportsGet = true, Name = MyDayFrame.Parameter)] public string? From { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct) =>
        await places.HandleAsync(participantId, Requirement ?? "", Subject ?? "", ct) is { } place ? LocalRedirect(place.Asking((MyDayFrame.Parameter, From)).Address) : NotFound();
}
