using System.Text;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>What a folder holds: the files of the contract, or everything about its files and columns that is not right.</summary>
internal sealed record FolderContent(IReadOnlyList<FolderFile> Files, IReadOnlyList<string> Problems);

/// <summary>Finds the files of a folder and reads their headers, before any row is read and anything is written.</summary>
internal static class ImportFolderReader
{
    private const int LongestHeader = 1024 * 1024;

    public static FolderContent Read(string folder, ColumnMap map)
    {
        var problems = new List<string>(map.Problems);
        var files = new List<FolderFile>();
        if (!Directory.Exists(folder)) return new([], [$"{folder}: there is no such folder."]);
        foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) continue;
            var meant = map.FileOf(name);
            if (meant == ColumnMap.PassOver) continue;
            if (ImportTable.All.FirstOrDefault(t => t.File.Equals(meant, StringComparison.OrdinalIgnoreCase)) is not { } table)
            {
                problems.Add($"{name}: this file is not known. Known are {string.Join(", ", ImportTable.All.Select(t => t.File))}. Take it out of the folder, or say in a --map file what it is: {name} = casenotes.csv, or {name} = - to pass over it.");
                continue;
            }
            if (files.Find(f => f.Table == table) is { } twice)
            {
                problems.Add($"{name}: {twice.Name} holds the same table. Put the rows into one file.");
                continue;
            }
            if (ReadHeader(path, name, table, map, problems) is { } file) files.Add(file);
        }
        if (files.Count == 0 && problems.Count == 0) problems.Add($"{folder}: there is none of the files {string.Join(", ", ImportTable.All.Select(t => t.File))} in this folder.");
        return new([.. files.OrderBy(f => f.Table.Kind)], problems);
    }

    private static FolderFile? ReadHeader(string path, string name, ImportTable table, ColumnMap map, List<string> problems)
    {
        using var stream = File.OpenRead(path);
        var head = new byte[Math.Min(stream.Length, LongestHeader)];
        stream.ReadExactly(head);
        var start = head.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        if (head.AsSpan().StartsWith(Encoding.Unicode.Preamble) || head.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            problems.Add($"{name}: this file is in UTF-16. Save it as CSV in UTF-8.");
            return null;
        }
        var line = 1;
        var fields = new CsvField[500];
        while (true)
        {
            var end = CsvRecords.Read(head.AsSpan(start), true, fields, out var length, out var count, out var lines, out var isBroken);
            if (end == CsvEnd.Text)
            {
                problems.Add($"{name}: this file is empty. Its first line should be {string.Join(',', table.Columns.Select(c => c.Name))}.");
                return null;
            }
            var record = head.AsSpan(start, length);
            if (record.Trim(" \t\r\n,"u8).IsEmpty)
            {
                start += length;
                line += lines;
                continue;
            }
            if (isBroken || count > fields.Length)
            {
                problems.Add($"{name}, line {line}: the header cannot be read. Check its quotes and commas.");
                return null;
            }
            List<string> headers = [];
            for (var at = 0; at < count; at++) headers.Add(CsvRecords.Text(record, fields[at]));
            return Place(path, name, table, map, headers, start + length, line + lines, stream.Length, problems);
        }
    }

    private static FolderFile? Place(
        string path, string name, ImportTable table, ColumnMap map, List<string> headers, int bodyAt, int bodyLine, long size, List<string> problems)
    {
        var before = problems.Count;
        var places = new int[table.Columns.Count];
        Array.Fill(places, -1);
        var reasonAt = -1;
        for (var at = 0; at < headers.Count; at++)
        {
            if (headers[at].Length == 0 && at == headers.Count - 1) continue;
            var meant = map.ColumnOf(name, table.File, headers[at]);
            if (meant == ColumnMap.PassOver) continue;
            if (meant == ImportTable.Reason)
            {
                reasonAt = at;
                continue;
            }
            var column = table.IndexOf(meant);
            if (column < 0)
                problems.Add($"{name}: the column \"{headers[at]}\" is not known. Known are {string.Join(", ", table.Columns.Select(c => c.Name))}. Say in a --map file which one it is: {name}: {headers[at]} = {table.Columns[0].Name}, or {name}: {headers[at]} = - to leave it out.");
            else if (places[column] >= 0) problems.Add($"{name}: the column {meant} stands twice.");
            else places[column] = at;
        }
        for (var column = 0; column < places.Length; column++)
            if (places[column] < 0 && table.Columns[column].IsRequired)
                problems.Add($"{name}: the column {table.Columns[column].Name} is missing. Add it, or say in a --map file which column it is: {name}: THEIR NAME = {table.Columns[column].Name}.");
        return problems.Count > before ? null : new(table, path, name, headers, places, bodyAt, bodyLine, size) { ReasonAt = reasonAt };
    }
}

/// <summary>
/// What files and columns are called elsewhere. A line says <c>clients.csv = participants.csv</c>, <c>clients.csv: FIRSTNM = first_name</c>
/// or, for every file, <c>CLIENTID = participant_id</c>; "-" leaves a file or a column out. Lines that begin with # are remarks.
/// </summary>
internal sealed class ColumnMap
{
    public const string PassOver = "-";

    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string File, string Column), string> _columns = [];

    private ColumnMap() { }

    public List<string> Problems { get; } = [];

    public static ColumnMap None => new();

    public static ColumnMap Read(string text, string name)
    {
        var map = new ColumnMap();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim().Trim('\uFEFF');
            if (line.Length == 0 || line[0] == '#') continue;
            var equals = line.LastIndexOf('=');
            if (equals <= 0 || equals == line.Length - 1)
            {
                map.Problems.Add($"{name}, line {number}: \"{line}\" should say THEIR NAME = OUR NAME, such as participants.csv: FIRSTNM = first_name.");
                continue;
            }
            var (theirs, ours) = (line[..equals].Trim(), line[(equals + 1)..].Trim());
            var colon = theirs.IndexOf(".csv:", StringComparison.OrdinalIgnoreCase);
            if (colon > 0) map._columns[(Normal(theirs[..(colon + 4)]), Normal(theirs[(colon + 5)..]))] = Normal(ours);
            else if (theirs.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) map._files[theirs] = ours;
            else map._columns[("", Normal(theirs))] = Normal(ours);
        }
        return map;
    }

    public string FileOf(string name) => _files.GetValueOrDefault(name, name);

    public string ColumnOf(string file, string ourFile, string header)
    {
        var name = Normal(header);
        return _columns.GetValueOrDefault((Normal(file), name)) ?? _columns.GetValueOrDefault((Normal(ourFile), name)) ?? _columns.GetValueOrDefault(("", name)) ?? name;
    }

    /// <summary>Small and large letters, blanks and hyphens make no difference in a name: "First Name" is first_name.</summary>
    private static string Normal(string name) => name == PassOver ? name : name.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
