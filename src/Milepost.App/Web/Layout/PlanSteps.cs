namespace Milepost.App.Web.Layout;

/// <summary>The steps of writing a plan, in the order of the Career Connect walk.</summary>
public enum PlanStep
{
    Plan,
    Goals,
    Objectives,
    Services,
    Finish,
}

/// <summary>Where somebody stands in the walk; the model of <c>_PlanSteps</c>.</summary>
/// <param name="PlanId">Null while the plan is being started: only its first step exists then.</param>
/// <param name="Done">The steps that hold what they need. One may come back to any of them.</param>
public sealed record PlanSteps(Guid ParticipantId, Guid? PlanId, PlanStep Current, IReadOnlySet<PlanStep> Done)
{
    public static IReadOnlyList<PlanStep> All { get; } = Enum.GetValues<PlanStep>();
}
