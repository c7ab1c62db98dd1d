using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

/// <summary>What the judge written by hand finds: as much as the engine's finding says.</summary>
internal sealed record HandWrittenFinding(
    string Requirement, string Subject, Outcome Outcome, DateOnly? Due, DateOnly? MetOn, ImmutableArray<string> Details, ImmutableArray<Evidence> Because)
{
    /// <summary>Most urgent first, then by due date, requirement and subject: the same order as the engine's.</summary>
    public static int InOrder(HandWrittenFinding one, HandWrittenFinding other)
    {
        if (one.Outcome != other.Outcome) return one.Outcome < other.Outcome ? -1 : 1;
        if (one.Due != other.Due)
        {
            if (one.Due is null) return 1;
            if (other.Due is null) return -1;
            return one.Due < other.Due ? -1 : 1;
        }
        var order = string.CompareOrdinal(one.Requirement, other.Requirement);
        return order != 0 ? order : string.CompareOrdinal(one.Subject, other.Subject);
    }
}
