using System.Collections.Immutable;

namespace Milepost.Domain.Policy.Evaluation;

/// <summary>A finding and the days on which it is so, both included. A due one is overdue from the day after its due date by itself.</summary>
public sealed record LastingFinding(Finding Finding, DateOnly From, DateOnly Through)
{
    public bool On(DateOnly day) => day >= From && day <= Through;

    /// <summary>The outcome on a day on which it is so.</summary>
    public Outcome OutcomeOn(DateOnly day) => OutcomeOn(Finding.Outcome, Finding.DueOn, day);

    /// <summary>Due and overdue are one thing seen on two days.</summary>
    public static Outcome OutcomeOn(Outcome outcome, DateOnly? due, DateOnly day) =>
        outcome is Outcome.Due or Outcome.Overdue && due is { } by ? day > by ? Outcome.Overdue : Outcome.Due : outcome;
}

/// <summary>
/// What the facts of today give for today and every day to come, as long as nobody changes them: what is overdue tomorrow is then a
/// comparison of dates, and nothing has to be judged again because time went by.
/// </summary>
/// <param name="Through">The last day it speaks for: <see cref="DateOnly.MaxValue"/>, unless the record turns more often than is worth following.</param>
public sealed record Outlook(ImmutableArray<LastingFinding> Findings, DateOnly Through)
{
    /// <summary>
    /// A real record turns on a few coming days: a planned service starts, an exit that was dated ahead is reached. One that turns more
    /// often than this was not made by people, and is looked at again when the outlook ends.
    /// </summary>
    public const int MostTurns = 60;

    public static Outlook Of(Evaluator evaluator, CaseFacts facts, DateOnly today)
    {
        List<LastingFinding> all = [];
        Dictionary<(string Requirement, string Subject), int> latest = [];
        var day = today;
        for (var turn = 0; ; turn++)
        {
            var (findings, through) = evaluator.JudgeForAWhile(facts, day);
            foreach (var finding in findings)
            {
                var key = (finding.Requirement.Id, finding.Subject);
                if (latest.TryGetValue(key, out var at) && all[at].Through == day.AddDays(-1) && SaysTheSame(all[at].Finding, finding))
                    all[at] = all[at] with { Through = through };
                else
                {
                    latest[key] = all.Count;
                    all.Add(new(finding, day, through));
                }
            }
            if (through == DateOnly.MaxValue || turn == MostTurns) return new([.. all], through);
            day = through.AddDays(1);
        }
    }

    private static bool SaysTheSame(Finding one, Finding other) =>
        WhileDue(one) == WhileDue(other) && one.DueOn == other.DueOn && one.MetOn == other.MetOn && one.Verdict.Details.SequenceEqual(other.Verdict.Details);

    private static Outcome WhileDue(Finding finding) => LastingFinding.OutcomeOn(finding.Outcome, finding.DueOn, DateOnly.MinValue);
}
