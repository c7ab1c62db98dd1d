using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Milepost.App.DataFiles;
using Milepost.App.Store;
using Milepost.App.Store.Tables;
using Milepost.Domain;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>Writes everything there is, so that nobody is kept here by their data.</summary>
/// <param name="Progress">Told now and then how far it is: what is under way, and how much of it is done.</param>
internal sealed record ExportEverything(ExportParts Parts, ExportTarget Target, Action<string>? Progress = null);

/// <summary>One file, or a kind of file, with how much is in it.</summary>
public sealed record ExportedFiles(string Path, long Count, string Of);

public sealed record ExportedEverything(DateTimeOffset At, IReadOnlyList<ExportedFiles> Files)
{
    public long Rows => Files.Where(f => f.Of == "rows").Sum(f => f.Count);
}

/// <remarks>
/// Everything is read from one snapshot, by several connections where the target takes several files at once. Memory holds one range of
/// people or one row for each connection, however many people there are.
/// </remarks>
internal sealed class ExportEverythingHandler(MilepostDb db, DataLocation location, IServiceScopeFactory scopes)
{
    private const int PeopleInRange = 250;

    private const int MostLanes = 4;

    private readonly ConcurrentBag<ExportedFiles> _files = [];

    public async Task<Result<ExportedEverything>> HandleAsync(ExportEverything command, CancellationToken ct)
    {
        // Written down before anything leaves, whether or not the export comes to its end.
        var noted = await db.ChangeAsync<Done>(async () =>
        {
            await db.NoteAsync("export.everything", $"Full export begun: {ExportPartNames.Words(command.Parts)}", null, ct);
            return Done.It;
        }, ct);
        if (!noted.IsDone) return noted.Problem!;

        var at = db.Clock.GetUtcNow();
        var tables = StoredTable.AllOf(db);
        var count = command.Target.TakesSeveralAtOnce ? Math.Clamp(Environment.ProcessorCount, 1, MostLanes) : 1;
        await using var snapshot = await StoreSnapshot.OpenAsync(location, count, ct);
        var byName = tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        List<AsyncServiceScope> sessions = [];
        List<ExportLane> lanes = [];
        try
        {
            for (var lane = 0; lane < count; lane++)
            {
                sessions.Add(scopes.CreateAsyncScope());
                var seeing = sessions[lane].ServiceProvider.GetRequiredService<MilepostDb>();
                await snapshot.ShowToAsync(seeing, lane, ct);
                lanes.Add(new(snapshot, lane, byName, seeing));
            }
            using var work = await PlanAsync(command, lanes[0], tables, ct);
            await RunAsync(work.Items, lanes, ct);
            work.Finish(_files);
        }
        finally
        {
            foreach (var session in sessions) await session.DisposeAsync();
        }
        var exported = new ExportedEverything(at, [.. _files.GroupBy(f => (f.Path, f.Of)).Select(g => new ExportedFiles(g.Key.Path, g.Sum(f => f.Count), g.Key.Of)).OrderBy(f => f.Path, StringComparer.Ordinal)]);
        WriteAbout(command, exported);
        command.Target.Complete();
        return exported;
    }

    private async Task<Work> PlanAsync(ExportEverything command, ExportLane first, IReadOnlyList<StoredTable> tables, CancellationToken ct)
    {
        var (parts, target) = (command.Parts, command.Target);
        var work = new Work(target);
        if (parts.HasFlag(ExportParts.Tables))
        {
            using (var columns = target.Create($"{TableExport.Folder}/columns.csv")) TableExport.WriteColumns(tables, columns);
            work.Add([.. tables.Select(table => new Func<ExportLane, Task>(lane =>
            {
                var path = $"{TableExport.Folder}/{table.Name}.csv";
                using var stream = target.Create(path);
                Count(path, TableExport.Write(lane, table, stream, ct), "rows");
                return Task.CompletedTask;
            }))], "tables", command.Progress);
        }
        if ((parts & (ExportParts.Csv | ExportParts.CaseFiles)) != 0)
        {
            var lookups = await ExportLookups.ReadAsync(first, ct);
            var people = Ranges(first);
            if (parts.HasFlag(ExportParts.Csv))
            {
                using (var planners = target.Create($"{BulkCsvFiles.Folder}/planners.csv")) BulkCsvExport.WritePlanners(lookups, planners);
                Count($"{BulkCsvFiles.Folder}/planners.csv", lookups.Planners.Count, "rows");
                work.OpenCsv();
                work.Add([.. people.Select(range => new Func<ExportLane, Task>(lane =>
                {
                    work.WriteCsv(lane, lookups, range);
                    ct.ThrowIfCancellationRequested();
                    return Task.CompletedTask;
                }))], "people as CSV", command.Progress);
            }
            if (parts.HasFlag(ExportParts.CaseFiles))
                work.Add([.. people.Select(range => new Func<ExportLane, Task>(async lane => Count(CaseFileExport.Folder, await CaseFileExport.WriteAsync(lane, range, lookups, target, ct), "files")))], "case files", command.Progress);
        }
        if (parts.HasFlag(ExportParts.Documents))
        {
            work.Add([lane =>
            {
                Count(DocumentExport.Folder, DocumentExport.Write(lane, target, ct), "files");
                return Task.CompletedTask;
            }], "documents", command.Progress);
        }
        return work;
    }

    private void Count(string path, long count, string of) => _files.Add(new(path, count, of));

    /// <summary>Each lane takes the next piece of work as soon as it has done with one.</summary>
    private static async Task RunAsync(ConcurrentQueue<Func<ExportLane, Task>> items, IReadOnlyList<ExportLane> lanes, CancellationToken ct)
    {
        var broken = false;
        await Task.WhenAll(lanes.Select(lane => Task.Run(async () =>
        {
            try
            {
                while (!Volatile.Read(ref broken) && items.TryDequeue(out var item)) await item(lane);
            }
            catch
            {
                Volatile.Write(ref broken, true);
                throw;
            }
        }, ct)));
    }

    private static List<PeopleRange> Ranges(ExportLane lane)
    {
        List<PeopleRange> ranges = [];
        using var ids = lane.Read(["Participants.Id"], "\"Participants\" ORDER BY \"Id\"");
        Guid? after = null, last = null;
        for (var count = 1; ids.Read(); count++)
        {
            last = ids.Guid(0);
            if (count % PeopleInRange != 0) continue;
            ranges.Add(new(ranges.Count, after, last.Value));
            after = last;
        }
        if (last is not null && last != after) ranges.Add(new(ranges.Count, after, last.Value));
        return ranges;
    }

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private static void WriteAbout(ExportEverything command, ExportedEverything exported)
    {
        using (var manifest = command.Target.Create("manifest.json"))
        {
            JsonSerializer.Serialize(manifest, new
            {
                format = "milepost-export/1", at = exported.At, parts = ExportPartNames.All.Where(p => command.Parts.HasFlag(p.Part)).Select(p => p.Name),
                files = exported.Files.Select(f => new { path = f.Path, count = f.Count, of = f.Of }),
            }, Readable);
        }
        using var readme = command.Target.Create("README.txt");
        readme.Write(Encoding.UTF8.GetBytes(ExportReadme.Text(command.Parts, exported)));
    }

    /// <summary>What is to be done, and the eight files that all lanes write into.</summary>
    private sealed class Work(ExportTarget target) : IDisposable
    {
        private readonly Lock _writing = new();
        private readonly ConcurrentDictionary<ExportLane, BulkCsvBuffers> _buffers = [];
        private List<Stream> _csv = [];

        public ConcurrentQueue<Func<ExportLane, Task>> Items { get; } = [];

        public void Add(IReadOnlyList<Func<ExportLane, Task>> items, string what, Action<string>? progress)
        {
            var (done, said) = (0, 0);
            foreach (var item in items)
            {
                Items.Enqueue(async lane =>
                {
                    await item(lane);
                    var percent = Interlocked.Increment(ref done) * 100 / items.Count;
                    // Ten words for each kind of work are enough.
                    if (percent / 10 > Volatile.Read(ref said) / 10 && Interlocked.Exchange(ref said, percent) < percent) progress?.Invoke($"{what}: {percent} %");
                });
            }
        }

        public void OpenCsv()
        {
            // Where files go out one after another, these eight wait on the disk for their turn.
            _csv = [.. BulkCsvFiles.OfPeople.Select(file => target.TakesSeveralAtOnce ? target.Create(file.Path) : TemporaryFile())];
            for (var file = 0; file < _csv.Count; file++)
            {
                using var csv = new ExactCsv(_csv[file]);
                csv.Header(BulkCsvFiles.OfPeople[file].Columns);
            }
        }

        public void WriteCsv(ExportLane lane, ExportLookups lookups, PeopleRange range)
        {
            var buffers = _buffers.GetOrAdd(lane, _ => new());
            new BulkCsvExport(lane, lookups, buffers).Write(range);
            lock (_writing) buffers.MoveTo(_csv);
        }

        public void Finish(ConcurrentBag<ExportedFiles> files)
        {
            for (var file = 0; file < _csv.Count; file++)
            {
                var path = BulkCsvFiles.OfPeople[file].Path;
                files.Add(new(path, _buffers.Values.Sum(buffers => buffers.Rows[file]), "rows"));
                if (target.TakesSeveralAtOnce) continue;
                _csv[file].Position = 0;
                using var entry = target.Create(path);
                _csv[file].CopyTo(entry);
            }
            Close();
        }

        public void Dispose() => Close();

        private void Close()
        {
            foreach (var stream in _csv) stream.Dispose();
            foreach (var buffers in _buffers.Values) buffers.Dispose();
            _csv = [];
        }

        private static FileStream TemporaryFile() =>
            new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
    }
}
