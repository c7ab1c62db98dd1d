using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Plans.Overview;
using Milepost.App.Web;

namespace Milepost.App.Features.Participants.GoalsTab;

/// <summary>Set Goals, as the Illinois workNet Career Plan has it: the goals of the one plan, each leading to its own page.</summary>
public sealed class GoalsTabPage(PlanOutlineQuery outlines, Actor actor) : MilepostPage
{
    public PlanOutline Outline { get; private set; } = null!;

    public bool MayChange => !actor.OnlyReads && Outline.Plan is { IsOpen: true };

    public bool MayOpenPlan => !actor.OnlyReads && Outline.Plan is not { IsOpen: true };

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await outlines.HandleAsync(participantId, ct) is not { } outline) return NotFound();
        Outline = outline;
        return Page();
    }
}
