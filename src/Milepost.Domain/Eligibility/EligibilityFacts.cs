namespace Milepost.Domain.Eligibility;

/// <summary>An answer and, where nobody typed it, the place in the record it was taken from.</summary>
public sealed record KnownAnswer(string Value, string? From = null);

/// <summary>What eligibility is judged on: one applicant as known on one day.</summary>
/// <param name="AppliedOn">Windows of time like "the last six months" are counted from the application.</param>
/// <param name="On">Ages are those of the day on which eligibility is determined (29 USC 3164(a)(1)(A)).</param>
/// <param name="IncomeTables">Every table of poverty guidelines and lower living standards that holds for the applicant's place.</param>
public sealed record EligibilityFacts(
    DateOnly BirthDate, DateOnly AppliedOn, DateOnly On, IReadOnlyDictionary<string, KnownAnswer> Answers,
    IReadOnlyDictionary<string, Question> Questions, IReadOnlyList<IncomeTable> IncomeTables)
{
    /// <summary>First day of the six months before the application.</summary>
    public DateOnly SixMonthsBefore => AppliedOn.AddMonths(-6);

    public string? Answer(string question) => Answers.GetValueOrDefault(question)?.Value;

    public decimal? Number(string question) => Answer(question) is { } value ? AnswerValues.Number(value) : null;

    public string WordsOf(string question) =>
        Answers.TryGetValue(question, out var known)
            ? $"{Name(question)}: {(Questions.TryGetValue(question, out var asked) ? asked.WordsOf(known.Value) : known.Value)}{(known.From is { } from ? $" ({from})" : "")}"
            : $"{Name(question)}: not answered";

    public string Name(string question) => Questions.TryGetValue(question, out var asked) ? asked.Words : question;

    /// <summary>Full years on a day. Who was born on February 29 turns a year older on March 1 of a common year.</summary>
    public static int AgeOn(DateOnly birthDate, DateOnly day) =>
        day.Year - birthDate.Year - ((day.Month, day.Day).CompareTo((birthDate.Month, birthDate.Day)) < 0 ? 1 : 0);

    public int Age => AgeOn(BirthDate, On);
}
