using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;

namespace Milepost.App.Features.Plans.Goals;

public sealed class AddGoalPage(AddGoalHandler add, PlanWalkQuery walks, LastChangeQuery lastChange) : GoalFormPage(walks, lastChange)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Form.EstablishedOn = Walk.Today;
        if (TypeItems.ToList() is [var only]) Form.Type = Enum.Parse<Domain.GoalType>(only.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? next, CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!FormHolds()) return Page();

        var result = await add.HandleAsync(new(ParticipantId, PlanId, Form.ToDetails(), Form.Reason), ct);
        return Answer(result, _ => To(next == "another" ? "/goals/new" : "/goals"), result.IsDone ? result.Value.Said("The goal is added.") : "");
    }
}
