using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Objectives;

public sealed class CloseObjectivePage(CloseObjectiveHandler close, PlanWalkQuery walks, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    [FromRoute] public Guid ObjectiveId { get; set; }

    [BindProperty] public CloseObjectiveForm Form { get; set; } = new();

    public Goal Goal { get; private set; } = null!;

    public Objective Objective { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        (Form.Revision, Form.ClosedOn) = (Objective.Revision, Walk.Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var result = await close.HandleAsync(new(ParticipantId, PlanId, ObjectiveId, Form.Revision, Form.ClosedOn!.Value, Form.Outcome!.Value), ct);
        if (IsStale(result))
        {
            if (!await PrepareAsync(ct)) return NotFound();
            ModelState.Remove("Form.Revision");
            Form.Revision = Objective.Revision;
        }
        return Answer(result, _ => To("/objectives"), result.IsDone ? result.Value.Said($"Closed as {PlainWord}: {Objective.Details.Statement}") : "");
    }

    private string PlainWord => Web.Forms.PlainWords.InSentence(Words.Of(Form.Outcome!.Value));

    private async Task<bool> PrepareAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct) || Plan.FindObjective(ObjectiveId) is not ({ } goal, { } objective)) return false;
        (Goal, Objective) = (goal, objective);
        return true;
    }

    public sealed class CloseObjectiveForm
    {
        public int Revision { get; set; }

        [Display(Name = "Closed on"), Required(ErrorMessage = "Enter the day it was closed.")]
        public DateOnly? ClosedOn { get; set; }

        [Display(Name = "Outcome"), Required(ErrorMessage = "Choose how it ended: successful or unsuccessful.")]
        public Completion? Outcome { get; set; }
    }
}
