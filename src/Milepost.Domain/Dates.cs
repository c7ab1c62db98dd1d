using System.Globalization;

namespace Milepost.Domain;

/// <summary>How days are written for people.</summary>
public static class Dates
{
    /// <summary>"Apr 1, 2024".</summary>
    public static string Words(this DateOnly day) => day.ToString("MMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>"in 3 days", "today", "2 days ago".</summary>
    public static string Away(this DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        > 0 and var ahead => $"in {ahead} days",
        var behind => $"{-behind} days ago",
    };

    /// <summary>"Apr 1, 2024 (in 3 days)".</summary>
    public static string WordsAndAway(this DateOnly day, DateOnly today) => $"{day.Words()} ({day.Away(today)})";
}
