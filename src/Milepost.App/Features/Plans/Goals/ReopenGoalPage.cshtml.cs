using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Goals;

public sealed class ReopenGoalPage(ReopenGoalHandler reopen, PlanWalkQuery walks, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    [FromRoute] public Guid GoalId { get; set; }

    [BindProperty] public ReasonForm Form { get; set; } = new();

    public Goal Goal { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        if (Goal.IsOpen) return LocalRedirect(To("/goals"));
        Form.Revision = Goal.Revision;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var result = await reopen.HandleAsync(new(ParticipantId, PlanId, GoalId, (int)Form.Revision, Form.Reason ?? ""), ct);
        if (IsStale(result))
        {
            if (!await PrepareAsync(ct)) return NotFound();
            ModelState.Remove("Form.Revision");
            Form.Revision = Goal.Revision;
        }
        return Answer(result, _ => To("/goals"), result.IsDone ? result.Value.Said("The goal is open again.") : "");
    }

    private async Task<bool> PrepareAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct) || Plan.Find(GoalId) is not { } goal) return false;
        Goal = goal;
        return true;
    }
}
