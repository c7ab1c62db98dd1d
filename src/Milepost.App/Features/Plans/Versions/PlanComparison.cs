using Milepost.App.Features.CaseFiles;
using Milepost.Domain;

namespace Milepost.App.Features.Plans.Versions;

public enum DifferenceKind { Added, Removed, Changed }

/// <summary>One thing in which two versions of a plan differ, in plain words.</summary>
/// <param name="Where">"Plan", or the goal or objective it belongs to.</param>
/// <param name="Before">Empty for something added.</param>
/// <param name="After">Empty for something removed.</param>
public sealed record PlanDifference(DifferenceKind Kind, string Where, string Field, string Before, string After);

/// <summary>Sets two versions of a plan side by side, field by field.</summary>
public static class PlanComparison
{
    public static IReadOnlyList<PlanDifference> Of(PlanContent from, PlanContent to, string objectiveWord)
    {
        var found = new List<PlanDifference>();
        ComparePlans(from.Plan, to.Plan, found);
        var services = from.Services.Concat(to.Services).GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        ByKey(from.Plan.Goals, to.Plan.Goals, g => g.Id,
            goal => found.Add(new(DifferenceKind.Added, "Plan", "Goal", "", Describe(goal, objectiveWord))),
            goal => found.Add(new(DifferenceKind.Removed, "Plan", "Goal", Describe(goal, objectiveWord), "")),
            (before, after) => CompareGoals(before, after, services, found, objectiveWord));
        ByKey(from.Services, to.Services, s => s.Id, _ => { }, _ => { }, (before, after) => CompareServices(before, after, found));
        return found;
    }

    private static void ComparePlans(CasePlan before, CasePlan after, List<PlanDifference> found)
    {
        var compare = new Fields("Plan", found);
        compare.Day("Start date", before.OpenedOn, after.OpenedOn);
        compare.Day("Projected end date", before.ProjectedEndOn, after.ProjectedEndOn);
        compare.Text("Career pathway", before.CareerPathway, after.CareerPathway);
        compare.Text("Target occupation", before.TargetOccupation, after.TargetOccupation);
        compare.Text("Justification", before.Justification?.Text, after.Justification?.Text);
        compare.List("It rests on", (before.Justification?.Basis ?? []).Select(Words.Of), (after.Justification?.Basis ?? []).Select(Words.Of));
        compare.Text("Skills gap", before.Justification?.SkillsGap, after.Justification?.SkillsGap);
        ByKey(before.Barriers, after.Barriers, b => b.Name,
            barrier => compare.Text("Barrier", null, Describe(barrier)), barrier => compare.Text("Barrier", Describe(barrier), null),
            (was, now) => compare.Text($"Action for the barrier {now.Name}", was.Action, now.Action));
        compare.Text("No barriers", before.NoBarriers == true ? "Ticked" : null, after.NoBarriers == true ? "Ticked" : null);
        compare.List("Support services", before.SupportServices, after.SupportServices);
        compare.List("Training components", before.TrainingComponents, after.TrainingComponents);
        compare.List("Performance indicators", before.Indicators, after.Indicators);
        compare.Text("How progress is tracked", before.Tracking, after.Tracking);
        compare.List("Customer actions", before.CustomerActions, after.CustomerActions);
        compare.Text("Comments", before.Comments, after.Comments);
    }

    private static void CompareGoals(CaseGoal before, CaseGoal after, Dictionary<string, CaseService> services, List<PlanDifference> found, string objectiveWord)
    {
        var where = $"Goal: {after.Statement}";
        var compare = new Fields(where, found);
        compare.Text("Statement", before.Statement, after.Statement);
        compare.Text("Type", Words.Of(before.Type), Words.Of(after.Type));
        compare.Text("Term", Words.Of(before.Term), Words.Of(after.Term));
        compare.Text("Category", before.Category, after.Category);
        compare.Day("Established on", before.EstablishedOn, after.EstablishedOn);
        compare.Day("Projected end date", before.ProjectedEndOn, after.ProjectedEndOn);
        compare.Text("Status", before.Status is { } was ? Words.Of(was) : null, after.Status is { } now ? Words.Of(now) : null);
        compare.Day("Closed on", before.ClosedOn, after.ClosedOn);
        compare.Text("Outcome", before.Outcome, after.Outcome);
        ByKey(before.Objectives, after.Objectives, o => o.Id,
            objective => found.Add(new(DifferenceKind.Added, where, objectiveWord, "", Describe(objective))),
            objective => found.Add(new(DifferenceKind.Removed, where, objectiveWord, Describe(objective), "")),
            (one, other) => CompareObjectives(one, other, services, found, objectiveWord));
    }

    private static void CompareObjectives(CaseObjective before, CaseObjective after, Dictionary<string, CaseService> services, List<PlanDifference> found, string objectiveWord)
    {
        var compare = new Fields($"{objectiveWord}: {after.Statement}", found);
        compare.Text("Statement", before.Statement, after.Statement);
        compare.Day("Start date", before.StartsOn, after.StartsOn);
        compare.Day("Review date", before.ReviewOn, after.ReviewOn);
        compare.Day("Projected end date", before.ProjectedEndOn, after.ProjectedEndOn);
        compare.Text("Why it is needed", before.Justification, after.Justification);
        compare.Text("Comments", before.Comments, after.Comments);
        compare.Day("Closed on", before.ClosedOn, after.ClosedOn);
        compare.Text("Outcome", before.Outcome is { } was ? Words.Of(was) : null, after.Outcome is { } now ? Words.Of(now) : null);
        compare.List("Services", before.Services.Select(Title), after.Services.Select(Title));

        string Title(string id) => services.TryGetValue(id, out var service) ? Describe(service) : id;
    }

    private static void CompareServices(CaseService before, CaseService after, List<PlanDifference> found)
    {
        var compare = new Fields($"Service: {Describe(after)}", found);
        compare.Day("Start date", before.StartsOn, after.StartsOn);
        compare.Day("Planned end date", before.PlannedEndOn, after.PlannedEndOn);
        compare.Day("Ended on", before.EndsOn, after.EndsOn);
        compare.Text("Provider", before.Provider, after.Provider);
        compare.Text("Cost", Money(before.Cost), Money(after.Cost));
        compare.Text("Weekly hours", before.WeeklyHours?.ToString("0.##"), after.WeeklyHours?.ToString("0.##"));
        compare.Text("Outcome", before.Completion is { } was ? Words.Of(was) : null, after.Completion is { } now ? Words.Of(now) : null);

        static string? Money(decimal? amount) => amount is { } dollars ? $"${dollars:0.00}" : null;
    }

    private static string Describe(CaseGoal goal, string objectiveWord) =>
        string.Join('\n', new[] { $"{goal.Statement} ({Words.Of(goal.Type)}, {Words.Of(goal.Term).ToLowerInvariant()})" }
            .Concat(goal.Objectives.Select(o => $"{objectiveWord}: {Describe(o)}")));

    private static string Describe(CaseObjective objective) =>
        $"{objective.Statement}, from {objective.StartsOn.Words()}" + (objective.ProjectedEndOn is { } end ? $" to {end.Words()}" : "");

    private static string Describe(CaseBarrier barrier) => barrier.Action is null ? barrier.Name : $"{barrier.Name}: {barrier.Action}";

    private static string Describe(CaseService service) => service.Code is null ? service.Name : $"{service.Code} {service.Name}";

    private static void ByKey<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> key, Action<T> added, Action<T> removed, Action<T, T> both)
    {
        var was = before.DistinctBy(key).ToDictionary(key, StringComparer.Ordinal);
        var now = after.DistinctBy(key).ToDictionary(key, StringComparer.Ordinal);
        foreach (var (name, one) in now)
        {
            if (was.TryGetValue(name, out var earlier)) both(earlier, one);
            else added(one);
        }
        foreach (var (name, one) in was.Where(pair => !now.ContainsKey(pair.Key))) removed(one);
    }

    private sealed class Fields(string where, List<PlanDifference> found)
    {
        public void Day(string field, DateOnly? before, DateOnly? after) => Text(field, before?.Words(), after?.Words());

        public void Text(string field, string? before, string? after)
        {
            var (was, now) = (before ?? "", after ?? "");
            if (was == now) return;
            found.Add(new(was.Length == 0 ? DifferenceKind.Added : now.Length == 0 ? DifferenceKind.Removed : DifferenceKind.Changed, where, field, was, now));
        }

        public void List(string field, IEnumerable<string> before, IEnumerable<string> after)
        {
            var (was, now) = (before.ToList(), after.ToList());
            foreach (var line in now.Except(was)) Text(field, null, line);
            foreach (var line in was.Except(now)) Text(field, line, null);
        }
    }
}
