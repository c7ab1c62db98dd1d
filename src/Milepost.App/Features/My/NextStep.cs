using Milepost.App.Features.Plans.Overview;

namespace Milepost.App.Features.My;

/// <summary>What the date of a step means.</summary>
public enum StepDate
{
    /// <summary>Something the customer has said to do, at no certain day.</summary>
    None,

    /// <summary>The step or service begins.</summary>
    Starts,

    /// <summary>Customer and planner look at it together.</summary>
    LookedAt,

    /// <summary>It should be done.</summary>
    DoneBy,
}

/// <summary>Something that comes next for a customer.</summary>
/// <param name="Words">As the record says it.</param>
/// <param name="IsService">A service that is to begin; else an own action or a step toward a goal.</param>
public sealed record NextStep(string Words, DateOnly? On, StepDate Date, bool IsService, string? Where)
{
    /// <summary>Steps with a date first, the nearest on top; then what the customer has said to do.</summary>
    public static IReadOnlyList<NextStep> Of(PlanOutline outline, DateOnly today)
    {
        if (outline.Plan is not { } plan) return [];
        var steps = outline.Goals.Where(g => g.Goal.IsOpen).SelectMany(g => g.Objectives).Select(o => o.Objective).Where(o => o.IsOpen).Select(o =>
        {
            var details = o.Details;
            var (on, date) = details.StartsOn > today ? (details.StartsOn, StepDate.Starts)
                : details.ReviewOn >= today && !(details.ProjectedEndOn < details.ReviewOn) ? (details.ReviewOn, StepDate.LookedAt)
                : details.ProjectedEndOn is { } end ? (end, StepDate.DoneBy)
                : details.ReviewOn is { } review ? (review, StepDate.LookedAt) : ((DateOnly?)null, StepDate.None);
            return new NextStep(details.Statement, on, date, IsService: false, null);
        });
        var services = outline.Goals.SelectMany(g => g.Services).DistinctBy(s => s.Service.Id).Select(s => s.Service)
            .Where(s => s.IsOpen && s.Details.StartsOn > today)
            .Select(s => new NextStep(s.Details.Name, s.Details.StartsOn, StepDate.Starts, IsService: true, s.Details.Placement?.Employer ?? s.Details.Provider));
        return
        [
            .. steps.Concat(services).OrderBy(s => s.On ?? DateOnly.MaxValue),
            .. plan.Details.CustomerActions.Select(action => new NextStep(action, null, StepDate.None, IsService: false, null)),
        ];
    }
}
