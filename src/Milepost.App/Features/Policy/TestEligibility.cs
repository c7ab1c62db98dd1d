using Milepost.App.Policy;
using Milepost.Domain.Eligibility;

namespace Milepost.App.Features.Policy;

/// <summary>Runs the cases that stand in the files of the eligibility rules.</summary>
public static class TestEligibility
{
    public static IReadOnlyList<FailedCase> Run(EligibilityFile file, EligibilityBook book) =>
        [.. file.Cases.Select(each => (each, what: Judge(file, each, book))).Where(run => run.what is not null).Select(run => new FailedCase(file.Rule.Id, run.each.Name, run.each.File, run.each.Line, run.what!))];

    private static string? Judge(EligibilityFile file, EligibilityCase each, EligibilityBook book)
    {
        if (!file.Rule.InForce.On(each.Facts.On)) return $"the rule is not in force on {each.Facts.On:yyyy-MM-dd}.";
        // The rule itself, and what it refers to, as they stand on that day.
        var others = book[file.Rule.Pack].Rules.Where(rule => rule.InForce.On(each.Facts.On) && rule.Name != file.Rule.Name).Append(file.Rule);
        var scene = EligibilityRules.SceneOf(others, each.Facts);
        var expected = each.Expected;

        if (file.Rule.Ranks.Count > 0)
        {
            var ranked = EligibilityRules.Rank(file.Rule, scene);
            var asExpected = ranked.Rank == expected.Rank && Same(expected.Missing, ranked.Missing);
            return asExpected ? null : $"it should find {RankWords(expected.Rank)}, but finds {RankWords(ranked.Rank)}, missing [{string.Join(", ", ranked.Missing)}].";
        }

        var found = EligibilityRules.Judge(file.Rule, scene);
        var fits = found.Truth == expected.Truth && Same(expected.Ways, found.Judgment.Ways) && Same(expected.Missing, found.Judgment.Missing)
            && (expected.Flags is null || expected.Flags == found.Judgment.Flags.Count > 0)
            && (expected.Exception is null || expected.Exception == found.Exception is not null);
        return fits ? null : $"it should find {Said(expected.Truth, expected.Ways, expected.Missing)}, but finds {Said(found.Truth, found.Judgment.Ways, found.Judgment.Missing)}"
            + $" with flags [{string.Join(", ", found.Judgment.Flags)}] and {found.Exception ?? "no exception"}.";
    }

    private static string RankWords(int? rank) => rank is null ? "cannot tell" : $"rank {rank}";

    private static bool Same(IReadOnlyList<string>? expected, IReadOnlyList<string> found) => expected is null || expected.ToHashSet().SetEquals(found);

    private static string Said(Truth truth, IReadOnlyList<string>? ways, IReadOnlyList<string>? missing) =>
        $"{truth switch { Truth.Yes => "yes", Truth.No => "no", _ => "cannot tell" }}"
        + (ways is { Count: > 0 } ? $" by [{string.Join("; ", ways)}]" : "") + (missing is { Count: > 0 } ? $", missing [{string.Join(", ", missing)}]" : "");
}
