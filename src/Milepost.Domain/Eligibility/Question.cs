namespace Milepost.Domain.Eligibility;

public enum AnswerKind
{
    YesNo,
    Choice,
    Day,
    Money,
    Whole,

    /// <summary>A school grade with at most one digit after the point, like 8.9.</summary>
    Grade,
}

public sealed record AnswerChoice(string Value, string Words);

/// <summary>What the record holds elsewhere and need not be asked again.</summary>
public enum RecordFact { BirthDate, Veteran, AttendingSchool, Screening, TestGrade }

/// <summary>Whose income an amount belongs to: the family's, or the applicant's alone.</summary>
public enum IncomePart { Family, Own }

/// <summary>One question of the application.</summary>
/// <param name="Programs">For whose eligibility the answer matters.</param>
/// <param name="AskWhen">Null: always asked. Otherwise left out once the other answers say that it does not matter.</param>
/// <param name="Documents">Kinds of documents that prove the answer; none where nothing has to be shown.</param>
/// <param name="OnRecord">Where the answer stands in the record already; then it is only asked to say otherwise.</param>
public sealed record Question(
    string Id, string Section, string Words, AnswerKind Kind, IReadOnlyList<AnswerChoice> Choices, string? Help,
    IReadOnlyList<Program> Programs, Criterion? AskWhen, IReadOnlyList<string> Documents, RecordFact? OnRecord, IncomePart? Income)
{
    /// <summary>The answer as a person says it.</summary>
    public string WordsOf(string value) => Kind switch
    {
        AnswerKind.YesNo => value == AnswerValues.Yes ? "Yes" : "No",
        AnswerKind.Choice => Choices.FirstOrDefault(choice => choice.Value == value)?.Words ?? value,
        AnswerKind.Day => AnswerValues.Day(value)?.Words() ?? value,
        AnswerKind.Money => AnswerValues.Number(value) is { } dollars ? EligibilityWords.Dollars(dollars) : value,
        _ => value,
    };

    /// <summary>What is wrong with this answer, in words; null when nothing is.</summary>
    public string? WrongWith(string value) => Kind switch
    {
        AnswerKind.YesNo when value is not (AnswerValues.Yes or AnswerValues.No) => "Answer Yes or No.",
        AnswerKind.Choice when Choices.All(choice => choice.Value != value) => "Choose from the list.",
        AnswerKind.Day when AnswerValues.Day(value) is null => "Enter a real day, like 4/28/2025.",
        AnswerKind.Money when AnswerValues.Number(value) is not (>= 0 and <= 99_999_999.99m) || Digits(value) > 2 => "Enter an amount with no more than two digits after the point, like 1,234.50.",
        AnswerKind.Whole when AnswerValues.Number(value) is not (>= 1 and <= 40) || Digits(value) > 0 => "Enter a whole number from 1 to 40.",
        AnswerKind.Grade when AnswerValues.Number(value) is not (>= 0 and <= 20) || Digits(value) > 1 => "Enter a grade with at most one digit after the point, like 8.9.",
        _ => null,
    };

    private static int Digits(string value) => value.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? value.Length - point - 1 : 0;
}

public sealed record QuestionSection(string Id, string Words);

/// <summary>How answers are kept: "yes", "2026-04-28", "1234.50".</summary>
public static class AnswerValues
{
    public const string Yes = "yes";
    public const string No = "no";

    public static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    public static decimal? Number(string value) =>
        decimal.TryParse(value, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

public static class EligibilityWords
{
    /// <summary>"$1,234.50".</summary>
    public static string Dollars(decimal dollars) => "$" + dollars.ToString("N2", System.Globalization.CultureInfo.InvariantCulture);
}
