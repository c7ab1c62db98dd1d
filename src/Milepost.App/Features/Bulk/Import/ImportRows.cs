using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>Where one row stands: not what it says, so that a million of them take little room.</summary>
internal readonly record struct RowPlace(TableKind Kind, int Offset, int Length, int Line, int DoubleOfLine);

/// <summary>Everything that the files hold of one person, in the order of the files.</summary>
internal sealed record PersonRows(string Id, ImportSlice Slice, int From, int Count)
{
    public ReadOnlySpan<RowPlace> Places => CollectionsMarshal.AsSpan(Slice.Rows).Slice(From, Count);
}

/// <summary>A row that cannot be given to anybody: it is broken, or names nobody.</summary>
internal sealed record StrayRow(FolderFile File, byte[] Record, RowProblem Problem);

/// <summary>As many people with all their rows as fit into memory at once, each person's rows together.</summary>
internal sealed class ImportSlice
{
    /// <summary>The bytes of each table: a file of its own, or one buffer for all where the files were split.</summary>
    public byte[][] Bytes { get; init; } = new byte[ImportTable.All.Count][];

    public List<RowPlace> Rows { get; set; } = [];

    public List<PersonRows> People { get; } = [];

    public ReadOnlySpan<byte> Record(RowPlace row) => Bytes[(int)row.Kind].AsSpan(row.Offset, row.Length);
}

/// <summary>
/// Brings the rows of all files together by person, whatever order they stand in. Files that fit are read whole and sorted in memory;
/// larger ones are first split by person into parts on disk, each of which fits.
/// </summary>
/// <remarks>Splitting reads and writes everything once more. A sort by merging would do so too, and compare on top of it.</remarks>
internal sealed class ImportRows : IDisposable
{
    /// <summary>As much as is held at once. With the objects made from it, the whole stays well below a gigabyte.</summary>
    public const long FitsInMemory = 320L << 20;

    private const long PartSize = 96L << 20;
    private const int MostColumns = 500;

    private readonly IReadOnlyList<FolderFile> _files;
    private readonly long _fits;
    private readonly string _temporary;
    private readonly Dictionary<ulong, int>[] _doubles = new Dictionary<ulong, int>[ImportTable.All.Count];
    private readonly List<StrayRow> _strays = [];
    private int _parts;

    private ImportRows(IReadOnlyList<FolderFile> files, long fits, string temporary) => (_files, _fits, _temporary) = (files, fits, temporary);

    public IReadOnlyList<StrayRow> Strays => _strays;

    /// <summary>What the people's rows say in their column "office", each once. Known from the first slice on.</summary>
    public IReadOnlyCollection<string> Offices => _offices.Values;

    private readonly Dictionary<ulong, string> _offices = [];

    private void Meet(FolderFile file, ReadOnlySpan<byte> record, ReadOnlySpan<CsvField> fields)
    {
        var field = fields[file.Places[9]];
        ref var name = ref CollectionsMarshal.GetValueRefOrAddDefault(_offices, CsvRecords.Hash(CsvRecords.Bare(record, field)), out var exists);
        if (!exists) name = CsvRecords.Text(record, field);
    }

    public long Total { get; private set; }

    private delegate void RowSeen(ReadOnlySpan<byte> record, ReadOnlySpan<CsvField> fields, long offset, int line);

    /// <param name="files">All but the planners.</param>
    /// <param name="temporary">A folder for what does not fit into memory; it is made when it is needed, and goes when all is done.</param>
    public static ImportRows Open(IReadOnlyList<FolderFile> files, string temporary, long fits = FitsInMemory) => new(files, fits, temporary);

    public IEnumerable<ImportSlice> Slices(CancellationToken ct)
    {
        if (_files.Sum(f => f.Size) <= _fits)
        {
            yield return Whole(ct);
            yield break;
        }
        Split(ct);
        for (var part = 0; part < _parts; part++) yield return Part(part);
    }

    private ImportSlice Whole(CancellationToken ct)
    {
        var slice = new ImportSlice();
        var people = new ulong[ImportTable.All.Count][];
        var rows = new List<RowPlace>[ImportTable.All.Count];
        Parallel.ForEach(_files, new ParallelOptions { CancellationToken = ct }, file =>
        {
            var kind = (int)file.Table.Kind;
            var bytes = slice.Bytes[kind] = File.ReadAllBytes(file.Path);
            List<RowPlace> places = [];
            List<ulong> owners = [], ids = [], numbers = [];
            List<int> lines = [];
            ReadAll(file, bytes, (record, fields, offset, line) =>
            {
                places.Add(new(file.Table.Kind, (int)offset, record.Length, line, 0));
                owners.Add(OwnerOf(file, record, fields));
                ids.Add(IdOf(file, record, fields));
                lines.Add(line);
                if (file.Table.Kind != TableKind.Participants) return;
                numbers.Add(CaseNumberOf(file, record, fields));
                Meet(file, record, fields);
            });
            MarkDoubles(kind, ids, lines);
            MarkCaseNumbers(numbers, lines);
            if (_doubles[kind].Count > 0)
                for (var at = 0; at < places.Count; at++)
                    if (_doubles[kind].TryGetValue(ids[at], out var first) && first != lines[at]) places[at] = places[at] with { DoubleOfLine = first };
            (rows[kind], people[kind]) = (places, [.. owners]);
        });
        Total = rows.Sum(r => (long)(r?.Count ?? 0));
        Group(slice, rows, people);
        return slice;
    }

    /// <summary>Sorts the places by person, in the order in which people are first named, and each person's by file and row.</summary>
    private void Group(ImportSlice slice, List<RowPlace>?[] rows, ulong[]?[] owners)
    {
        var known = new Dictionary<ulong, int>();
        var counts = new List<int>();
        var persons = new List<(TableKind Kind, RowPlace Row)>();
        var of = new int[owners.Length][];
        for (var kind = 0; kind < owners.Length; kind++)
        {
            if (owners[kind] is not { } all) continue;
            of[kind] = new int[all.Length];
            for (var at = 0; at < all.Length; at++)
            {
                ref var person = ref CollectionsMarshal.GetValueRefOrAddDefault(known, all[at], out var exists);
                if (!exists)
                {
                    person = counts.Count;
                    counts.Add(0);
                    persons.Add(((TableKind)kind, rows[kind]![at]));
                }
                of[kind][at] = person;
                counts[person]++;
            }
        }
        var starts = new int[counts.Count + 1];
        for (var at = 0; at < counts.Count; at++) starts[at + 1] = starts[at] + counts[at];
        var sorted = new RowPlace[starts[^1]];
        var next = starts.AsSpan(0, counts.Count).ToArray();
        for (var kind = 0; kind < owners.Length; kind++)
            for (var at = 0; at < (of[kind]?.Length ?? 0); at++)
                sorted[next[of[kind][at]]++] = rows[kind]![at];
        slice.Rows = [.. sorted];
        var fields = new CsvField[MostColumns];
        for (var at = 0; at < counts.Count; at++)
        {
            var file = _files.First(f => f.Table.Kind == persons[at].Kind);
            var record = slice.Record(persons[at].Row);
            CsvRecords.Read(record, true, fields, out _, out _, out _, out _);
            slice.People.Add(new(CsvRecords.Text(record, fields[file.Places[file.Table.ParticipantColumn]]), slice, starts[at], counts[at]));
        }
    }

    private void Split(CancellationToken ct)
    {
        _parts = (int)(_files.Sum(f => f.Size) / PartSize) + 1;
        Directory.CreateDirectory(_temporary);
        var parts = new BufferedStream[_parts];
        try
        {
            for (var part = 0; part < _parts; part++) parts[part] = new(File.Create(PathOf(part)), 256 * 1024);
            var head = new byte[13];
            foreach (var file in _files)
            {
                ct.ThrowIfCancellationRequested();
                List<ulong> ids = [], numbers = [];
                List<int> lines = [];
                ReadAll(file, null, (record, fields, _, line) =>
                {
                    var id = IdOf(file, record, fields);
                    ids.Add(id);
                    lines.Add(line);
                    if (file.Table.Kind == TableKind.Participants)
                    {
                        numbers.Add(CaseNumberOf(file, record, fields));
                        Meet(file, record, fields);
                    }
                    var part = parts[OwnerOf(file, record, fields) % (ulong)_parts];
                    head[0] = (byte)file.Table.Kind;
                    BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(1), line);
                    BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(5), record.Length);
                    part.Write(head, 0, 9);
                    part.Write(record);
                });
                Total += ids.Count;
                MarkDoubles((int)file.Table.Kind, ids, lines);
                MarkCaseNumbers(numbers, lines);
            }
        }
        finally
        {
            foreach (var part in parts) part?.Dispose();
        }
    }

    private ImportSlice Part(int part)
    {
        var bytes = File.ReadAllBytes(PathOf(part));
        File.Delete(PathOf(part));
        var slice = new ImportSlice();
        Array.Fill(slice.Bytes, bytes);
        var rows = new List<RowPlace>[ImportTable.All.Count];
        var owners = new List<ulong>[ImportTable.All.Count];
        for (var kind = 0; kind < rows.Length; kind++) (rows[kind], owners[kind]) = ([], []);
        var files = _files.ToDictionary(f => f.Table.Kind);
        var fields = new CsvField[MostColumns];
        for (var at = 0; at < bytes.Length;)
        {
            var kind = bytes[at];
            var line = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 1));
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 5));
            var file = files[(TableKind)kind];
            var record = bytes.AsSpan(at + 9, length);
            CsvRecords.Read(record, true, fields, out _, out _, out _, out _);
            var first = _doubles[kind].Count > 0 && _doubles[kind].TryGetValue(IdOf(file, record, fields), out var known) && known != line ? known : 0;
            rows[kind].Add(new((TableKind)kind, at + 9, length, line, first));
            owners[kind].Add(OwnerOf(file, record, fields));
            at += 9 + length;
        }
        Group(slice, rows, [.. owners.Select(o => o.ToArray())]);
        return slice;
    }

    private string PathOf(int part) => Path.Combine(_temporary, $"part-{part}.rows");

    /// <summary>Which ids stand more than once, and the line on which each stands first.</summary>
    private void MarkDoubles(int kind, List<ulong> ids, List<int> lines)
    {
        var doubles = _doubles[kind] = [];
        var sorted = ids.ToArray();
        Array.Sort(sorted);
        for (var at = 1; at < sorted.Length; at++)
            if (sorted[at] == sorted[at - 1]) doubles[sorted[at]] = 0;
        // A row without an id is refused for that.
        doubles.Remove(CsvRecords.Mix(CsvRecords.Hash([])));
        if (doubles.Count == 0) return;
        for (var at = 0; at < ids.Count; at++)
            if (doubles.TryGetValue(ids[at], out var first) && first == 0) doubles[ids[at]] = lines[at];
    }

    /// <summary>The line on which a case number stands first, where two people have it; else 0.</summary>
    public int CaseNumberFirstOn(string number) => _caseDoubles.GetValueOrDefault(CsvRecords.Mix(CsvRecords.Hash(System.Text.Encoding.UTF8.GetBytes(number))));

    private readonly Dictionary<ulong, int> _caseDoubles = [];

    private static ulong CaseNumberOf(FolderFile file, ReadOnlySpan<byte> record, ReadOnlySpan<CsvField> fields)
    {
        if (file.Table.Kind != TableKind.Participants || file.Places[1] < 0) return 0;
        var bare = CsvRecords.Bare(record, fields[file.Places[1]]);
        return bare.IsEmpty ? 0 : CsvRecords.Mix(CsvRecords.Hash(System.Text.Encoding.UTF8.GetBytes(Milepost.Domain.Participants.CaseNumbers.Normalize(System.Text.Encoding.UTF8.GetString(bare)))));
    }

    private void MarkCaseNumbers(List<ulong> numbers, List<int> lines)
    {
        var seen = new Dictionary<ulong, int>(numbers.Count);
        for (var at = 0; at < numbers.Count; at++)
            if (numbers[at] != 0 && !seen.TryAdd(numbers[at], lines[at])) _caseDoubles.TryAdd(numbers[at], seen[numbers[at]]);
    }

    private static ulong OwnerOf(FolderFile file, ReadOnlySpan<byte> record, ReadOnlySpan<CsvField> fields) =>
        CsvRecords.Mix(CsvRecords.Hash(CsvRecords.Bare(record, fields[file.Places[file.Table.ParticipantColumn]])));

    private static ulong IdOf(FolderFile file, ReadOnlySpan<byte> record, ReadOnlySpan<CsvField> fields) =>
        CsvRecords.Mix(CsvRecords.Hash(CsvRecords.Bare(record, fields[file.Places[0]])));

    /// <summary>Every sound row of a file; the others become strays.</summary>
    /// <param name="whole">The file's bytes where they are in memory already.</param>
    private void ReadAll(FolderFile file, byte[]? whole, RowSeen seen)
    {
        var fields = new CsvField[MostColumns];
        using var stream = whole is null ? File.OpenRead(file.Path) : null;
        var buffer = whole ?? new byte[4 << 20];
        var (filled, at, isLast) = (whole?.Length ?? 0, file.BodyAt, whole is not null);
        var (line, offset) = (file.BodyLine, 0L);
        if (stream is not null)
        {
            stream.Position = file.BodyAt;
            at = 0;
        }
        while (true)
        {
            var end = CsvRecords.Read(buffer.AsSpan(at, filled - at), isLast, fields, out var length, out var count, out var lines, out var isBroken);
            if (end == CsvEnd.Text) return;
            if (end == CsvEnd.Cut)
            {
                if (at == 0 && filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
                else
                {
                    Buffer.BlockCopy(buffer, at, buffer, 0, filled - at);
                    (filled, offset, at) = (filled - at, offset + at, 0);
                }
                var read = stream!.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
                filled += read;
                isLast = filled < buffer.Length;
                continue;
            }
            var record = buffer.AsSpan(at, length);
            if (!record.Trim(" \t\r\n,"u8).IsEmpty)
            {
                if (WrongWith(file, record, fields, count, isBroken, line) is { } problem)
                    lock (_strays) _strays.Add(new(file, record.ToArray(), problem));
                else seen(record, fields, offset + at, line);
            }
            at += length;
            line += lines;
        }
    }

    private static RowProblem? WrongWith(FolderFile file, ReadOnlySpan<byte> record, ReadOnlySpan<CsvField> fields, int count, bool isBroken, int line)
    {
        if (isBroken) return new(file.Name, line, null, null, "A quote is opened here and not closed, or something follows its closing. Double the quotes within a text, and close it.");
        if (count < file.Headers.Count) return new(file.Name, line, null, null, $"This row has {count} fields and the header {file.Headers.Count}. Look for a missing comma or quote.");
        if (count > file.Headers.Count)
        {
            for (var at = file.Headers.Count; at < Math.Min(count, fields.Length); at++)
                if (!CsvRecords.Bare(record, fields[at]).IsEmpty)
                    return new(file.Name, line, null, null, $"This row has {count} fields and the header {file.Headers.Count}. Put a text with commas into quotes.");
        }
        var person = file.Table.ParticipantColumn;
        return CsvRecords.Bare(record, fields[file.Places[person]]).IsEmpty
            ? new(file.Name, line, file.Headers[file.Places[person]], "", person == 0 ? "Expected the id that the person has in the old system." : "Expected the id of the person it belongs to.")
            : null;
    }

    public void Dispose()
    {
        if (Directory.Exists(_temporary)) Directory.Delete(_temporary, recursive: true);
    }
}
