using System.Linq.Expressions;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings;

/// <summary>How soon an open finding wants somebody, most urgent first.</summary>
public enum Urgency
{
    Late,
    Today,

    /// <summary>Due within the next seven days.</summary>
    ThisWeek,
    Later,

    /// <summary>There is no deadline, and the record does not satisfy it, or it cannot be told.</summary>
    NotInOrder,

    /// <summary>A supervisor lets it wait.</summary>
    Waived,
}

public static class Urgencies
{
    public const int WeekDays = 7;

    public static Urgency Of(Outcome outcome, DateOnly? due, DateOnly? waivedThrough, DateOnly today)
    {
        if (waivedThrough >= today) return Urgency.Waived;
        if (outcome is not (Outcome.Due or Outcome.Overdue) || due is not { } by) return Urgency.NotInOrder;
        return by < today ? Urgency.Late : by == today ? Urgency.Today : by.DayNumber - today.DayNumber <= WeekDays ? Urgency.ThisWeek : Urgency.Later;
    }

    /// <summary>
    /// The lines of the ledger that want somebody on a day, for a query; <see cref="Outcome.Due"/> and everything before it in the order of
    /// urgency is open. Written so that both databases use the index of open findings.
    /// </summary>
    public static Expression<Func<LedgerFinding, bool>> IsOpenOn(DateOnly day) => f => f.Outcome <= Outcome.Due && f.SeenFrom <= day && f.SeenThrough >= day;

    public static string Words(Urgency urgency) => urgency switch
    {
        Urgency.Late => "Late",
        Urgency.Today => "Today",
        Urgency.ThisWeek => "This week",
        Urgency.Later => "Later",
        Urgency.NotInOrder => "Not in order",
        _ => "Waived",
    };

    /// <summary>"3 days late", "due today", "due Apr 9, 2026 (in 7 days)"; "not in order" without a due date.</summary>
    public static string DueWords(Outcome outcome, DateOnly? due, DateOnly today) => (outcome, due) switch
    {
        (Outcome.CannotTell, _) => "cannot be told",
        (Outcome.Due or Outcome.Overdue, { } by) => (today.DayNumber - by.DayNumber) switch
        {
            1 => "1 day late",
            > 1 and var late => $"{late} days late",
            0 => "due today",
            _ => $"due {by.WordsAndAway(today)}",
        },
        _ => "not in order",
    };
}
