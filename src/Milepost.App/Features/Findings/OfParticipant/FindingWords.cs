using System.Globalization;
using System.Text;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;

namespace Milepost.App.Features.Findings.OfParticipant;

/// <summary>Findings in plain words: what came out, and each part that is missing or wrong.</summary>
public static class FindingWords
{
    /// <summary>"It was due on Mar 30, 2024, 3 days ago, and is not done."</summary>
    public static string Sentence(Finding finding) => finding switch
    {
        { Outcome: Outcome.Overdue, DueOn: { } due } => $"It was due on {due.Words()}, {due.Away(finding.AsOf)}, and is not done.",
        { Outcome: Outcome.Due, DueOn: { } due } => due == finding.AsOf ? $"It is due today, {due.Words()}." : $"It is due by {due.Words()}, {due.Away(finding.AsOf)}.",
        { Outcome: Outcome.MetLate, DueOn: { } due, MetOn: { } met } => $"It was done on {met.Words()}, {Days(met.DayNumber - due.DayNumber)} after its due date, {due.Words()}.",
        { Outcome: Outcome.Met, DueOn: { } due, MetOn: { } met } when met <= due => $"It was done on {met.Words()}, in time for {due.Words()}.",
        { Outcome: Outcome.Met, MetOn: { } met } => $"It was done by {met.Words()}.",
        { Outcome: Outcome.Met } => "The record satisfies it.",
        { Outcome: Outcome.CannotTell, Verdict.Missing: { } missing } => $"It cannot be told, because {missing} is not on file.",
        { Outcome: Outcome.CannotTell } => "It cannot be told from what is on file.",
        { Outcome: Outcome.Advice } => "Nobody is in breach, but it could be better.",
        _ => "The record does not satisfy it.",
    };

    /// <summary>How one that is in order came to be so: "done Mar 4, 2024", "done 3 days late", "in order".</summary>
    public static string DoneWords(Finding finding) => finding switch
    {
        { Outcome: Outcome.MetLate, DueOn: { } due, MetOn: { } met } => $"done {Days(met.DayNumber - due.DayNumber)} late, {met.Words()}",
        { MetOn: { } met } => $"done {met.Words()}",
        _ => "in order",
    };

    /// <summary>Each part that is missing or wrong, as a planner would say it.</summary>
    public static IReadOnlyList<string> Lacking(Finding finding, RecordThings things) =>
        [.. finding.Verdict.Details.Select(detail => Detail(detail, finding.Requirement.Rule, things))];

    /// <summary>A fact that decided: "two-way contact", "goal added: Work as a nurse".</summary>
    public static string Fact(string what, RecordThings things) => Coded(what, things) ?? Spaced(what);

    private static string Detail(string detail, Rule rule, RecordThings things) => (rule, detail) switch
    {
        (Signed, Signed.NotSigned) => "any signature",
        (Signed, "participant") => "the participant's signature",
        (Signed, "staff") => "the staff signature",
        (Signed, "copy") => "the copy for the participant",
        (ChangeAgreedAndNoted, "agreement") => "the new signatures",
        (ServicesInOrder, ServicesInOrder.OutOfOrder) => "the order of the services",
        (ServicesInOrder, _) => $"service {detail}",
        (OpenPlansAtMost, _) => things.Find("plan:" + detail)?.Words ?? detail,
        (OpenGoalAndObjective, "plan") => "an open plan",
        (OpenGoalAndObjective, "openGoal") => "an open goal",
        (OpenGoalAndObjective, "openObjective") => "an open objective",
        (ReviewNoted, _) when Day(detail) is { } day => $"the note of the review of {day.Words()}",
        (ServiceOnPlanDates, _) when Day(detail) is { } day => $"a service that starts on {day.Words()}",
        _ => Coded(detail, things) ?? Spaced(detail),
    };

    /// <summary>"goalAdded:G-2" with what the goal says.</summary>
    private static string? Coded(string code, RecordThings things) =>
        code.IndexOf(':') is > 0 and var at && things.GoalStatement(code[(at + 1)..]) is { } statement ? $"{Spaced(code[..at])}: {statement}" : null;

    /// <summary>"careerPathway" as "career pathway", "service431" as "service 431".</summary>
    public static string Spaced(string code)
    {
        if (code is "iss" or "iep") return code.ToUpperInvariant();
        if (code.Contains(' ', StringComparison.Ordinal)) return code;
        var words = new StringBuilder();
        for (var at = 0; at < code.Length; at++)
        {
            var begins = at > 0 && (char.IsUpper(code[at]) || (char.IsDigit(code[at]) && char.IsLetter(code[at - 1])));
            if (begins) words.Append(' ');
            words.Append(begins ? char.ToLowerInvariant(code[at]) : code[at]);
        }
        return words.ToString();
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Days(int count) => count == 1 ? "1 day" : $"{count} days";
}
