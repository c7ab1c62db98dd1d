using Milepost.Domain.Plans;

namespace Milepost.App.Features.Services;

/// <summary>The goal or objective that a service carries out, as forms send it: "goal:G-1" or "objective:O-3".</summary>
public sealed record PlanPart(string? Goal, string? Objective)
{
    private const string GoalMark = "goal:";
    private const string ObjectiveMark = "objective:";

    public static PlanPart? Read(string? text) =>
        text is null ? null
        : text.StartsWith(GoalMark, StringComparison.Ordinal) ? new(text[GoalMark.Length..], null)
        : text.StartsWith(ObjectiveMark, StringComparison.Ordinal) ? new(null, text[ObjectiveMark.Length..])
        : new(null, null);

    /// <summary>Where a service hangs in a plan now; nothing when it hangs nowhere.</summary>
    public static PlanPart? Of(Plan plan, Domain.Services.Service service)
    {
        var objective = plan.Goals.SelectMany(g => g.Objectives).FirstOrDefault(o => o.Services.Contains(service.CaseFileId));
        if (objective is not null) return new(null, objective.CaseFileId);
        return plan.Goals.Any(g => g.CaseFileId == service.Details.Goal) ? new(service.Details.Goal, null) : null;
    }

    /// <summary>The part in this plan; nothing where the plan has no such part.</summary>
    public (Goal Goal, Objective? Objective)? In(Plan plan)
    {
        foreach (var goal in plan.Goals)
        {
            if (Goal is not null && goal.CaseFileId == Goal) return (goal, null);
            if (Objective is not null && goal.Objectives.FirstOrDefault(o => o.CaseFileId == Objective) is { } objective) return (goal, objective);
        }
        return null;
    }

    public override string ToString() => Goal is not null ? GoalMark + Goal : ObjectiveMark + Objective;
}
