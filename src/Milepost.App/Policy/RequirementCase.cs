using Milepost.App.DataFiles;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Policy;

/// <summary>A small history and what the requirement finds in it on one day.</summary>
/// <param name="Histories">What happened, by day: of the file's own <c>given</c> first, then of the case.</param>
/// <param name="Records">Pieces of a case file laid over the history, in the same order.</param>
public sealed record RequirementCase(
    string Name, DateOnly Today, IReadOnlyList<YamlMap> Histories, IReadOnlyList<YamlMap> Records, IReadOnlyList<ExpectedFinding> Expected, string File, int Line)
{
    /// <summary>The history in the file's own words, for people to read.</summary>
    public string Words() => string.Join("; ", Histories.SelectMany(history => history.Fields).Select(day => $"{day.Key} {string.Join(", ", EventsOf(day.Value).Select(text => text.Text))}"));

    internal static IEnumerable<YamlText> EventsOf(YamlTree day) => day is YamlList list ? list.Items.OfType<YamlText>() : day is YamlText text ? [text] : [];
}

/// <summary>What a case expects of one subject, or of every subject there is.</summary>
/// <param name="Subject">Null: every finding of the requirement is so, and there is one.</param>
/// <param name="Outcome">Null: there is no finding.</param>
public sealed record ExpectedFinding(string? Subject, Outcome? Outcome, DateOnly? Due, DateOnly? MetOn, IReadOnlyList<string>? Details)
{
    public bool IsNone => Outcome is null;

    public bool Fits(Finding finding) =>
        finding.Outcome == Outcome
        && (Due is null || finding.DueOn == Due)
        && (MetOn is null || finding.MetOn == MetOn)
        && (Details is null || Details.ToHashSet().SetEquals(finding.Verdict.Details));

    public override string ToString() =>
        (Outcome is { } outcome ? OutcomeWords.Of(outcome) : "no finding")
        + (Due is { } due ? $", due {due:yyyy-MM-dd}" : "")
        + (MetOn is { } met ? $", met on {met:yyyy-MM-dd}" : "")
        + (Details is { } details ? $", details [{string.Join(", ", details)}]" : "");
}

/// <summary>Outcomes in the words of requirement files: "met late".</summary>
public static class OutcomeWords
{
    private static readonly Dictionary<string, Outcome> Words = new()
    {
        ["met"] = Outcome.Met,
        ["met late"] = Outcome.MetLate,
        ["due"] = Outcome.Due,
        ["overdue"] = Outcome.Overdue,
        ["not met"] = Outcome.NotMet,
        ["cannot tell"] = Outcome.CannotTell,
        ["advice"] = Outcome.Advice,
    };

    public const string None = "none";

    public static IReadOnlyList<string> All { get; } = [.. Words.Keys, None];

    public static Outcome? Read(string word) => Words.TryGetValue(word, out var outcome) ? outcome : null;

    public static string Of(Outcome outcome) => Words.First(word => word.Value == outcome).Key;
}
