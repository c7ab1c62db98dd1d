using Milepost.Domain.Eligibility;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Tests.Eligibility;

public sealed class CriterionTests
{
    private static readonly DateOnly Applied = new(2026, 6, 15);

    private static readonly Question Laid = new("laid", "work", "Laid off", AnswerKind.YesNo, [], null, [Program.DislocatedWorker], null, [], null, null);
    private static readonly Question Likely = new("likely", "work", "Likely", AnswerKind.YesNo, [], null, [Program.DislocatedWorker], new AnswerIs("laid", ["yes"]), [], null, null);
    private static readonly Question Closes = new("closes", "work", "Closes on", AnswerKind.Day, [], null, [Program.DislocatedWorker], null, [], null, null);
    private static readonly Question Wages = new("wages", "household", "Wages", AnswerKind.Money, [], null, [Program.Adult], null, [], null, IncomePart.Family);
    private static readonly Question Size = new(IncomeIsLow.Size, "household", "People", AnswerKind.Whole, [], null, [Program.Adult], null, [], null, null);

    [Theory] // full years; February 29 comes again on March 1
    [InlineData("2006-06-15", "2024-06-15", 18)]
    [InlineData("2006-06-15", "2024-06-14", 17)]
    [InlineData("2008-02-29", "2026-02-28", 17)]
    [InlineData("2008-02-29", "2026-03-01", 18)]
    [InlineData("2008-02-29", "2028-02-29", 20)]
    public void An_age_is_in_full_years(string born, string on, int age) => Assert.Equal(age, EligibilityFacts.AgeOn(DateOnly.Parse(born), DateOnly.Parse(on)));

    [Theory] // June 15 and 180 days is December 12
    [InlineData("2026-12-12", Truth.Yes)]
    [InlineData("2026-12-13", Truth.No)]
    [InlineData(null, Truth.CannotTell)]
    public void Within_180_days_counts_the_last_of_them(string? closes, Truth expected) =>
        Assert.Equal(expected, new DayNear("closes", Interval.Days(180), Ahead: true).Judge(Scene(("closes", closes))).Truth);

    [Theory]
    [InlineData("2025-12-15", Truth.Yes)]
    [InlineData("2025-12-14", Truth.No)]
    public void Within_six_months_counts_the_same_day_of_the_month(string until, Truth expected) =>
        Assert.Equal(expected, new DayNear("closes", Interval.Months(6), Ahead: false).Judge(Scene(("closes", until))).Truth);

    [Theory]
    [InlineData(null, new[] { "laid" }, Truth.CannotTell)]
    [InlineData("yes", new[] { "likely" }, Truth.CannotTell)]
    [InlineData("no", new string[0], Truth.No)]
    public void A_question_that_waits_for_another_is_not_missing_before_it(string? laid, string[] missing, Truth expected)
    {
        var judged = new AnswerIs("likely", ["yes"]).Judge(Scene(("laid", laid)));

        Assert.Equal(expected, judged.Truth);
        Assert.Equal(missing, judged.Missing);
    }

    [Theory]
    [InlineData("7980.00", true, Truth.Yes)]
    [InlineData("7980.01", true, Truth.No)]
    [InlineData("7980.00", false, Truth.Yes)]
    [InlineData("7980.01", false, Truth.CannotTell)]
    public void Income_is_compared_to_the_cent_and_a_table_that_is_not_on_file_leaves_it_open(string wages, bool bothTables, Truth expected) =>
        Assert.Equal(expected, new IncomeIsLow(IncomePart.Family).Judge(Scene(bothTables, ("wages", wages), (IncomeIsLow.Size, "1"))).Truth);

    [Fact]
    public void The_higher_of_the_two_tables_counts_and_both_are_told()
    {
        var judged = new IncomeIsLow(IncomePart.Family).Judge(Scene(true, ("wages", "15000"), (IncomeIsLow.Size, "3")));

        Assert.Equal(Truth.Yes, judged.Truth);
        var words = Assert.Single(judged.Reasons).Words;
        Assert.Contains("$15,000.00 from Dec 15, 2025 to Jun 14, 2026 is $30,000.00 a year for 3 people", words, StringComparison.Ordinal);
        Assert.Contains("$27,320.00", words, StringComparison.Ordinal);
        Assert.Contains("$30,000.00", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Larger_families_are_reckoned_from_the_last_amount()
    {
        var table = Tables[0];

        Assert.Equal((15960m, 27320m, 27320m + (2 * 5680m)), (table.For(1), table.For(3), table.For(5)));
    }

    [Fact]
    public void Of_two_tables_the_one_that_began_last_is_in_force_and_an_ended_one_is_not()
    {
        var old = Tables[0] with { Id = "old", From = new(2025, 1, 15) };
        var ended = Tables[0] with { Id = "ended", From = new(2026, 3, 1), Until = new(2026, 5, 31) };

        Assert.Equal("poverty", IncomeTable.InForce([old, Tables[0], ended], IncomeTableKind.Poverty, Applied)!.Id);
        Assert.Equal("ended", IncomeTable.InForce([old, Tables[0], ended], IncomeTableKind.Poverty, new(2026, 5, 31))!.Id);
        Assert.Equal("old", IncomeTable.InForce([old, Tables[0], ended], IncomeTableKind.Poverty, new(2026, 1, 12))!.Id);
        Assert.Null(IncomeTable.InForce([old, Tables[0], ended], IncomeTableKind.Poverty, new(2024, 1, 12)));
    }

    [Fact]
    public void Of_several_ways_one_that_is_limited_is_told_only_when_no_other_is_open()
    {
        var any = new AnyOf([new AnswerIs("laid", ["yes"]) { Name = "limited", Flag = "only some" }, new AnswerIs("likely", ["yes"]) { Name = "open" }], "none");

        var both = any.Judge(Scene(("laid", "yes"), ("likely", "yes")));
        var one = any.Judge(Scene(("laid", "yes"), ("likely", "no")));
        var none = any.Judge(Scene(("laid", "no"), ("likely", "no")));

        Assert.Equal(["open"], both.Ways);
        Assert.Empty(both.Flags);
        Assert.Equal(["limited"], one.Ways);
        Assert.Equal(["only some"], one.Flags);
        Assert.Equal((Truth.No, "none"), (none.Truth, Assert.Single(none.Reasons).Words));
    }

    [Theory]
    [InlineData(AnswerKind.Grade, "8.9", true)]
    [InlineData(AnswerKind.Grade, "8.95", false)]
    [InlineData(AnswerKind.Money, "12000.50", true)]
    [InlineData(AnswerKind.Money, "12000.505", false)]
    [InlineData(AnswerKind.Money, "-1", false)]
    [InlineData(AnswerKind.Whole, "3", true)]
    [InlineData(AnswerKind.Whole, "0", false)]
    [InlineData(AnswerKind.Whole, "2.5", false)]
    [InlineData(AnswerKind.Day, "2026-02-28", true)]
    [InlineData(AnswerKind.Day, "2026-02-30", false)]
    [InlineData(AnswerKind.YesNo, "perhaps", false)]
    public void An_answer_is_checked_by_the_kind_of_its_question(AnswerKind kind, string value, bool isRight) =>
        Assert.Equal(isRight, (Laid with { Kind = kind }).WrongWith(value) is null);

    private static readonly IReadOnlyList<IncomeTable> Tables =
    [
        new("poverty", IncomeTableKind.Poverty, "here", new(2026, 1, 13), null, [15960, 21640, 27320], 5680, "test"),
        new("llsil", IncomeTableKind.LowerLivingStandard, "here", new(2026, 4, 1), null, [14000, 22000, 30000], 6000, "test"),
    ];

    private static EligibilityScene Scene(params (string Question, string? Answer)[] answers) => Scene(true, answers);

    private static EligibilityScene Scene(bool bothTables, params (string Question, string? Answer)[] answers) => new(
        new(new(1990, 5, 4), Applied, Applied, answers.Where(each => each.Answer is not null).ToDictionary(each => each.Question, each => new KnownAnswer(each.Answer!)),
            new[] { Laid, Likely, Closes, Wages, Size }.ToDictionary(question => question.Id), bothTables ? Tables : [Tables[0]]),
        new Dictionary<string, EligibilityRule>());
}
