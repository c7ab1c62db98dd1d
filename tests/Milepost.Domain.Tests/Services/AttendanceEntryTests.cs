using Milepost.Domain.Services;

namespace Milepost.Domain.Tests.Services;

public sealed class AttendanceEntryTests
{
    private static readonly DateOnly Today = Somebody.Today;

    private static Service Course(DateOnly? endsOn = null) => Service.Restore(
        Guid.NewGuid(), "S-1", new() { Name = "Occupational training", Kind = ServiceKind.Training, StartsOn = Today.AddDays(-20) }, endsOn, endsOn is null ? null : Completion.Successful, Today, null, null);

    private static AttendanceHours Day(int daysAgo, decimal scheduled, decimal attended, bool excused = false) => new(Today.AddDays(-daysAgo), Today.AddDays(-daysAgo), scheduled, attended, excused, null);

    private static Result<AttendanceEntry> Record(AttendanceHours hours, Service? service = null, params AttendanceEntry[] others) =>
        AttendanceEntry.Record(Somebody.New(), service ?? Course(), hours, "Casey", others, Today);

    [Fact]
    public void No_day_is_told_twice_and_a_week_takes_in_its_days()
    {
        var week = Record(new(Today.AddDays(-6), Today, 20, 18, false, null)).Value;

        Assert.Equal("attendance.twice", Record(Day(6, 4, 4), null, week).Problem?.Code);
        Assert.Equal("attendance.twice", Record(Day(0, 4, 4), null, week).Problem?.Code);
        Assert.True(Record(Day(7, 4, 4), null, week).IsDone);
    }

    [Theory]
    [InlineData(-1, 4, 4, "attendance.in-future")]
    [InlineData(21, 4, 4, "attendance.before-start")]
    [InlineData(20, 4, 4, null)]
    [InlineData(1, 4, 4, "attendance.after-end")]
    [InlineData(2, 4, 4, null)]
    [InlineData(3, 24.25, 4, "attendance.hours")]
    [InlineData(3, 24, 24, null)]
    [InlineData(3, 4, -1, "attendance.hours")]
    [InlineData(3, 4, 1.125, "attendance.hours")]
    public void Hours_belong_to_days_of_the_service_that_have_been(int daysAgo, double scheduled, double attended, string? problem) =>
        Assert.Equal(problem, Record(Day(daysAgo, (decimal)scheduled, (decimal)attended), Course(Today.AddDays(-2))).Problem?.Code);

    [Fact]
    public void A_week_is_seven_days_at_most()
    {
        Assert.True(Record(new(Today.AddDays(-6), Today, 168, 168, false, null)).IsDone);
        Assert.Equal("attendance.period", Record(new(Today.AddDays(-7), Today, 20, 20, false, null)).Problem?.Code);
    }

    [Fact]
    public void Sums_and_percent_count_all_hours_and_absences_in_a_row_are_flagged_from_the_third()
    {
        AttendanceHours[] days = [Day(9, 3.5m, 3.5m), Day(8, 3.5m, 0), Day(7, 3.5m, 0), Day(6, 0, 0)];
        var two = AttendanceSummary.Of(days);
        var three = AttendanceSummary.Of([.. days, Day(5, 3.5m, 0)]);
        var excused = AttendanceSummary.Of([.. days, Day(5, 3.5m, 0, excused: true)]);

        Assert.Equal((10.5m, 3.5m, 33.3m, 2, false), (two.Scheduled, two.Attended, two.Percent, two.AbsencesInARow, two.IsFlagged));
        Assert.Equal((3, true), (three.AbsencesInARow, three.IsFlagged));
        Assert.Equal((0, 2, 3.5m, false), (excused.AbsencesInARow, excused.LongestAbsence, excused.Excused, excused.IsFlagged));
        Assert.Null(AttendanceSummary.Of([]).Percent);
    }

    [Fact]
    public void Changing_a_line_is_told_and_saying_the_same_is_not()
    {
        var entry = Record(Day(3, 4, 4)).Value;
        entry.ForgetHappenings();

        Assert.True(entry.Change(Course(), Day(3, 4, 4), [], Today).IsDone);
        Assert.Empty(entry.Happenings);
        Assert.True(entry.Change(Course(), Day(3, 4, 2.5m), [], Today).IsDone);
        Assert.Contains("2.5 of 4 hours", Assert.Single(entry.Happenings).Words, StringComparison.Ordinal);
    }
}
