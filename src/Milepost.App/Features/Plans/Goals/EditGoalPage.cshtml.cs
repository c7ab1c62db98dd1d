using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans.Overview;
using Milepost.Domain;

namespace Milepost.App.Features.Plans.Goals;

public sealed class EditGoalPage(ChangeGoalHandler change, PlanWalkQuery walks, LastChangeQuery lastChange) : GoalFormPage(walks, lastChange)
{
    [FromRoute] public Guid GoalId { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        Form = GoalForm.From(Goal!);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        if (!FormHolds()) return Page();

        var result = await change.HandleAsync(new(ParticipantId, PlanId, GoalId, Form.Revision, Form.ToDetails(), Form.Status, Form.Reason), ct);
        if (IsStale(result))
        {
            if (!await PrepareAsync(ct)) return NotFound();
            var shown = ShowConflict(GoalForm.From(Goal!), Form, await LastChangeAsync(ct), "Form.Revision");
            Form.Revision = Goal!.Revision;
            return shown;
        }
        return Answer(result, _ => To("/goals"), result.IsDone ? Said(result.Value) : "");
    }

    private string Said(PlanEdited<GoalChanged> edited)
    {
        var what = "The goal is saved.";
        if (edited.Value.MessageSent) what += $" {Walk.Person.CalledName} was sent this message: “{Walk.Settings.GoalStatus.OffTrackMessage}”";
        if (edited.Value.Goal.Status == GoalStatus.Complete && Goal!.Status != GoalStatus.Complete)
            what += $" {Walk.Settings.LabelOf(GoalStatus.Complete)}: {Walk.Settings.GoalStatus.Statuses.FirstOrDefault(s => s.Status == CodeWords.Of(GoalStatus.Complete))?.Meaning} Close it with its outcome next.";
        return edited.Said(what);
    }

    private async Task<bool> PrepareAsync(CancellationToken ct) => await LoadAsync(ct) && (Goal = Plan.Find(GoalId)) is not null;
}
