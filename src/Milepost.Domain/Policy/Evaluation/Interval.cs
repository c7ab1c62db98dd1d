namespace Milepost.Domain.Policy.Evaluation;

public enum IntervalUnit { Day, Month }

/// <summary>A length of time as policy writes it. Three months are not 90 days.</summary>
/// <remarks>
/// N days after a day is that day plus N. Months keep the day of the month and clamp to the month's end: one month after
/// January 31 is February 29 in a leap year. Several months are counted in one step, so a clamp does not add up.
/// Where the calendar ends before the time does, its last day is the end: December 31, 9999 stands for "never" in many a record.
/// </remarks>
public readonly record struct Interval(int Count, IntervalUnit Unit)
{
    public static Interval Days(int count) => new(count, IntervalUnit.Day);

    public static Interval Months(int count) => new(count, IntervalUnit.Month);

    /// <summary>The last day that is still within this time of the given day.</summary>
    public DateOnly After(DateOnly day) => After(day, 1);

    /// <summary>The end of the given number of these intervals, counted from the day in one step.</summary>
    public DateOnly After(DateOnly day, int times)
    {
        var count = Count * times;
        if (Unit == IntervalUnit.Day) return count > DateOnly.MaxValue.DayNumber - day.DayNumber ? DateOnly.MaxValue : day.AddDays(count);

        var left = ((DateOnly.MaxValue.Year - day.Year) * 12) + DateOnly.MaxValue.Month - day.Month;
        return count > left ? DateOnly.MaxValue : day.AddMonths(count);
    }

    public override string ToString() => (Count, Unit) switch
    {
        (1, IntervalUnit.Day) => "1 day",
        (1, IntervalUnit.Month) => "1 month",
        (_, IntervalUnit.Day) => $"{Count} days",
        _ => $"{Count} months",
    };
}
