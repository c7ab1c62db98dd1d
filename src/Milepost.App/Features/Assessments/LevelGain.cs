using System.Globalization;
using System.Text.RegularExpressions;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments;

/// <summary>A subtest before and after. A higher level can be a measurable skill gain: the federal reports count an educational functioning level.</summary>
/// <param name="From">Null where the level of the pre-test is not known.</param>
public sealed partial record LevelGain(Assessment PreTest, Assessment PostTest, string Subtest, string? Before, string? After, int? From, int? To)
{
    public bool IsGain => From < To;

    /// <summary>Every subtest that both of a pair hold, the newest post-test first.</summary>
    public static IReadOnlyList<LevelGain> Of(IReadOnlyList<Assessment> assessments)
    {
        var byId = assessments.ToDictionary(a => a.CaseFileId);
        return
        [
            .. from post in assessments
               where post.Details.Battery?.PreTest is not null
               let pre = byId.GetValueOrDefault(post.Details.Battery!.PreTest!)
               where pre is not null
               orderby post.Details.CompletedOn descending
               from after in post.Details.Scores
               from before in pre.Details.Scores
               where string.Equals(before.Name, after.Name, StringComparison.OrdinalIgnoreCase)
               // Levels of two scales say nothing about each other.
               let comparable = ScaleOf(before.Level) == ScaleOf(after.Level)
               select new LevelGain(pre, post, after.Name, before.Level, after.Level, comparable ? NumberOf(before.Level) : null, comparable ? NumberOf(after.Level) : null),
        ];
    }

    private static string? ScaleOf(string? level) => level is not null && Level().Match(level) is { Success: true } match ? match.Groups["scale"].Value.ToUpperInvariant() : null;

    private static int? NumberOf(string? level) =>
        level is not null && Level().Match(level) is { Success: true } match ? int.Parse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    /// <summary>"ABE level 3, Low Intermediate", and "level 3" or "3" as people write it.</summary>
    [GeneratedRegex(@"^\s*(?<scale>[A-Za-z]+(?=\s+level))?\s*(level\s*)?(?<number>[0-9])\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Level();
}
