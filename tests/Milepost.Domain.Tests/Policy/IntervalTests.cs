using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Tests.Policy;

public sealed class IntervalTests
{
    [Theory]
    [InlineData("2024-01-02", 90, "2024-04-01")]
    [InlineData("2023-01-02", 90, "2023-04-02")] // no leap day
    [InlineData("2024-12-31", 1, "2025-01-01")]
    [InlineData("2024-02-28", 1, "2024-02-29")]
    public void Days_are_added(string from, int days, string last) => Assert.Equal(Facts.Day(last), Interval.Days(days).After(Facts.Day(from)));

    [Theory]
    [InlineData("2024-01-31", 1, "2024-02-29")] // clamped to the end of a shorter month
    [InlineData("2023-01-31", 1, "2023-02-28")]
    [InlineData("2023-11-30", 3, "2024-02-29")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2024-02-29", 6, "2024-08-29")] // the end of a month does not stick to the end
    [InlineData("2024-05-15", 3, "2024-08-15")]
    public void Months_keep_the_day_and_clamp_to_the_month_s_end(string from, int months, string last) =>
        Assert.Equal(Facts.Day(last), Interval.Months(months).After(Facts.Day(from)));

    [Fact]
    public void Several_periods_are_counted_in_one_step_so_that_a_clamp_does_not_add_up() =>
        Assert.Equal(Facts.Day("2024-08-30"), Interval.Months(3).After(Facts.Day("2023-11-30"), 3));

    [Theory] // "9999-12-31" stands for "never" in many a record
    [InlineData("9999-12-31", 30, 1)]
    [InlineData("9999-12-02", 29, 1)]
    [InlineData("9999-11-30", 32, 2)]
    [InlineData("0001-01-01", int.MaxValue, int.MaxValue)]
    public void The_calendar_ends_before_the_time_does(string from, int days, int months)
    {
        Assert.Equal(DateOnly.MaxValue, Interval.Days(days).After(Facts.Day(from)));
        Assert.Equal(DateOnly.MaxValue, Interval.Months(months).After(Facts.Day(from)));
    }

    [Fact]
    public void A_time_that_ends_with_the_calendar_is_whole() =>
        Assert.Equal((DateOnly.MaxValue, DateOnly.MaxValue.AddDays(-1)), (Interval.Months(1).After(Facts.Day("9999-11-30")).AddDays(1), Interval.Days(28).After(Facts.Day("9999-12-02"))));

    [Fact]
    public void Three_months_are_not_90_days() => Assert.NotEqual(Interval.Days(90).After(Facts.Day("2024-01-10")), Interval.Months(3).After(Facts.Day("2024-01-10")));
}
