namespace Milepost.Domain.Plans;

/// <summary>The letters of S.M.A.R.T.E.R. that can be looked for in what was written. Whether a step is achievable is for the two people to judge.</summary>
public enum SmarterPart { Specific, Measurable, Relevant, TimeDriven, Evaluate }

/// <param name="IsThere">What was written already shows it.</param>
/// <param name="Hint">What would show it.</param>
public sealed record SmarterAdvice(SmarterPart Part, bool IsThere, string Hint);

/// <summary>Advice on writing a goal or an objective; it never refuses anything (Chicago Cook procedure 4.2, Illinois DCEO chapter 4.3).</summary>
public static class Smarter
{
    /// <summary>A statement of fewer words seldom says what exactly is to be done.</summary>
    public const int SpecificWords = 4;

    public static IReadOnlyList<SmarterAdvice> ForObjective(ObjectiveDetails details) =>
    [
        Specific(details.Statement), Measurable(details.Statement),
        new(SmarterPart.Relevant, IsFilled(details.Justification), "Say why this step is needed for the goal."),
        new(SmarterPart.TimeDriven, details.ProjectedEndOn is not null, "Give a projected end date."),
        new(SmarterPart.Evaluate, details.ReviewOn is not null, "Give a day on which you look at it together."),
    ];

    /// <param name="datesFollowServices">The goal's end is not typed, so nothing is asked about it.</param>
    public static IReadOnlyList<SmarterAdvice> ForGoal(GoalDetails details, bool datesFollowServices) =>
        datesFollowServices
            ? [Specific(details.Statement), Measurable(details.Statement)]
            : [Specific(details.Statement), Measurable(details.Statement), new(SmarterPart.TimeDriven, details.ProjectedEndOn is not null, "Give a projected end date.")];

    private static SmarterAdvice Specific(string statement) =>
        new(SmarterPart.Specific, SearchWords.Of(statement).Length >= SpecificWords, $"Say exactly what: {SpecificWords} words or more.");

    private static SmarterAdvice Measurable(string statement) =>
        new(SmarterPart.Measurable, statement.Any(char.IsDigit), "Name a number: how many, how often, which score, by when.");

    private static bool IsFilled(string? text) => !string.IsNullOrWhiteSpace(text);
}
