using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.Domain.Plans;

public enum PlanGapKind
{
    BarrierUnanswered, NoBarrierAnswer, FieldMissing, NoJustification, NoPathway, NoIndicator, NoTracking, NoGoal, GoalWithoutObjective, GoalWithoutEnd,
    ObjectiveWithoutDates, ObjectiveUnjustified, ObjectiveWithoutService,
}

/// <summary>Something worth adding before the plan is signed. Advice: nothing is refused because of it.</summary>
/// <param name="Words">What to do, in plain words.</param>
public sealed record PlanGap(PlanGapKind Kind, string Words, Guid? GoalId = null, Guid? ObjectiveId = null);

/// <summary>Looks a plan over for what is still missing, in the order of the walk.</summary>
public static class PlanGaps
{
    /// <summary>Barriers that an assessment or the plan names and nothing answers yet.</summary>
    public static IReadOnlyList<string> UnansweredBarriers(Plan? plan, IReadOnlyList<Assessment> assessments, IReadOnlyList<Service> services)
    {
        IEnumerable<Plan> plans = plan is null ? [] : [plan];
        var answered = OpenBarriers.All(assessments, plans, services).Where(b => !b.Waits).Select(b => SearchWords.Normalize(b.Name)).ToHashSet(StringComparer.Ordinal);
        return [.. BarrierAnswer.Of(plan, assessments, services).Where(b => !b.IsAnswered && !answered.Contains(SearchWords.Normalize(b.Name))).Select(b => b.Name)];
    }

    /// <param name="anObjective">What the pack calls one: "an objective", "a step".</param>
    public static IReadOnlyList<PlanGap> Of(Plan plan, IReadOnlyList<Assessment> assessments, IReadOnlyList<Service> services, PlanRules rules, string anObjective)
    {
        var gaps = new List<PlanGap>();
        var details = plan.Details;
        gaps.AddRange(UnansweredBarriers(plan, assessments, services)
            .Select(barrier => new PlanGap(PlanGapKind.BarrierUnanswered, $"Say what is done about the barrier: {barrier}")));
        if (details.Barriers.Count == 0 && details.NoBarriers != true && gaps.Count == 0)
            gaps.Add(new(PlanGapKind.NoBarrierAnswer, "List the barriers, or tick that there are none"));
        if (string.IsNullOrWhiteSpace(details.Justification?.Text)) gaps.Add(new(PlanGapKind.NoJustification, "Say why this plan suits this person"));
        if (string.IsNullOrWhiteSpace(details.CareerPathway) && string.IsNullOrWhiteSpace(details.TargetOccupation))
            gaps.Add(new(PlanGapKind.NoPathway, "Name the career pathway or the target occupation"));
        if (details.Indicators.Count == 0) gaps.Add(new(PlanGapKind.NoIndicator, "Choose a performance indicator that the plan serves"));
        if (string.IsNullOrWhiteSpace(details.Tracking)) gaps.Add(new(PlanGapKind.NoTracking, "Say how progress is tracked"));

        if (!plan.HasOpenGoal) gaps.Add(new(PlanGapKind.NoGoal, "Add at least one goal"));
        foreach (var goal in plan.Goals.Where(g => g.IsOpen))
        {
            if (!goal.HasOpenObjective) gaps.Add(new(PlanGapKind.GoalWithoutObjective, $"Add {anObjective} to the goal: {goal.Details.Statement}", goal.Id));
            if (goal.Details.ProjectedEndOn is null && !rules.GoalDatesFromServices)
                gaps.Add(new(PlanGapKind.GoalWithoutEnd, $"Give a projected end to the goal: {goal.Details.Statement}", goal.Id));
            foreach (var objective in goal.Objectives.Where(o => o.IsOpen))
            {
                if (objective.Details.ReviewOn is null && objective.Details.ProjectedEndOn is null && !rules.GoalDatesFromServices)
                    gaps.Add(new(PlanGapKind.ObjectiveWithoutDates, $"Give a review or projected end date: {objective.Details.Statement}", goal.Id, objective.Id));
                if (string.IsNullOrWhiteSpace(objective.Details.Justification))
                    gaps.Add(new(PlanGapKind.ObjectiveUnjustified, $"Say why it is needed: {objective.Details.Statement}", goal.Id, objective.Id));
                if (objective.Services.Count == 0)
                    gaps.Add(new(PlanGapKind.ObjectiveWithoutService, $"Say which service carries it out: {objective.Details.Statement}", goal.Id, objective.Id));
            }
        }
        return gaps;
    }
}
