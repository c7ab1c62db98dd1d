using System.Collections.Immutable;

namespace Milepost.Domain.Policy.Evaluation;

/// <summary>What a rule can say. The order is the order of urgency, and findings are listed by it.</summary>
public enum Outcome
{
    /// <summary>Not done, and the due date is past.</summary>
    Overdue,

    /// <summary>There is no deadline, and the record does not satisfy it.</summary>
    NotMet,

    /// <summary>A fact it needs is missing: neither compliance nor a violation.</summary>
    CannotTell,

    /// <summary>Not done yet, and due today or later.</summary>
    Due,

    /// <summary>Done, after its due date.</summary>
    MetLate,

    Met,

    /// <summary>Worth improving; nobody is in breach.</summary>
    Advice,
}

/// <summary>A fact that decided a verdict: what it is in plain words, its day, and where it stands in the record.</summary>
public readonly record struct Evidence(string What, DateOnly? On, Fact Of)
{
    public string Ref => Of.Ref;
}

/// <summary>What a rule found for one subject on one day.</summary>
public sealed record Verdict(Outcome Outcome)
{
    public DateOnly? Due { get; init; }

    /// <summary>The day the duty was done.</summary>
    public DateOnly? MetOn { get; init; }

    /// <summary>Each part that is missing or wrong.</summary>
    public ImmutableArray<string> Details { get; init; } = [];

    public ImmutableArray<Evidence> Because { get; init; } = [];

    /// <summary>The fact that would have to be on file to tell.</summary>
    public string? Missing { get; init; }

    /// <summary>A duty with a last day: done in time or late, or still to be done.</summary>
    public static Verdict Deadline(DateOnly due, DateOnly? done, DateOnly today, params ImmutableArray<Evidence> because) => new(done switch
    {
        { } on => on > due ? Outcome.MetLate : Outcome.Met,
        null => today > due ? Outcome.Overdue : Outcome.Due,
    })
    { Due = due, MetOn = done, Because = because };
}
