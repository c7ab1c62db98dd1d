using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Objectives;

public sealed class EditObjectivePage(ChangeObjectiveHandler change, PlanWalkQuery walks, LastChangeQuery lastChange) : ObjectiveFormPage(walks, lastChange)
{
    [FromRoute] public Guid ObjectiveId { get; set; }

    public Goal Goal { get; private set; } = null!;

    public Objective Objective { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        Form = ObjectiveForm.From(Objective);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        if (!FormHolds()) return Page();

        var result = await change.HandleAsync(new(ParticipantId, PlanId, ObjectiveId, Form.Revision, Form.ToDetails(Objective.Details.Predefined), Form.Reason), ct);
        if (IsStale(result))
        {
            if (!await PrepareAsync(ct)) return NotFound();
            var shown = ShowConflict(ObjectiveForm.From(Objective), Form, await LastChangeAsync(ct), "Form.Revision");
            Form.Revision = Objective.Revision;
            return shown;
        }
        return Answer(result, _ => To("/objectives"), result.IsDone ? result.Value.Said($"The {Walk.ObjectiveInSentence} is saved.") : "");
    }

    private async Task<bool> PrepareAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct) || Plan.FindObjective(ObjectiveId) is not ({ } goal, { } objective)) return false;
        (Goal, Objective) = (goal, objective);
        return true;
    }
}
