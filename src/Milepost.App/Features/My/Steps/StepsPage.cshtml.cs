using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.My.Steps;

/// <summary>What comes next for a customer, by date.</summary>
public sealed class StepsPage(OwnPlanQuery plans) : MilepostPage
{
    public OwnPlan Own { get; private set; } = null!;

    public IEnumerable<NextStep> Dated => Own.NextSteps.Where(s => s.On is not null);

    public IEnumerable<NextStep> Undated => Own.NextSteps.Where(s => s.On is null);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await plans.HandleAsync(ct) is not { } own) return NotFound();
        Own = own;
        return Page();
    }
}
