using System.Collections.Immutable;

namespace Milepost.Domain.Policy.Evaluation;

/// <summary>What stands in the way of a change that would break a requirement.</summary>
/// <param name="Field">The field that the message stands beside, named as in the case file; null where there is no one field.</param>
/// <param name="Details">It closes only when the finding names one of these; empty: whatever it names. What may still be filled in later is left out.</param>
public sealed record Gate(GateAction Action, string? Field, ImmutableArray<string> Details);

public enum GateAction
{
    /// <summary>The change is not saved, unless a supervisor has waived the requirement.</summary>
    Refuse,

    /// <summary>Whoever makes the change is told, and may save it all the same.</summary>
    Warn,
}
