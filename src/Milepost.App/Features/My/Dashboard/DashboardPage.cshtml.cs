using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.My.Dashboard;

public sealed class DashboardPage(OwnRecordQuery own) : MilepostPage
{
    public string CalledName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await own.HandleAsync(ct) is not { } person) return NotFound();
        CalledName = person.CalledName;
        return Page();
    }
}
