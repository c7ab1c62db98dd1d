using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;

namespace Milepost.App.Features.Plans.Versions;

public sealed class VersionsPage(PlanVersionsQuery versions, PlanWalkQuery walks, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    public IReadOnlyList<PlanVersionRow> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Versions = await versions.HandleAsync(Walk, ct);
        return Page();
    }
}
