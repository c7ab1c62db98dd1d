using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>One thing a subject should hold.</summary>
public abstract record Part
{
    /// <summary>The word a finding names it by; null where none is.</summary>
    public string? Detail { get; init; }

    /// <summary>It is asked for only then.</summary>
    public ImmutableArray<Condition> When { get; init; } = [];

    /// <summary>What can hold it.</summary>
    public abstract SubjectKind Of { get; }

    /// <summary>Whether the subject holds it; null where that cannot be told.</summary>
    public abstract bool? IsHeld(RecordOnDay record, Subject subject);
}

/// <summary>The subject holds every part.</summary>
/// <param name="AsAdvice">What is lacking is worth improving, and nobody is in breach.</param>
public sealed record Holds(ImmutableArray<Part> Parts, bool AsAdvice = false) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [.. Parts.Select(part => part.Of).Distinct()];

    public override Verdict Judge(RecordOnDay record, Subject subject)
    {
        List<string>? missing = null;
        var (lacking, untold) = (false, false);
        foreach (var part in Parts)
        {
            if (!part.When.AllHold(record, subject) || part.IsHeld(record, subject) is not { } held)
            {
                untold |= part.When.AllHold(record, subject);
                continue;
            }
            if (held) continue;

            lacking = true;
            if (part.Detail is { } detail) (missing ??= []).Add(detail);
        }

        var outcome = lacking ? AsAdvice ? Outcome.Advice : Outcome.NotMet : untold ? Outcome.CannotTell : Outcome.Met;
        return new(outcome)
        {
            Details = missing is null ? [] : [.. missing],
            Because = [About(NameOf(subject.Kind), subject.Day, subject.Fact)],
            Missing = outcome == Outcome.CannotTell ? "the answer in the record" : null,
        };
    }

    private static string NameOf(SubjectKind kind) => kind switch
    {
        SubjectKind.CaseNote => "case note",
        SubjectKind.SkillGain => "skill gain",
        _ => CodeWords.Of(kind),
    };
}
