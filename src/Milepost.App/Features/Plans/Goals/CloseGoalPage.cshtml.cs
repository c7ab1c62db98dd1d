using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Participants;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Goals;

public sealed class CloseGoalPage(CloseGoalHandler close, PlanWalkQuery walks, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    [FromRoute] public Guid GoalId { get; set; }

    [BindProperty] public CloseGoalForm Form { get; set; } = new();

    public Goal Goal { get; private set; } = null!;

    /// <summary>No source lists outcomes of a goal; these are ours.</summary>
    public static IEnumerable<SelectListItem> Outcomes { get; } =
        new[] { "Reached", "Partly reached", "Not reached", "No longer wanted" }.Select(outcome => new SelectListItem(outcome, outcome)).ToList();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        (Form.Revision, Form.ClosedOn) = (Goal.Revision, Walk.Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        if (Form.Outcome is not null && Outcomes.All(o => o.Value != Form.Outcome)) ModelState.AddModelError("Form.Outcome", "Choose one of the outcomes.");
        if (!ModelState.IsValid) return Page();

        var result = await close.HandleAsync(new(ParticipantId, PlanId, GoalId, Form.Revision, Form.ClosedOn!.Value, Form.Outcome!, Form.Reason), ct);
        if (IsStale(result))
        {
            if (!await PrepareAsync(ct)) return NotFound();
            ModelState.Remove("Form.Revision");
            Form.Revision = Goal.Revision;
        }
        return Answer(result, _ => To("/goals"), result.IsDone ? result.Value.Said("The goal is closed.") : "");
    }

    private async Task<bool> PrepareAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct) || Plan.Find(GoalId) is not { } goal) return false;
        Goal = goal;
        return true;
    }

    public sealed class CloseGoalForm
    {
        public int Revision { get; set; }

        [Display(Name = "Closed on"), Required(ErrorMessage = "Enter the day the goal was closed.")]
        public DateOnly? ClosedOn { get; set; }

        [Display(Name = "Outcome"), Required(ErrorMessage = "Choose the outcome.")]
        public string? Outcome { get; set; }

        [Display(Name = "What happened"), StringLength(2000)]
        public string? Reason { get; set; }
    }
}
