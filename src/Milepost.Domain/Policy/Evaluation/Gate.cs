using System.Collections.Immutable;

namespace Milepost.Domain.Policy.Evaluation;

/// <summary>What stands in the way of a change that would break a requirement.</summary>
/// <param name="Field">The field that the message stands beside, named as in the case file; null where there is no one field.</param>
/// <param name="Details">It closes only when the finding names one of these; empty: whatever it names. What may still be filled in later is left out.</param>
public sealed record Gate(GateAction Action, string? Field, ImmutableArray<string> Details)
{
    /// <summary>
    /// The gate as it stands for one subject. It refuses what is being typed. What is in the record already is only warned about when
    /// something else that is typed puts it in the wrong: a true day must not be kept out because of what was entered before it.
    /// </summary>
    public Gate For(SubjectChange change) => change == SubjectChange.None ? this with { Action = GateAction.Warn } : this;
}

public enum GateAction
{
    /// <summary>The change is not saved, unless a supervisor has waived the requirement.</summary>
    Refuse,

    /// <summary>Whoever makes the change is told, and may save it all the same.</summary>
    Warn,
}

/// <summary>What a change does to the subject of a gate.</summary>
public enum SubjectChange
{
    /// <summary>It comes into the record with the change: until that is saved, nothing else can name it.</summary>
    Added,
    Altered,

    /// <summary>It stands there untouched; something else puts it in the wrong.</summary>
    None,
}

/// <summary>A gate that a change runs into, with what the people who read about it have to know.</summary>
/// <param name="Finding">What the record would say. Its requirement's gate is as it stands here, see <see cref="Gate.For"/>.</param>
/// <param name="Person">The participant's name: a change may concern many.</param>
/// <param name="About">What the subject is called; null where its kind says it all.</param>
/// <param name="Details">What is missing or wrong, in words.</param>
public sealed record ClosedGate(Finding Finding, Guid ParticipantId, string Person, string? About, ImmutableArray<string> Details, SubjectChange Change)
{
    public Requirement Requirement => Finding.Requirement;

    /// <summary>Nobody may go on without a supervisor's waiver.</summary>
    public bool Refuses => Requirement.Gate!.Action == GateAction.Refuse;
}
