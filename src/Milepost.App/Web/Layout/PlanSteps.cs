namespace Milepost.App.Web.Layout;

/// <summary>The steps of writing a plan, in the order of the Career Connect walk. A pack may name, order and leave out steps.</summary>
public enum PlanStep
{
    Assessment,
    Plan,
    Goals,
    Objectives,
    Services,
    Finish,
}

/// <summary>A step under the name that the pack gives it.</summary>
public sealed record NamedStep(PlanStep Step, string Label);

/// <summary>Where somebody stands in the walk; the model of <c>_PlanSteps</c>.</summary>
/// <param name="PlanId">Null while the plan is being started: only its first step exists then.</param>
/// <param name="Done">The steps that hold what they need. One may come back to any of them.</param>
public sealed record PlanSteps(Guid ParticipantId, Guid? PlanId, PlanStep Current, IReadOnlySet<PlanStep> Done)
{
    /// <summary>The steps in the pack's order.</summary>
    public IReadOnlyList<NamedStep> Steps { get; init; } = [.. Enum.GetValues<PlanStep>().Where(step => step != PlanStep.Assessment).Select(step => new NamedStep(step, step.ToString()))];

    /// <summary>The step after the current one; null after the last.</summary>
    public NamedStep? Next => Neighbor(1);

    public NamedStep? Previous => Neighbor(-1);

    private NamedStep? Neighbor(int by)
    {
        var at = Steps.Select(each => each.Step).ToList().IndexOf(Current);
        return at < 0 ? null : Steps.ElementAtOrDefault(at + by);
    }
}
