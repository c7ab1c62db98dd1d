using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Plans;
using Milepost.App.Web;
using Milepost.App.Web.Languages;

namespace Milepost.App.Features.My.ReadPlan;

/// <summary>A customer's plan in plain words: what stands on the printed form, and nothing that is for staff alone.</summary>
public sealed class OwnPlanPage(OwnPlanQuery plans, SpokenNames names) : MilepostPage
{
    public OwnPlan Own { get; private set; } = null!;

    /// <summary>"Individual Employment Plan", or what the office calls it.</summary>
    public string PlanName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await plans.HandleAsync(ct) is not { } own) return NotFound();
        Own = own;
        if (own.Plan is { } plan) PlanName = names.PackWords(own.Outline.Settings, LanguageSetup.Current).PlanName(plan.Kind);
        return Page();
    }
}
