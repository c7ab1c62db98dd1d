using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.History;

public sealed class OrganizationHistoryPage(OrganizationHistoryQuery history) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public string? Area { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public HistoryView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) =>
        View = new(await history.HandleAsync(Area, PageNumber, ct), HistoryArea.OfOrganization, Area, "/organization/history");
}
