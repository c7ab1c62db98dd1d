using Milepost.Domain;

namespace Milepost.App.Features.Services.Attend;

public enum AttendanceBy { Day, Week }

/// <summary>A box in a sheet, whose label is heard and not seen.</summary>
public sealed record ExcusedBox(string Field, string Label, bool Value);

/// <summary>The days or weeks that one page of attendance shows.</summary>
public static class AttendancePeriods
{
    /// <summary>Each day of the month, or each week from Sunday to Saturday that begins in it.</summary>
    public static IReadOnlyList<(DateOnly From, DateOnly To)> Of(DateOnly month, AttendanceBy by)
    {
        var first = FirstOf(month);
        var days = Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays);
        return by == AttendanceBy.Day ? [.. days.Select(day => (day, day))] : [.. days.Where(day => day.DayOfWeek == DayOfWeek.Sunday).Select(day => (day, day.AddDays(6)))];
    }

    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(int)day.DayOfWeek);

    /// <summary>"Mon, Mar 2" or "Mar 1 to Mar 7".</summary>
    public static string Words(DateOnly from, DateOnly to) => from == to
        ? FormattableString.Invariant($"{from.DayOfWeek.ToString()[..3]}, {from:MMM d}") : FormattableString.Invariant($"{from:MMM d} to {to:MMM d}");
}
