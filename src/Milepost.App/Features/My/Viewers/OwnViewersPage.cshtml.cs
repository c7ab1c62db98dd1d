using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.History;
using Milepost.App.Web;

namespace Milepost.App.Features.My.Viewers;

/// <summary>Who of the staff opened a customer's record, and when.</summary>
public sealed class OwnViewersPage(OwnRecordQuery own, ViewersQuery viewers) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public ViewerList List { get; private set; } = new([], 0, 1, 1);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await own.HandleAsync(ct) is not { } person) return NotFound();
        List = await viewers.HandleAsync(person.Id, PageNumber, ct);
        return Page();
    }
}
