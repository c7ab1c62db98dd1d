using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>A way of checking a record. It knows no jurisdiction, number or citation: the requirement brings those.</summary>
public abstract record Rule
{
    /// <summary>What it can be asked about.</summary>
    public abstract ImmutableArray<SubjectKind> Subjects { get; }

    /// <summary>Judges one subject on the record's day; null where there is nothing to judge.</summary>
    public abstract Verdict? Judge(RecordOnDay record, Subject subject);

    protected static Evidence About(string what, DateOnly? on, Fact fact) => new(what, on, fact);

    /// <summary>Met when nothing is missing, else not met with what is.</summary>
    protected static Verdict MetUnless(List<string> missing, params ImmutableArray<Evidence> because) =>
        missing.Count == 0
            ? new(Outcome.Met) { Because = because }
            : new(Outcome.NotMet) { Details = [.. missing.Distinct()], Because = because };
}
