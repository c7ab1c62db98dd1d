using Milepost.Domain.Services;

namespace Milepost.Domain.Plans;

/// <summary>Which barriers still wait for an answer: an action in the plan, or a service that says it is for them.</summary>
public static class BarrierAnswers
{
    /// <param name="assessed">Barriers that assessments found.</param>
    public static IReadOnlyList<string> Unanswered(IEnumerable<string> assessed, PlanDetails? plan, IEnumerable<Service> services)
    {
        var answered = (plan?.Barriers ?? []).Where(b => !string.IsNullOrWhiteSpace(b.Action)).Select(b => b.Name)
            .Concat(services.SelectMany(s => s.Details.Barriers)).Select(SearchWords.Normalize).ToHashSet(StringComparer.Ordinal);
        return [.. assessed.Concat((plan?.Barriers ?? []).Select(b => b.Name))
            .Where(name => !string.IsNullOrWhiteSpace(name))
            .DistinctBy(SearchWords.Normalize)
            .Where(name => !answered.Contains(SearchWords.Normalize(name)))];
    }
}
