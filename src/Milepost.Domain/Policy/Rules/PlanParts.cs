using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>Something a plan holds.</summary>
public abstract record PlanPart : Part
{
    public override SubjectKind Of => SubjectKind.Plan;

    public sealed override bool? IsHeld(RecordOnDay record, Subject subject) => IsIn(record, subject, subject.Plan!);

    protected abstract bool IsIn(RecordOnDay record, Subject subject, PlanFact plan);
}

public enum PlanField { CareerPathway, TargetOccupation, Justification, Indicator, Tracking, TrainingComponents, Comments, SkillsGap }

/// <summary>A field of the plan is filled in.</summary>
public sealed record PlanFieldPart(PlanField Field) : PlanPart
{
    protected override bool IsIn(RecordOnDay record, Subject subject, PlanFact plan) => Field switch
    {
        PlanField.CareerPathway => plan.HasCareerPathway,
        PlanField.TargetOccupation => plan.HasTargetOccupation,
        PlanField.Justification => plan.Justification is not null,
        PlanField.Indicator => plan.HasIndicator,
        PlanField.Tracking => plan.HasTracking,
        PlanField.TrainingComponents => plan.HasTrainingComponents,
        PlanField.Comments => plan.HasComments,
        _ => plan.Justification is { ExplainsSkillsGap: true },
    };
}

/// <summary>A goal, open or closed.</summary>
public sealed record PlanGoalPart(GoalPick Goals) : PlanPart
{
    protected override bool IsIn(RecordOnDay record, Subject subject, PlanFact plan)
    {
        foreach (var goal in plan.Goals)
            if (Goals.Fits(goal)) return true;
        return false;
    }
}

/// <summary>An objective, open or closed; of these only, where a pick is given.</summary>
public sealed record PlanObjectivePart(ObjectivePick Objectives) : PlanPart
{
    protected override bool IsIn(RecordOnDay record, Subject subject, PlanFact plan)
    {
        foreach (var goal in plan.Goals)
            foreach (var objective in goal.Objectives)
                if (Objectives.Fits(record, subject, objective)) return true;
        return false;
    }
}

/// <summary>A service that an objective names or that is dated while the plan is open.</summary>
public sealed record PlanServicesPart(ServicePicks Services) : PlanPart
{
    protected override bool IsIn(RecordOnDay record, Subject subject, PlanFact plan)
    {
        foreach (var goal in plan.Goals)
            foreach (var objective in goal.Objectives)
                if (Services.NamesOne(record, subject, objective)) return true;

        return AnyWhileOpen(record.Services) || (Services.CountPlanned && AnyWhileOpen(record.PlannedServices));

        bool AnyWhileOpen(ImmutableArray<ServiceFact> services)
        {
            foreach (var service in services)
                if (service.StartsOn >= plan.OpenedOn && !(service.StartsOn > plan.ClosedOn) && Services.Fits(record, subject, service)) return true;
            return false;
        }
    }
}

/// <summary>Barriers are named, or it is said that there are none. What is said stands, even beside barriers that were named.</summary>
/// <param name="WithAction">Each has an action.</param>
/// <param name="WithJustification">They stand in a justification: without one they explain nothing.</param>
public sealed record PlanBarriersPart(bool WithAction, bool WithJustification) : PlanPart
{
    protected override bool IsIn(RecordOnDay record, Subject subject, PlanFact plan)
    {
        if (WithJustification && plan.Justification is null) return false;
        return plan.NoBarriers || (!plan.Barriers.IsEmpty && (!WithAction || plan.Barriers.All(barrier => barrier.HasAction)));
    }
}

/// <summary>The justification rests on this.</summary>
public sealed record PlanBasisPart(JustificationBasis Basis) : PlanPart
{
    protected override bool IsIn(RecordOnDay record, Subject subject, PlanFact plan) => plan.Justification is { } justification && justification.Basis.Contains(Basis);
}
