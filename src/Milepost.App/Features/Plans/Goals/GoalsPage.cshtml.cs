using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;

namespace Milepost.App.Features.Plans.Goals;

public sealed class GoalsPage(PlanWalkQuery walks, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();
}
