using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;

namespace Milepost.App.Features.Plans.Open;

/// <summary>All plans of a person; the way to a new one while none is open.</summary>
public sealed class PlansPage(PlansQuery plans, PlanWalkQuery walks, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    public IReadOnlyList<PlanRow> Plans { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Plans = await plans.HandleAsync(ParticipantId, ct);
        return Page();
    }
}
