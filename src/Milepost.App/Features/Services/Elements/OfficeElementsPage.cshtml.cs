using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Services.Elements;

public sealed class OfficeElementsPage(OfficeElementsQuery elements, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    public OfficeElements View { get; private set; } = null!;

    public int ThisYear => ProgramYear.Of(time.Today);

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        View = await elements.HandleAsync(Year is >= 2000 and <= 2100 ? Year.Value : ThisYear, ct);
    }
}
