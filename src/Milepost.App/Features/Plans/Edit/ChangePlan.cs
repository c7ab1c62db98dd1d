using Milepost.App.Features.Occupations;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Edit;

/// <summary>Changes what the plan page holds.</summary>
/// <param name="Version">The plan's version when the form was opened.</param>
public sealed record ChangePlan(Guid ParticipantId, Guid PlanId, long Version, PlanDetails Details, string? Reason);

public sealed class ChangePlanHandler(PlanEditHandler plans, ReferenceLists lists)
{
    public Task<Result<PlanEdited<Done>>> HandleAsync(ChangePlan command, CancellationToken ct) =>
        plans.HandleAsync<Done>(command.ParticipantId, command.PlanId, PlanEditKind.Content, command.Reason, editing =>
        {
            var plan = editing.Plan;
            if (plan.Version != command.Version) return StaleProblems.Changed;

            var occupation = OccupationEntry.Read(lists, command.Details.TargetOccupation, plan.Details.TargetOccupation, "TargetOccupation");
            var changed = plan.Change(
                command.Details with { TargetOccupation = occupation.IsDone ? occupation.Value : plan.Details.TargetOccupation }, editing.Rules, command.Reason, editing.Today);
            return changed.IsDone && occupation.IsDone ? Done.It : changed.Problems.Concat(occupation.Problems).ToList();
        }, ct);
}
