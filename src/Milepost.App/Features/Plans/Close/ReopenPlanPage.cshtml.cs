using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;

namespace Milepost.App.Features.Plans.Close;

public sealed class ReopenPlanPage(ReopenPlanHandler reopen, PlanWalkQuery walks, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    [BindProperty] public ReasonForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Form.Revision = Plan.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var result = await reopen.HandleAsync(new(ParticipantId, PlanId, Form.Revision, Form.Reason ?? ""), ct);
        if (IsStale(result))
        {
            if (!await LoadAsync(ct)) return NotFound();
            ModelState.Remove("Form.Revision");
            Form.Revision = Plan.Version;
        }
        return Answer(result, _ => To(), $"The {Walk.PlanName} is open again.");
    }
}
