namespace Milepost.Domain.Policy.Evaluation;

/// <summary>Says a finding in plain words.</summary>
internal static class Explanation
{
    public static string Of(Finding finding)
    {
        var verdict = finding.Verdict;
        return $"{finding.Requirement.Title}: {Said(verdict, finding.AsOf)}{Counted(verdict)}{ToDo(finding)}";
    }

    private static string Said(Verdict verdict, DateOnly today) => verdict switch
    {
        { Outcome: Outcome.Overdue, Due: { } due } => $"it was due on {due.Words()}, {Days(due, today)} ago, and is not done.",
        { Outcome: Outcome.Due, Due: { } due } => due == today ? $"it is due today, {due.Words()}." : $"it is due by {due.Words()}, in {Days(today, due)}.",
        { Outcome: Outcome.MetLate, Due: { } due, MetOn: { } met } => $"it was done on {met.Words()}, {Days(due, met)} after its due date, {due.Words()}.",
        { Outcome: Outcome.Met, Due: { } due, MetOn: { } met } when met <= due => $"it was done on {met.Words()}, in time for {due.Words()}.",
        { Outcome: Outcome.Met, MetOn: { } met } => $"it was done by {met.Words()}.",
        { Outcome: Outcome.Met } => "the record satisfies it.",
        { Outcome: Outcome.CannotTell, Missing: { } missing } => $"it cannot be told, because {missing} is not on file.",
        { Outcome: Outcome.CannotTell } => "it cannot be told from what is on file.",
        { Outcome: Outcome.Advice } => $"it could be better{Listed(verdict)}.",
        _ => $"the record does not satisfy it{Listed(verdict)}.",
    };

    private static string Listed(Verdict verdict) => verdict.Details.IsEmpty ? "" : $"; missing or wrong: {string.Join(", ", verdict.Details)}";

    /// <summary>What the days were counted from.</summary>
    private static string Counted(Verdict verdict) =>
        verdict is { Outcome: Outcome.Overdue or Outcome.Due, Because: [.., { On: { } on } last] } ? $" Counted from: {last.What}, {on.Words()}." : "";

    private static string ToDo(Finding finding) =>
        finding.Outcome is Outcome.Met or Outcome.MetLate ? "" : $" {finding.Requirement.WhatToDo}";

    private static string Days(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) is var days && days == 1 ? "1 day" : $"{days} days";
}
