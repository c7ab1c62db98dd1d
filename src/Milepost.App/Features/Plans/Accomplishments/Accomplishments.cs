using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Plans.Accomplishments;

/// <summary>What a person has reached: credentials earned, goals and services completed, newest first.</summary>
public sealed record Accomplishments(IReadOnlyList<Credential> Credentials, IReadOnlyList<Goal> Goals, IReadOnlyList<Service> Services)
{
    /// <summary>The outcome with which a goal is closed that was reached.</summary>
    private const string Reached = "successful";

    public static Accomplishments Of(IEnumerable<Credential> credentials, IEnumerable<Plan> plans, IEnumerable<Service> services) => new(
        [.. credentials.OrderByDescending(c => c.AttainedOn)],
        [.. plans.SelectMany(p => p.Goals).Where(IsCompleted).OrderByDescending(CompletedOn)],
        [.. services.Where(s => s.Completion == Completion.Successful).OrderByDescending(s => s.EndsOn)]);

    /// <summary>The planner set it complete, or closed it as successful.</summary>
    private static bool IsCompleted(Goal goal) => goal.IsOpen
        ? goal.Status == GoalStatus.Complete
        : string.Equals(goal.Outcome, Reached, StringComparison.OrdinalIgnoreCase) || (goal.Outcome is null && goal.Status == GoalStatus.Complete);

    public static DateOnly? CompletedOn(Goal goal) => goal.ClosedOn ?? goal.StatusOn;
}
