using System.Globalization;
using System.Text;
using CsvHelper;
using Milepost.App.Features.CaseFiles;

namespace Milepost.App.Features.Worksites.Payroll;

/// <summary>Something wrong in a payroll file, and what would be right.</summary>
/// <param name="Line">1 is the header; 0 is the file as a whole.</param>
/// <param name="Value">What stands there; nothing where the row or the file is meant.</param>
/// <param name="IsMistake">Stands against taking the file in; else it is only worth a look.</param>
public sealed record PayrollFinding(int Line, string Column, string? Value, string Expected, bool IsMistake = true);

/// <param name="Line">Where the row begins in the file.</param>
/// <param name="Cells">Column to what stands in it, trimmed.</param>
public sealed record PayrollSheetRow(int Line, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.GetValueOrDefault(column, "");
}

/// <summary>A payroll file as rows of text: RFC 4180, UTF-8, columns in any order by the names in the first line.</summary>
public sealed record PayrollSheet(IReadOnlyList<string> Columns, IReadOnlyList<PayrollSheetRow> Rows, IReadOnlyList<PayrollFinding> Findings)
{
    public const int MostBytes = 5 * 1024 * 1024;
    public const int MostRows = 20_000;

    /// <summary>More than anybody's payroll program writes. Each that is not ours is told, with all that would be right.</summary>
    public const int MostColumns = 100;

    private const int LongestName = 60;

    public static IReadOnlyList<string> Needed { get; } = ["period_start", "period_end", "hours", "hourly_wage", "gross_pay", "subsidized_amount"];

    /// <summary>Who is paid, by one of the two; and where, by one of the two.</summary>
    public static IReadOnlyList<string> Person { get; } = ["case_no", "participant_id"];

    public static IReadOnlyList<string> Place { get; } = ["placement_id", "worksite"];

    public static IReadOnlyList<string> Optional { get; } = ["overtime_hours", "check_no"];

    /// <summary>For people to read; the name comes with our template, the others with the refused rows.</summary>
    public static IReadOnlyList<string> NotRead { get; } = ["name", "line", "mistakes"];

    public static PayrollSheet Read(byte[] bytes)
    {
        if (bytes.Length > MostBytes) return Broken("", $"At most {MostBytes / (1024 * 1024)} MB. Upload it in parts.");
        if (bytes.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)32) < 0) return Broken("", "A file with a header and at least one row. This one is empty.");
        if (bytes.AsSpan().StartsWith("PK"u8) || bytes.AsSpan().Contains((byte)0)) return Broken("", "A CSV file. This looks like a workbook or another program's file: save it as CSV UTF-8.");
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Broken("", "Text in UTF-8. Save it as CSV UTF-8.");
        }

        var findings = new List<PayrollFinding>();
        var malformed = new HashSet<int>();
        var options = new CsvReaderOptions
        {
            Separator = ',', TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record =>
            {
                var line = (int)record.LineNumber;
                if (malformed.Add(line)) findings.Add(new(line, "", null, "A field in quotes that ends with a quote, and a quote inside written twice."));
            },
        };
        using var csv = CsvReader.Create(bytes, options);
        List<string> columns;
        try
        {
            columns = [.. csv.Headers.Select(header => header.Trim().ToLowerInvariant().Replace(' ', '_'))];
        }
        catch (CsvFormatException)
        {
            return Broken("", "A first line with the names of the columns.");
        }
        findings.AddRange(HeaderFindings(columns));
        if (findings.Count > 0) return new(columns, [], findings);

        var rows = new List<PayrollSheetRow>();
        var count = 0;
        while (csv.Read())
        {
            var line = (int)csv.LineNumber;
            var cells = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim()).ToList();
            if (cells.TrueForAll(cell => cell.Length == 0)) continue;
            if (++count > MostRows) return Broken("", $"At most {MostRows.ToString("#,##0", CultureInfo.InvariantCulture)} rows. Upload it in parts.");
            if (malformed.Contains(line)) continue;
            if (cells.Count != columns.Count)
            {
                findings.Add(new(line, "", null, $"{columns.Count} fields as in the header; this row has {cells.Count}. Look for a missing or extra comma."));
                continue;
            }
            rows.Add(new(line, columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)));
        }
        if (count == 0 && findings.Count == 0) return Broken("", "At least one row below the header.");
        return new(columns, rows, findings);
    }

    private static IEnumerable<PayrollFinding> HeaderFindings(List<string> columns)
    {
        if (columns.Count > MostColumns)
        {
            yield return new(1, "", null, $"At most {MostColumns} columns; this line has {columns.Count.ToString("#,##0", CultureInfo.InvariantCulture)}. Is it the right file?");
            yield break;
        }
        if (columns is [var all] && (all.Contains(';', StringComparison.Ordinal) || all.Contains('\t', StringComparison.Ordinal)))
        {
            yield return new(1, "", Printable.Cut(all, LongestName), "Commas between the columns. Save it as CSV with commas.");
            yield break;
        }
        foreach (var column in Needed.Where(column => !columns.Contains(column))) yield return new(1, column, null, $"A column named {column}.");
        if (!columns.Exists(Person.Contains)) yield return new(1, Person[0], null, $"A column named {Person[0]} or {Person[1]}.");
        if (!columns.Exists(Place.Contains)) yield return new(1, Place[0], null, $"A column named {Place[0]} or {Place[1]}.");
        foreach (var twice in columns.GroupBy(column => column).Where(group => group.Count() > 1)) yield return new(1, Printable.Cut(twice.Key, LongestName), null, "Each column once.");
        var known = Needed.Concat(Person).Concat(Place).Concat(Optional).Concat(NotRead).ToList();
        foreach (var unknown in columns.Where(column => !known.Contains(column)).Distinct())
            yield return new(1, unknown.Length == 0 ? "(no name)" : Printable.Cut(unknown, LongestName), null, $"One of the columns of the template: {string.Join(", ", known)}.");
    }

    private static PayrollSheet Broken(string column, string expected) => new([], [], [new(0, column, null, expected)]);
}
