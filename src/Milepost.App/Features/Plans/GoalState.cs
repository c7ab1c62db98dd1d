using Milepost.App.Web.TagHelpers;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans;

/// <summary>The model of <c>_GoalStatus</c>: how a goal stands, as a word with a shape.</summary>
public sealed record GoalState(PlanWalk Walk, Goal Goal)
{
    public GoalProgress Progress => Walk.Progress(Goal);

    public StatusKind Kind => Progress.Status switch
    {
        GoalStatus.OffTrack => StatusKind.Late,
        GoalStatus.Complete => StatusKind.Good,
        GoalStatus.OnTrack => StatusKind.Good,
        GoalStatus.Started => StatusKind.Info,
        _ => StatusKind.Waiting,
    };
}
