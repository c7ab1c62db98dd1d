using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.My.Dashboard;

/// <summary>What a customer sees first: the one thing to do next, and how far the goals have come.</summary>
public sealed class DashboardPage(OwnPlanQuery plans, WaitingQuery waits) : MilepostPage
{
    public OwnPlan Own { get; private set; } = null!;

    public Waiting Waiting { get; private set; } = null!;

    public NextStep? Next => Own.NextSteps.Count > 0 ? Own.NextSteps[0] : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await plans.HandleAsync(ct) is not { } own) return NotFound();
        (Own, Waiting) = (own, await waits.HandleAsync(ct));
        return Page();
    }
}
