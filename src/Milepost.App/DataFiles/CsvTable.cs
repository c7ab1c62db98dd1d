using System.Globalization;
using CsvHelper;

namespace Milepost.App.DataFiles;

/// <summary>Reads one CSV file with exactly the columns it should have, and one more where it may have it.</summary>
public static class CsvTable
{
    private static readonly CsvReaderOptions Strict = new() { Separator = ',', TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };

    public static IReadOnlyList<T> Read<T>(string path, string shownAs, FileProblems problems, IReadOnlyList<string> columns, Func<CsvFields, T> read, string? mayAdd = null)
    {
        var rows = new List<T>();
        if (!File.Exists(path))
        {
            problems.Add(shownAs, 1, "This file is missing. Put it back.");
            return rows;
        }

        try
        {
            using var csv = CsvReader.FromFile(path, Strict);
            if (mayAdd is not null && csv.Headers.Contains(mayAdd)) columns = [.. columns, mayAdd];
            if (!columns.SequenceEqual(csv.Headers))
            {
                problems.Add(shownAs, 1, $"The columns should be {string.Join(',', columns)}, not {string.Join(',', csv.Headers)}.");
                return rows;
            }

            while (csv.Read())
            {
                if (csv.FieldCount == columns.Count) rows.Add(read(new CsvFields(csv, shownAs, problems)));
                else problems.Add(shownAs, (int)csv.LineNumber, $"This row has {csv.FieldCount} fields and should have {columns.Count}. Look for a missing or extra comma or quote.");
            }
        }
        catch (CsvFormatException broken)
        {
            problems.Add(shownAs, (int)broken.LineNumber, $"This row cannot be read: {broken.Message} Check its quotes.");
        }
        return rows;
    }
}

/// <summary>One row, read field by field; what is wrong becomes a problem that names the line.</summary>
public sealed class CsvFields(CsvReader csv, string file, FileProblems problems)
{
    public bool Has(string column) => csv.Headers.Contains(column);

    public string Text(string column)
    {
        var text = csv.GetString(column).Trim();
        if (text.Length == 0) Wrong($"\"{column}\" is empty. Fill it in.");
        return text;
    }

    public string? OptionalText(string column) => csv.GetString(column).Trim() is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> List(string column) => csv.GetString(column).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> ListFrom(string column, IReadOnlyCollection<string> allowed)
    {
        var list = List(column);
        foreach (var word in list.Where(word => !allowed.Contains(word))) Wrong($"\"{column}\" has \"{word}\". It should be from: {string.Join(", ", allowed)}.");
        return list;
    }

    public string OneOf(string column, IReadOnlyCollection<string> allowed)
    {
        var word = Text(column);
        if (word.Length > 0 && !allowed.Contains(word)) Wrong($"\"{column}\" is \"{word}\". It should be one of: {string.Join(", ", allowed)}.");
        return word;
    }

    public bool YesNo(string column) => OneOf(column, ["yes", "no"]) == "yes";

    public int Whole(string column, int atLeast, int atMost) => OptionalWhole(column, atLeast, atMost) ?? Missing(column, atLeast);

    public int? OptionalWhole(string column, int atLeast, int atMost)
    {
        if (OptionalText(column) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= atLeast && number <= atMost) return number;
        Wrong($"\"{column}\" should be a whole number from {atLeast} to {atMost}, not \"{text}\".");
        return atLeast;
    }

    public DateOnly Day(string column)
    {
        if (DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Wrong($"\"{column}\" should be a day like 2024-01-31.");
        return default;
    }

    public decimal Money(string column)
    {
        if (decimal.TryParse(Text(column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var money)) return money;
        Wrong($"\"{column}\" should be an amount like 15.00.");
        return default;
    }

    public void Wrong(string message) => problems.Add(file, (int)csv.LineNumber, message);

    private int Missing(string column, int instead)
    {
        Wrong($"\"{column}\" is empty. Fill it in.");
        return instead;
    }
}
