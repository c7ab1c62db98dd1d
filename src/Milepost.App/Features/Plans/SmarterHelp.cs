using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans;

/// <summary>The model of <c>_Smarter</c>: advice beside a statement, and the ids of the fields it looks at.</summary>
public sealed record SmarterHelp(IReadOnlyList<SmarterAdvice> Advice, string StatementId, string EndId, string? ReviewId, string? ReasonId)
{
    public static string Label(SmarterPart part) => part == SmarterPart.TimeDriven ? "Time-driven" : part.ToString();

    /// <summary>What smarter.js looks at while one types: the field, and how.</summary>
    public (string? Field, string Rule) Watch(SmarterPart part) => part switch
    {
        SmarterPart.Specific => (StatementId, "words"),
        SmarterPart.Measurable => (StatementId, "digit"),
        SmarterPart.Relevant => (ReasonId, "filled"),
        SmarterPart.TimeDriven => (EndId, "filled"),
        _ => (ReviewId, "filled"),
    };
}
