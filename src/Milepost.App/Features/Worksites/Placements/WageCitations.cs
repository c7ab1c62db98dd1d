using Milepost.App.Policy;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;

namespace Milepost.App.Features.Worksites.Placements;

/// <summary>The record refuses a wrong wage before policy is asked; where the pack has a requirement about it, the refusal names its source.</summary>
public static class WageCitations
{
    public static IReadOnlyList<Problem> WithSources(this IReadOnlyList<Problem> problems, PackPolicy? policy) => [.. problems.Select(problem => Cited(problem, policy))];

    private static Problem Cited(Problem problem, PackPolicy? policy)
    {
        PlacementAmount? about = problem.Code switch
        {
            "service.below-minimum-wage" or "placement.minimum-too-low" => PlacementAmount.HourlyWage,
            "service.subsidy-above-minimum" => PlacementAmount.SubsidizedWage,
            _ => null,
        };
        return about is not null && policy?.Files.Select(f => f.Requirement).FirstOrDefault(r => r.Rule is AmountWithin rule && rule.Amount == about) is { } requirement
            ? problem with { Message = $"{problem.Message} {Source(policy, requirement)}" } : problem;
    }

    private static string Source(PackPolicy policy, Requirement requirement) =>
        $"({(policy.Pack.Sources.TryGetValue(requirement.Citation.Source, out var source) ? source.Title : requirement.Citation.Source)}, {requirement.Citation.Section})";
}
