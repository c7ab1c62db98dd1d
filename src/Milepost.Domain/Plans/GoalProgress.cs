namespace Milepost.Domain.Plans;

/// <summary>How a goal stands on a day, read from its own status and its services.</summary>
public sealed record GoalProgress(GoalStatus Status, DateOnly? StartsOn, DateOnly? EndsOn)
{
    /// <summary>A goal not started counts as started from the day the first of its services starts, without anybody writing it down.</summary>
    public static GoalProgress Of(Goal goal, IEnumerable<Services.Service> services, DateOnly today)
    {
        var own = goal.Services.ToHashSet(StringComparer.Ordinal);
        var mine = services.Where(s => own.Contains(s.CaseFileId) || s.Details.Goal == goal.CaseFileId).ToList();
        var status = goal.Status ?? GoalStatus.NotStarted;
        if (status == GoalStatus.NotStarted && goal.IsOpen && mine.Exists(s => s.Details.StartsOn <= today)) status = GoalStatus.Started;

        DateOnly? starts = mine.Count == 0 ? null : mine.Min(s => s.Details.StartsOn);
        DateOnly? ends = mine.Select(s => s.EndsOn ?? s.Details.PlannedEndOn).Max();
        return new(status, starts, ends);
    }
}
