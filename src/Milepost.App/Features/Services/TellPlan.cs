using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services;

/// <summary>What the open plan hears about its services: where one hangs, that a goal has started, which dates follow.</summary>
public static class TellPlan
{
    /// <summary>The details with the goal they serve directly, where the service hangs from a goal or the pack asks for the goal.</summary>
    public static Result<ServiceDetails> WithGoal(ServiceDetails details, Plan? plan, string? part, ServiceRules rules)
    {
        if (string.IsNullOrEmpty(part)) return details with { Goal = null };
        if (plan is null || PlanPart.Read(part)?.In(plan) is not var (goal, objective)) return ServiceProblems.PlanPart;
        return details with { Goal = objective is null || rules.Requires("goal") ? goal.CaseFileId : null };
    }

    /// <summary>Moves the service to a part of the plan where it does not hang yet. Only open parts take one.</summary>
    /// <param name="all">Every service of the person, this one too.</param>
    public static Result<Done> Hang(Plan? plan, Service service, string? part, IReadOnlyList<Service> all, DateOnly today)
    {
        if (plan is null) return Done.It;
        var to = PlanPart.Read(part)?.In(plan);
        if (to is var (goal, objective) && (!goal.IsOpen || objective is { IsOpen: false })) return ServiceProblems.PlanPart;

        var kinds = all.ToDictionary(s => s.CaseFileId, s => s.Details.Kind);
        foreach (var holder in plan.Goals.SelectMany(g => g.Objectives).Where(o => o != to?.Objective && o.Services.Contains(service.CaseFileId)).ToList())
        {
            var left = plan.SetObjectiveServices(holder.Id, [.. holder.Services.Where(id => id != service.CaseFileId)], kinds, today);
            if (!left.IsDone) return left.As<Done>();
        }
        if (to?.Objective is { } chosen && !chosen.Services.Contains(service.CaseFileId))
        {
            var hung = plan.SetObjectiveServices(chosen.Id, [.. chosen.Services, service.CaseFileId], kinds, today);
            if (!hung.IsDone) return hung.As<Done>();
        }
        return Done.It;
    }

    /// <summary>After a service began, changed or ended: a goal may have started, and dates may follow.</summary>
    public static void Follow(Plan? plan, Service service, IEnumerable<Goal> alsoGoals, IReadOnlyList<Service> all, PackSettings settings, DateOnly today)
    {
        if (plan is not { IsOpen: true }) return;
        if (settings.GoalStatus.StartsWithService) plan.ServiceStarted(service.CaseFileId, service.Details.StartsOn, today, service.Details.Goal);
        if (settings.GoalDates != GoalDates.FromServices) return;
        foreach (var goal in GoalsOf(plan, service).Concat(alsoGoals).Distinct().ToList())
        {
            var progress = GoalProgress.Of(goal, all, today);
            plan.FollowServices(goal.Id, progress.StartsOn, progress.EndsOn);
        }
    }

    public static IEnumerable<Goal> GoalsOf(Plan plan, Service service) =>
        plan.Goals.Where(g => g.CaseFileId == service.Details.Goal || g.Services.Contains(service.CaseFileId));
}
