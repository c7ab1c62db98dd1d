using Milepost.App.Store;

namespace Milepost.App.Features.Notifications.Digests;

/// <summary>The days that digests are of, by the agency's calendar. A digest is made in the morning; after an outage, later.</summary>
public static class DigestDays
{
    /// <summary>From this hour on there is a digest of the day.</summary>
    public const int Hour = 6;

    /// <summary>The latest day that a digest is owed for; null when none is.</summary>
    /// <param name="morning">Whether the day's digests are to be made already.</param>
    public static DateOnly? Latest(DigestEvery every, DayOfWeek weekday, DateOnly today, bool morning)
    {
        var last = morning ? today : today.AddDays(-1);
        return every switch
        {
            // Yesterday's day is over: nobody needs its list any more.
            DigestEvery.Day => morning ? today : null,
            DigestEvery.Week => last.AddDays(-(((int)last.DayOfWeek - (int)weekday + 7) % 7)),
            _ => null,
        };
    }

    /// <summary>The first day whose digest is still to come.</summary>
    public static DateOnly FirstAfter(AgencyTime time) => IsMorning(time) ? time.Today.AddDays(1) : time.Today;

    public static bool IsMorning(AgencyTime time) => time.Local(time.Now).Hour >= Hour;
}
