using System.Text;
using System.Text.Unicode;
using Milepost.Domain;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>One row, read by the places of the contract's columns. What cannot be read becomes a problem that says what is expected.</summary>
internal readonly ref struct RowReader(FolderFile file, ReadOnlySpan<byte> record, ReadOnlySpan<CsvField> fields, int line, List<RowProblem> problems, DateOnly today)
{
    private const int EarliestYear = 1900;
    private const int FurthestYearsAhead = 10;

    private readonly ReadOnlySpan<byte> _record = record;
    private readonly ReadOnlySpan<CsvField> _fields = fields;

    public FolderFile File => file;

    public int Line => line;

    public bool HasProblems => problems.Count > 0;

    /// <summary>What the row says, apart from quotes, blanks and the order of columns: two rows of one hash say the same.</summary>
    public string Hash()
    {
        var hash = CsvRecords.Hash([]);
        ReadOnlySpan<byte> end = [0x1F];
        foreach (var place in file.Places)
            hash = CsvRecords.Hash(end, place < 0 ? hash : CsvRecords.Hash(CsvRecords.Bare(_record, _fields[place]), hash));
        Span<byte> bytes = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, CsvRecords.Mix(hash));
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    /// <summary>What no text of ours can hold, and what is empty and must not be.</summary>
    public void CheckWhole()
    {
        if (!Utf8.IsValid(_record)) problems.Add(new(file.Name, line, null, null, "This row is not UTF-8. Save the file as CSV in UTF-8."));
        else if (_record.Contains((byte)0)) problems.Add(new(file.Name, line, null, null, "There is a NUL character in this row. Take it out."));
        for (var column = 0; column < file.Places.Length; column++)
            if (file.Table.Columns[column].IsRequired && Bare(column).IsEmpty) Wrong(column, "Fill it in: it is required.");
    }

    public string? Text(int column)
    {
        var place = file.Places[column];
        if (place < 0) return null;
        var text = CsvRecords.Text(_record, _fields[place]);
        return text.Length == 0 ? null : text;
    }

    public string Required(int column) => Text(column) ?? "";

    /// <summary>An id of the old system.</summary>
    public string Id(int column)
    {
        var id = Required(column);
        if (id.Length > Store.ExternalId.MaxLength) Wrong(column, $"Expected an id of at most {Store.ExternalId.MaxLength} characters.");
        else if (id.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0) Wrong(column, "Expected an id without line ends and tabs.");
        return id;
    }

    public DateOnly? Day(int column)
    {
        var text = Bare(column);
        if (text.IsEmpty) return null;
        if (text.Length == 10 && text[4] == (byte)'-' && text[7] == (byte)'-'
            && Number(text[..4]) is >= 1 and var year && Number(text[5..7]) is >= 1 and <= 12 and var month && Number(text[8..]) is >= 1 and var day
            && day <= DateTime.DaysInMonth(year, month))
        {
            if (year >= EarliestYear && year <= today.Year + FurthestYearsAhead) return new(year, month, day);
            Wrong(column, $"Check the year: expected one from {EarliestYear} to {today.Year + FurthestYearsAhead}.");
            return null;
        }
        Wrong(column, "Expected a day that exists, written like 2024-01-31.");
        return null;
    }

    /// <summary>One of a few words; small and large letters, blanks, hyphens and underscores make no difference.</summary>
    public T? Word<T>(int column, IReadOnlyDictionary<string, T> words) where T : struct
    {
        var text = Bare(column);
        if (text.IsEmpty) return null;
        Span<char> word = stackalloc char[Math.Min(text.Length, 64)];
        if (text.Length <= word.Length)
        {
            for (var at = 0; at < text.Length; at++)
                word[at] = text[at] is (byte)'_' or (byte)'-' ? ' ' : char.ToLowerInvariant((char)text[at]);
            if (words is Dictionary<string, T> known && known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var found)) return found;
        }
        Wrong(column, $"Expected one of: {string.Join(", ", words.Keys)}.");
        return null;
    }

    public int? Whole(int column, int least, int most)
    {
        var text = Bare(column);
        if (text.IsEmpty) return null;
        if (text.Length < 9 && Number(text) is >= 0 and var number && number >= least && number <= most) return number;
        Wrong(column, $"Expected a whole number from {least} to {most}.");
        return null;
    }

    public void Wrong(int column, string expected) => problems.Add(new(file.Name, line, NameOf(column), Text(column), expected));

    public void Wrong(string expected) => problems.Add(new(file.Name, line, null, null, expected));

    /// <summary>What the domain refuses, at the column that holds the field.</summary>
    public void Wrong(IEnumerable<Problem> refused, IReadOnlyDictionary<string, int> columns)
    {
        foreach (var problem in refused)
        {
            if (problem.Field is { } field && columns.TryGetValue(field, out var column)) Wrong(column, problem.Message);
            else Wrong(problem.Message);
        }
    }

    public ReadOnlySpan<byte> Bare(int column) => file.Places[column] is >= 0 and var place ? CsvRecords.Bare(_record, _fields[place]) : default;

    private string NameOf(int column) => file.Places[column] is >= 0 and var place ? file.Headers[place] : file.Table.Columns[column].Name;

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return -1;
            number = (number * 10) + (digit - '0');
        }
        return number;
    }
}
