using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Objectives;

public sealed class ReopenObjectivePage(ReopenObjectiveHandler reopen, PlanWalkQuery walks, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    [FromRoute] public Guid ObjectiveId { get; set; }

    [BindProperty] public ReasonForm Form { get; set; } = new();

    public Goal Goal { get; private set; } = null!;

    public Objective Objective { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        Form.Revision = Objective.Revision;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var result = await reopen.HandleAsync(new(ParticipantId, PlanId, ObjectiveId, (int)Form.Revision, Form.Reason ?? ""), ct);
        if (IsStale(result))
        {
            if (!await PrepareAsync(ct)) return NotFound();
            ModelState.Remove("Form.Revision");
            Form.Revision = Objective.Revision;
        }
        return Answer(result, _ => To("/objectives"), result.IsDone ? result.Value.Said($"The {Walk.ObjectiveInSentence} is open again.") : "");
    }

    private async Task<bool> PrepareAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct) || Plan.FindObjective(ObjectiveId) is not ({ } goal, { } objective)) return false;
        (Goal, Objective) = (goal, objective);
        return true;
    }
}
