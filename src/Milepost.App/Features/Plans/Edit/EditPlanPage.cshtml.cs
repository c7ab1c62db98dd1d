using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;

namespace Milepost.App.Features.Plans.Edit;

public sealed class EditPlanPage(ChangePlanHandler change, PlanWalkQuery walks, LastChangeQuery lastChange, ReferenceLists lists) : PlanFormPage(walks, lastChange, lists)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Form = PlanStepForm.From(Plan, KnownSupport);
        return Show();
    }

    public async Task<IActionResult> OnPostAsync(string? next, CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return Show();

        var result = await change.HandleAsync(new(ParticipantId, PlanId, Form.Version, Form.ToDetails(Plan.Details), Form.Reason), ct);
        if (result.IsDone || result.Problem!.Kind == Domain.ProblemKind.NotFound)
            return Answer(result, _ => next == "stay" ? To() : To("/goals"), result.IsDone ? result.Value.Said("The plan is saved.") : "");

        if (!await LoadAsync(ct)) return NotFound();
        if (IsStale(result))
        {
            ShowConflict(PlanStepForm.From(Plan, KnownSupport), Form, await LastChangeAsync(ct));
            Form.Version = Plan.Version;
        }
        else Answer(result, _ => "", "");
        return Show();
    }
}
