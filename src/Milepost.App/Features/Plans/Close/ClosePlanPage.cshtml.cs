using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;

namespace Milepost.App.Features.Plans.Close;

public sealed class ClosePlanPage(ClosePlanHandler close, PlanWalkQuery walks, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    [BindProperty] public ClosePlanForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        (Form.Version, Form.ClosedOn) = (Plan.Version, Walk.Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var result = await close.HandleAsync(new(ParticipantId, PlanId, Form.Version, Form.ClosedOn!.Value, Form.Reason ?? ""), ct);
        if (IsStale(result))
        {
            if (!await LoadAsync(ct)) return NotFound();
            ModelState.Remove("Form.Version");
            Form.Version = Plan.Version;
        }
        return Answer(result, _ => $"/participants/{ParticipantId}/plans", $"The {Walk.PlanName} is closed. It can be reopened with a reason.");
    }

    public sealed class ClosePlanForm
    {
        public long Version { get; set; }

        [Display(Name = "Closed on"), Required(ErrorMessage = "Enter the day the plan was closed.")]
        public DateOnly? ClosedOn { get; set; }

        [Display(Name = "Reason"), StringLength(2000)]
        public string? Reason { get; set; }
    }
}
