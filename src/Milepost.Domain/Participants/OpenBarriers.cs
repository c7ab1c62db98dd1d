using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.Domain.Participants;

/// <summary>A barrier that an assessment found, and what answers it.</summary>
/// <param name="FoundOn">The last time an assessment found it.</param>
/// <param name="FoundBy">Case-file ids of the assessments that found it, the last one first.</param>
/// <param name="Answer">In words, "Plan: bus pass"; null while it waits.</param>
public sealed record AssessedBarrier(string Name, DateOnly FoundOn, IReadOnlyList<string> FoundBy, string? Answer)
{
    public bool Waits => Answer is null;
}

/// <summary>An assessed barrier waits, visibly, until the plan, a goal, an objective or a service answers it.</summary>
public static class OpenBarriers
{
    /// <summary>The barriers that nothing answers yet.</summary>
    public static IReadOnlyList<AssessedBarrier> Of(IEnumerable<Assessment> assessments, IEnumerable<Plan> plans, IEnumerable<Service> services) =>
        [.. All(assessments, plans, services).Where(b => b.Waits)];

    /// <summary>Every barrier found, those that wait first.</summary>
    public static IReadOnlyList<AssessedBarrier> All(IEnumerable<Assessment> assessments, IEnumerable<Plan> plans, IEnumerable<Service> services)
    {
        var plan = plans.FirstOrDefault(p => p.IsOpen);
        var given = services.ToList();
        return
        [
            .. assessments.SelectMany(a => a.Details.Barriers.Select(name => (Name: name, Assessment: a)))
                .GroupBy(found => SearchWords.Normalize(found.Name), StringComparer.Ordinal)
                .Select(found =>
                {
                    var latest = found.OrderByDescending(f => f.Assessment.Details.CompletedOn).ThenByDescending(f => f.Assessment.Id).ToList();
                    var foundOn = latest[0].Assessment.Details.CompletedOn;
                    return new AssessedBarrier(latest[0].Name, foundOn, [.. latest.Select(f => f.Assessment.CaseFileId).Distinct()], Answer(latest[0].Name, foundOn, plan, given));
                })
                .OrderBy(b => b.Waits ? 0 : 1).ThenBy(b => b.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static string? Answer(string barrier, DateOnly foundOn, Plan? plan, List<Service> services)
    {
        if (plan is not null)
        {
            if (plan.Details.Barriers.FirstOrDefault(b => Same(b.Name, barrier) && !string.IsNullOrWhiteSpace(b.Action)) is { } planned)
                return $"Plan: {planned.Action!.Trim()}";
            if (plan.Goals.FirstOrDefault(g => g.IsOpen && Names(g.Details.Statement, barrier)) is { } goal)
                return $"Goal: {goal.Details.Statement}";
            // What was closed without success answers nothing any more.
            if (plan.Goals.SelectMany(g => g.Objectives).FirstOrDefault(o => o.Outcome != Completion.Unsuccessful
                && (Names(o.Details.Statement, barrier) || Names(o.Details.Predefined, barrier))) is { } objective)
                return $"Objective: {objective.Details.Statement}";
        }

        // A service that was over before the barrier was found did not help against it.
        return services.FirstOrDefault(s => s.Completion != Completion.Unsuccessful && !(s.EndsOn < foundOn)
            && (s.Details.Barriers.Any(b => Same(b, barrier)) || Names(s.Details.SupportType, barrier))) is { } service
            ? $"Service: {service.Title}" : null;
    }

    private static bool Same(string one, string other) => SearchWords.Normalize(one) == SearchWords.Normalize(other);

    /// <summary>The text holds the barrier's words, whole and in order: "Support Service - Transportation" names "Transportation".</summary>
    private static bool Names(string? text, string barrier) =>
        text is not null && SearchWords.Normalize(barrier) is { Length: > 0 } words && $" {SearchWords.Normalize(text)} ".Contains($" {words} ", StringComparison.Ordinal);
}
