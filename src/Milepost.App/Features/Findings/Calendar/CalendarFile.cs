using System.Globalization;
using System.Text;
using Milepost.Domain;

namespace Milepost.App.Features.Findings.Calendar;

/// <summary>Something on one day.</summary>
/// <param name="Uid">The same for the same thing as long as there is one, so that a calendar moves it and does not add it again.</param>
public sealed record CalendarEntry(string Uid, DateOnly On, string Summary, DateTimeOffset ChangedAt);

/// <summary>Writes days as an iCalendar file (RFC 5545), of the few parts that a calendar of deadlines needs.</summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>RFC 5545, section 3.1: without the line break.</summary>
    private const int LongestLine = 75;

    /// <param name="name">What calendar programs call it.</param>
    /// <param name="refreshEvery">How often they should look again.</param>
    /// <param name="url">Where each entry leads.</param>
    public static byte[] Write(string name, TimeSpan refreshEvery, Uri url, IReadOnlyList<CalendarEntry> entries)
    {
        var file = new StringBuilder();
        var refresh = $"PT{refreshEvery.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)}M";
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Milepost//Deadlines//EN");
        Line(file, "CALSCALE:GREGORIAN");
        // RFC 7986 names it NAME and REFRESH-INTERVAL; older programs know the other two.
        Line(file, $"NAME:{Escaped(name)}");
        Line(file, $"X-WR-CALNAME:{Escaped(name)}");
        Line(file, $"REFRESH-INTERVAL;VALUE=DURATION:{refresh}");
        Line(file, $"X-PUBLISHED-TTL:{refresh}");
        foreach (var entry in entries) Write(file, entry, url);
        if (entries.Count == 0) WriteNothing(file);
        Line(file, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static void Write(StringBuilder file, CalendarEntry entry, Uri url)
    {
        var changed = entry.ChangedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{Escaped(entry.Uid)}");
        // In a file that is not sent as a message this is when the entry was last revised (section 3.8.7.2), so the same record gives the same bytes.
        Line(file, $"DTSTAMP:{changed}");
        Line(file, $"LAST-MODIFIED:{changed}");
        Line(file, $"DTSTART;VALUE=DATE:{Day(entry.On)}");
        // The day after, which is no longer part of it. A time that reaches past the calendar is due on its last day, and without an end an entry is of one day.
        if (entry.On < DateOnly.MaxValue) Line(file, $"DTEND;VALUE=DATE:{Day(entry.On.AddDays(1))}");
        Line(file, $"SUMMARY:{Escaped(entry.Summary)}");
        Line(file, "TRANSP:TRANSPARENT");
        Line(file, $"URL:{url.AbsoluteUri}");
        Line(file, "END:VEVENT");
    }

    /// <summary>A calendar must hold at least one part (section 3.6). A time zone that nothing refers to shows nothing.</summary>
    private static void WriteNothing(StringBuilder file)
    {
        Line(file, "BEGIN:VTIMEZONE");
        Line(file, "TZID:Etc/UTC");
        Line(file, "BEGIN:STANDARD");
        Line(file, "DTSTART:19700101T000000");
        Line(file, "TZOFFSETFROM:+0000");
        Line(file, "TZOFFSETTO:+0000");
        Line(file, "END:STANDARD");
        Line(file, "END:VTIMEZONE");
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Section 3.3.11: what would end the value or the line is written with a backslash; other control characters may not occur.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (letter == '\n') escaped.Append("\\n");
            else if (letter is '\\' or ';' or ',') escaped.Append('\\').Append(letter);
            else if (letter == '\t' || !char.IsControl(letter)) escaped.Append(letter);
        }
        return escaped.ToString();
    }

    /// <summary>Folds a long line into several, each but the first begun with a space, and never within a letter.</summary>
    private static void Line(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }
            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        file.Append("\r\n");
    }
}
