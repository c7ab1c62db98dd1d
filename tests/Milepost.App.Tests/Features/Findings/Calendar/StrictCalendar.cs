using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Milepost.App.Tests.Features.Findings.Calendar;

/// <summary>An iCalendar file as RFC 5545 has it, and nothing looser: what any calendar program must be able to read.</summary>
internal sealed partial record StrictCalendar(IReadOnlyDictionary<string, string> Properties, IReadOnlyList<StrictEvent> Events)
{
    private static readonly string[] KnownParts = ["VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD"];

    private static readonly Dictionary<string, string[]> Once = new()
    {
        ["VCALENDAR"] = ["PRODID", "VERSION"],
        ["VEVENT"] = ["UID", "DTSTAMP", "DTSTART"],
        ["VTIMEZONE"] = ["TZID"],
        ["STANDARD"] = ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"],
    };

    /// <summary>Sections 3.6 and 3.6.1: at most once, whatever else the part holds.</summary>
    private static readonly HashSet<string> AtMostOnce = ["CALSCALE", "METHOD", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "URL", "LAST-MODIFIED", "TRANSP", "CLASS", "DESCRIPTION"];

    /// <exception cref="FormatException">The file breaks the standard; the message says where.</exception>
    public static StrictCalendar Read(byte[] file)
    {
        var lines = Unfold(file).Select(Parse).ToList();
        var open = new Stack<(string Name, List<Content> Properties)>();
        var events = new List<StrictEvent>();
        IReadOnlyDictionary<string, string>? calendar = null;
        var parts = 0;
        foreach (var line in lines)
        {
            if (calendar is not null) throw new FormatException("Something follows END:VCALENDAR.");
            if (line.Name == "BEGIN")
            {
                if (!KnownParts.Contains(line.Value)) throw new FormatException($"BEGIN:{line.Value}");
                if ((line.Value == "VCALENDAR") != (open.Count == 0)) throw new FormatException($"{line.Value} stands in the wrong place.");
                if (open.Count == 1) parts++;
                open.Push((line.Value, []));
            }
            else if (line.Name == "END")
            {
                if (open.Count == 0 || open.Peek().Name != line.Value) throw new FormatException($"END:{line.Value} closes nothing.");
                var (name, properties) = open.Pop();
                foreach (var needed in Once[name])
                    if (properties.Count(p => p.Name == needed) != 1) throw new FormatException($"{name} needs {needed} once.");
                if (properties.GroupBy(p => p.Name).FirstOrDefault(same => same.Count() > 1 && AtMostOnce.Contains(same.Key)) is { } twice) throw new FormatException($"{name} has {twice.Key} twice.");
                if (name == "VEVENT") events.Add(Event(properties));
                if (name == "VCALENDAR") calendar = properties.ToDictionary(p => p.Name, p => Text(p.Value));
            }
            else if (open.Count == 0) throw new FormatException($"{line.Name} stands outside.");
            else open.Peek().Properties.Add(line);
        }
        if (calendar is null) throw new FormatException("There is no END:VCALENDAR.");
        if (parts == 0) throw new FormatException("A calendar needs at least one part.");
        if (calendar["VERSION"] != "2.0") throw new FormatException("VERSION is not 2.0.");
        if (events.GroupBy(e => e.Uid).Any(same => same.Count() > 1)) throw new FormatException("Two entries share one UID.");
        return new(calendar, events);
    }

    /// <summary>Section 3.1: lines end with CRLF, are 75 octets long at most, and go on with a line that begins with a space.</summary>
    private static IEnumerable<string> Unfold(byte[] file)
    {
        var start = 0;
        var content = new List<byte>();
        var begun = false;
        while (start < file.Length)
        {
            var end = Array.IndexOf(file, (byte)'\r', start);
            if (end < 0 || end + 1 >= file.Length || file[end + 1] != '\n') throw new FormatException("A line does not end with CRLF.");
            var line = file[start..end];
            if (line.Contains((byte)'\n')) throw new FormatException("A bare LF stands in a line.");
            if (line.Length is 0 or > 75) throw new FormatException($"A line is {line.Length} octets long.");
            // Whole letters on each line: a fold in the middle of one would be unreadable.
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(line);
            if (line[0] == ' ')
            {
                if (!begun) throw new FormatException("The first line begins with a space.");
                content.AddRange(line[1..]);
            }
            else
            {
                if (begun) yield return Encoding.UTF8.GetString([.. content]);
                (content, begun) = ([.. line], true);
            }
            start = end + 2;
        }
        if (begun) yield return Encoding.UTF8.GetString([.. content]);
    }

    private static Content Parse(string line)
    {
        if (ContentLine().Match(line) is not { Success: true } match) throw new FormatException($"Not a content line: {line}");
        if (line.Any(c => char.IsControl(c) && c != '\t')) throw new FormatException($"A control character: {line}");
        return new(match.Groups["name"].Value, match.Groups["parameters"].Value, match.Groups["value"].Value);
    }

    private static StrictEvent Event(List<Content> properties)
    {
        Content Of(string name) => properties.Single(p => p.Name == name);
        DateOnly Day(string name) => Of(name) is { Parameters: ";VALUE=DATE" } day
            ? DateOnly.ParseExact(day.Value, "yyyyMMdd", CultureInfo.InvariantCulture) : throw new FormatException($"{name} is no day.");
        DateTimeOffset Instant(string name) => DateTimeOffset.ParseExact(Of(name).Value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

        var starts = Day("DTSTART");
        if (Day("DTEND") <= starts) throw new FormatException("An entry ends before it begins.");
        if (Of("TRANSP").Value is not ("OPAQUE" or "TRANSPARENT")) throw new FormatException("TRANSP is neither.");
        return new(Text(Of("UID").Value), starts, Day("DTEND"), Text(Of("SUMMARY").Value), Instant("DTSTAMP"), Instant("LAST-MODIFIED"), new Uri(Of("URL").Value, UriKind.Absolute),
            [.. properties.Select(p => p.Name)]);
    }

    /// <summary>Section 3.3.11.</summary>
    private static string Text(string value)
    {
        if (!TextValue().IsMatch(value)) throw new FormatException($"Not a text: {value}");
        return Escape().Replace(value, match => match.Value[1] is 'n' or 'N' ? "\n" : match.Value[1..]);
    }

    private sealed record Content(string Name, string Parameters, string Value);

    [GeneratedRegex(@"^(?<name>[A-Z0-9-]+)(?<parameters>(;[A-Z0-9-]+=(""[^""]*""|[^"";:,]*)(,(""[^""]*""|[^"";:,]*))*)*):(?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex ContentLine();

    [GeneratedRegex(@"^([^\\;,]|\\[\\;,nN])*$")]
    private static partial Regex TextValue();

    [GeneratedRegex(@"\\[\\;,nN]")]
    private static partial Regex Escape();
}

internal sealed record StrictEvent(
    string Uid, DateOnly On, DateOnly Until, string Summary, DateTimeOffset Stamp, DateTimeOffset Modified, Uri Url, IReadOnlyList<string> PropertyNames);
