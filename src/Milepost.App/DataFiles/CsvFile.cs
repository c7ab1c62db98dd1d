using CsvHelper;

namespace Milepost.App.DataFiles;

/// <summary>Writes a list as a file that people open in a spreadsheet.</summary>
public static class CsvFile
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>
    /// What somebody typed into a name must not run as a formula on the desk of the one who opens the list: a cell that begins like one
    /// gets an apostrophe in front, which a spreadsheet takes as "this is text". The mark at the start tells Excel that it is UTF-8.
    /// </summary>
    private static readonly CsvWriterOptions ForSpreadsheets = new()
    {
        Injection = CsvInjection.Escape, InjectionCharacters = "=+-@\t\r", InjectionEscape = '\'', WriteByteOrderMark = true,
    };

    public static byte[] Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, ForSpreadsheets, leaveOpen: true))
        {
            Write(csv, columns);
            foreach (var row in rows) Write(csv, row);
        }
        return bytes.ToArray();
    }

    private static void Write(CsvWriter csv, IReadOnlyList<string?> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.EndRecord();
    }
}
