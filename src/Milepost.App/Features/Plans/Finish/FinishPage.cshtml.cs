using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Supervision.Approvals;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Finish;

/// <summary>The whole plan as the customer will read it, and what is worth adding before it is signed.</summary>
public sealed class FinishPage(PlanWalkQuery walks, ApprovalsQuery approvals, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    public IReadOnlyList<PlanGap> Gaps { get; private set; } = [];

    /// <summary>How the plan's approval stands, where the pack asks for one.</summary>
    public ApprovalNotice? Approval { get; private set; }

    public SignatureNeed Need => SignatureNeed.Of(Plan, Walk.Settings);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Gaps = Walk.Gaps;
        Approval = await approvals.OfPlanAsync(Walk.Person, Plan, ct);
        return Page();
    }

    public string DatesOf(Goal goal, GoalProgress progress) => Walk.Rules.GoalDatesFromServices
        ? progress.StartsOn is { } start ? $"From {start.Words()} to {progress.EndsOn?.Words() ?? "an open end"}, as its services run" : "Dates follow its services"
        : $"From {goal.Details.EstablishedOn.Words()} to {goal.Details.ProjectedEndOn?.Words() ?? "an open end"}";

    public string LinkFor(PlanGap gap) => gap.Kind switch
    {
        PlanGapKind.NoGoal => To("/goals/new"),
        PlanGapKind.GoalWithoutEnd => To($"/goals/{gap.GoalId}"),
        PlanGapKind.GoalWithoutObjective => To($"/objectives?goal={gap.GoalId}"),
        PlanGapKind.ObjectiveWithoutDates or PlanGapKind.ObjectiveUnjustified => To($"/objectives/{gap.ObjectiveId}"),
        PlanGapKind.ObjectiveWithoutService => To($"/services#objective-{gap.ObjectiveId}"),
        PlanGapKind.NoJustification => To("#Form_JustificationText"),
        PlanGapKind.NoPathway => To("#Form_CareerPathway"),
        PlanGapKind.NoIndicator => To("#Form_Indicators"),
        PlanGapKind.NoTracking => To("#Form_Tracking"),
        _ => To("#Form_Barriers"),
    };
}
