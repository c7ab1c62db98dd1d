using System.Text;
using Milepost.App.Features.Findings.Calendar;

namespace Milepost.App.Tests.Features.Findings.Calendar;

public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Changed = new(2026, 3, 2, 9, 30, 15, TimeSpan.FromHours(-6));

    [Fact]
    public void An_entry_takes_one_whole_day()
    {
        var file = Write(new CalendarEntry("abc@milepost", new(2028, 2, 29), "Plan review: J.T.", Changed));

        Assert.Equal(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Milepost//Deadlines//EN
            CALSCALE:GREGORIAN
            NAME:Deadlines
            X-WR-CALNAME:Deadlines
            REFRESH-INTERVAL;VALUE=DURATION:PT60M
            X-PUBLISHED-TTL:PT60M
            BEGIN:VEVENT
            UID:abc@milepost
            DTSTAMP:20260302T153015Z
            LAST-MODIFIED:20260302T153015Z
            DTSTART;VALUE=DATE:20280229
            DTEND;VALUE=DATE:20280301
            SUMMARY:Plan review: J.T.
            TRANSP:TRANSPARENT
            URL:https://milepost.example.org/my-day
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"), Encoding.UTF8.GetString(file));
        Assert.Equal(new(2028, 3, 1), StrictCalendar.Read(file).Events.Single().Until);
    }

    [Fact]
    public void A_calendar_without_entries_is_still_one_that_programs_read()
    {
        var calendar = StrictCalendar.Read(Write());

        Assert.Empty(calendar.Events);
        Assert.Equal("GREGORIAN", calendar.Properties["CALSCALE"]);
    }

    [Theory]
    [InlineData("a;b,c\\d", "a;b,c\\d")]
    [InlineData("two\nlines", "two\nlines")]
    [InlineData("two\r\nlines", "two\nlines")]
    [InlineData("bell\u0007 tab\t", "bell tab\t")]
    [InlineData("SUMMARY:x\r\nBEGIN:VALARM", "SUMMARY:x\nBEGIN:VALARM")]
    public void What_would_end_a_line_or_a_value_comes_back_as_text(string summary, string read) =>
        Assert.Equal(read, StrictCalendar.Read(Write(new CalendarEntry("u", new(2026, 1, 1), summary, Changed))).Events.Single().Summary);

    [Fact]
    public void Long_lines_are_folded_between_letters_whatever_the_alphabet()
    {
        // Letters of one to four bytes, at every length around the fold.
        string[] letters = ["x", "é", "名", "𝒥"];
        for (var length = 55; length < 160; length++)
        {
            foreach (var letter in letters)
            {
                var summary = string.Concat(Enumerable.Repeat("x", length % 4)) + string.Concat(Enumerable.Repeat(letter, length));
                Assert.Equal(summary, StrictCalendar.Read(Write(new CalendarEntry("u", new(2026, 1, 1), summary, Changed))).Events.Single().Summary);
            }
        }
    }

    [Fact]
    public void A_line_of_75_octets_is_not_folded_and_one_more_is()
    {
        var fits = new string('x', 75 - "SUMMARY:".Length);

        Assert.Contains($"\r\nSUMMARY:{fits}\r\n", Encoding.UTF8.GetString(Write(new CalendarEntry("u", new(2026, 1, 1), fits, Changed))), StringComparison.Ordinal);
        Assert.Contains($"\r\nSUMMARY:{fits}\r\n x\r\n", Encoding.UTF8.GetString(Write(new CalendarEntry("u", new(2026, 1, 1), fits + "x", Changed))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:x\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:a;b\r\nBEGIN:VTIMEZONE\r\nTZID:x\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:u\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nPRODID:0123456789012345678901234567890123456789012345678901234567890123456789\r\n")]
    public void The_reader_of_these_tests_refuses_what_the_standard_forbids(string file) =>
        Assert.Throws<FormatException>(() => StrictCalendar.Read(Encoding.UTF8.GetBytes(file)));

    [Fact]
    public void What_is_due_on_the_last_day_of_the_calendar_is_written_too() =>
        Assert.Contains("\r\nDTSTART;VALUE=DATE:99991231\r\nSUMMARY:never\r\n", Encoding.UTF8.GetString(Write(new CalendarEntry("u", DateOnly.MaxValue, "never", Changed))), StringComparison.Ordinal);

    private static byte[] Write(params CalendarEntry[] entries) =>
        CalendarFile.Write("Deadlines", TimeSpan.FromHours(1), new("https://milepost.example.org/my-day"), entries);
}
