using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Store.Bulk;
using Milepost.Domain;
using Npgsql;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>Takes a folder of tables in that another system gave.</summary>
/// <param name="Source">How the history names it: the folder's name.</param>
/// <param name="Map">What files and columns are called elsewhere; null where they have the contract's names.</param>
/// <param name="Pack">The policy of new offices; null for that of the one state there is.</param>
/// <param name="Offices">Take only the people of these; empty for all.</param>
/// <param name="RejectedFolder">Where refused rows are written.</param>
public sealed record ImportFolder(string Folder, string Source, string? Map, string? Pack, IReadOnlyList<string> Offices, string RejectedFolder, bool DryRun);

/// <summary>
/// Reads a folder, person by person: new records are judged on all cores and written in bulk; a record that is here already takes up what
/// changed. Each person is in one transaction with everything that belongs to it, so that a stop at any moment leaves whole people, and the
/// next run finds them and goes on.
/// </summary>
public sealed class ImportFolderHandler(
    MilepostDb db, Packs packs, PolicyBook policies, ReferenceLists lists, AgencyTime time, Actor actor, DataLocation location, ILookupNormalizer normalizer)
{
    /// <summary>People in one transaction.</summary>
    private const int AtOnce = 250;

    public async Task<ImportReport> HandleAsync(ImportFolder command, IImportWatcher watcher, CancellationToken ct)
    {
        var map = command.Map is null ? ColumnMap.None : ColumnMap.Read(command.Map, "the map");
        var content = ImportFolderReader.Read(command.Folder, map);
        if (content.Problems.Count > 0) return Stopped(content.Problems, command);
        using var hold = command.DryRun ? null : await ImportLock.TakeAsync(db, location, ct);
        if (!command.DryRun && hold is null) return Stopped(["Another import is running. Wait until it has ended, then run this one: what is in already is passed over."], command);
        try
        {
            return await RunAsync(command, content.Files, watcher, ct);
        }
        catch (Exception e) when (Meeting(e) is { } why)
        {
            return Stopped([why], command);
        }
    }

    private static ImportReport Stopped(IReadOnlyList<string> problems, ImportFolder command) => new(problems, [], [], null, command.DryRun);

    private static string? Meeting(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } => "Something else has been writing to the database for half a minute. Run the import again: it goes on where it stopped.",
        SqliteException { SqliteErrorCode: 13 } => "The disk is full. Make room and run the import again: it goes on where it stopped.",
        SqliteException { SqliteErrorCode: 19 } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } =>
            "Somebody else added the same people meanwhile. Run the import again: what is in is passed over.",
        PostgresException p => $"The database refused: {p.MessageText}. Run the import again when that is mended: it goes on where it stopped.",
        NpgsqlException => "The connection to the database was lost. Run the import again: it goes on where it stopped.",
        { InnerException: { } inner } => Meeting(inner),
        _ => null,
    };

    private async Task<ImportReport> RunAsync(ImportFolder command, IReadOnlyList<FolderFile> files, IImportWatcher watcher, CancellationToken ct)
    {
        var counts = new ImportCounts();
        var problems = new List<RowProblem>();
        using var rejected = new RefusedFiles(command.RejectedFolder);
        if (!command.DryRun) rejected.SetEarlierAside();
        var source = $"imported from {command.Source}";
        var plannerFile = files.FirstOrDefault(f => f.Table.Kind == TableKind.Planners);
        using var rows = ImportRows.Open([.. files.Where(f => f != plannerFile)], Path.Combine(Path.GetTempPath(), $"milepost-import-{Guid.NewGuid():N}"));
        ImportContext? context = null;
        List<string> newOffices = [];
        var (done, passedOver) = (0L, 0L);

        foreach (var slice in rows.Slices(ct))
        {
            if (context is null)
            {
                // Before anybody: the places they belong to and those who look after them.
                var offices = new ImportOffices(db, packs);
                var (found, problem) = await offices.FindOrMakeAsync(
                    [.. rows.Offices, .. ImportPlanners.OfficesOf(plannerFile)], command.Pack, command.Offices, source, command.DryRun, ct);
                if (found is null) return Stopped([problem!], command);
                newOffices = offices.Made;
                var planners = new ImportPlanners(db, normalizer);
                await planners.TakeAsync(plannerFile, found, source, command.DryRun, time.Today, counts, ct);
                foreach (var refused in planners.Refused) Refuse(refused);
                foreach (var stray in rows.Strays)
                {
                    counts.Refused(stray.File.Table.Kind);
                    Tell(stray.Problem);
                    if (!command.DryRun) rejected.Write(stray.File, stray.Record, stray.Problem.Reason);
                    done++;
                }
                context = await ContextAsync(files, found, planners, source, rows, ct);
            }
            await TakeAsync(slice, context);
        }
        await watcher.ProgressAsync(done, rows.Total + rows.Strays.Count, ct);
        return new([], counts.Of(files), newOffices, rejected.Any ? command.RejectedFolder : null, command.DryRun) { PassedOver = passedOver, FirstProblems = problems };

        async Task TakeAsync(ImportSlice slice, ImportContext context)
        {
            var tables = new RecordTables(db.Model);
            using var writer = BulkWriter.Of(db);
            var corrections = new RecordCorrections(db, context);
            await db.Database.OpenConnectionAsync(ct);
            var anybody = await db.ExternalIds.AnyAsync(e => e.Kind == ExternalId.Participant, ct);
            var waiting = new Queue<Task<TakenChunk>>();
            var room = new ConcurrentBag<RecordRows>();
            var most = Environment.ProcessorCount + 1;
            try
            {
                foreach (var people in slice.People.Chunk(AtOnce))
                {
                    var known = anybody ? await KnownAsync(people, ct) : [];
                    waiting.Enqueue(Task.Run(() => Chunk(people, known, context, room.TryTake(out var free) ? free : new(tables, writer.NewRows), command.DryRun), ct));
                    if (waiting.Count >= most) await FinishAsync(await waiting.Dequeue());
                }
                while (waiting.TryDequeue(out var chunk)) await FinishAsync(await chunk);
            }
            finally
            {
                await Task.WhenAll(waiting).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }

            async Task FinishAsync(TakenChunk chunk)
            {
                if (chunk.Rows.People > 0)
                {
                    await writer.InOneTransactionAsync(() => chunk.Rows.WriteAsync(writer, ct), ct);
                }
                chunk.Rows.Clear();
                room.Add(chunk.Rows);
                foreach (var kind in Enum.GetValues<TableKind>())
                {
                    counts.Added(kind, chunk.Added[(int)kind]);
                    counts.Unchanged(kind, chunk.Unchanged[(int)kind]);
                }
                foreach (var refused in chunk.Refused) Refuse(refused);
                foreach (var (person, id, differing) in chunk.Differing)
                {
                    if (command.DryRun) await LookAsync(person, id, differing);
                    else
                    {
                        var (taken, refused) = await corrections.ApplyAsync(person, id, differing, ct);
                        Count(taken);
                        foreach (var row in refused) Refuse(row);
                    }
                }
                done += chunk.All;
                passedOver += chunk.PassedOver;
                await watcher.ProgressAsync(done, rows.Total + rows.Strays.Count, ct);
            }

            async Task LookAsync(PersonRows person, Guid id, IReadOnlySet<(TableKind, int)> differing)
            {
                var (taken, refused) = await corrections.LookAsync(person, id, differing, ct);
                Count(taken);
                foreach (var row in refused) Refuse(row);
            }
        }

        void Count(IEnumerable<(TakenRow Row, bool IsNew)> taken)
        {
            foreach (var (row, isNew) in taken)
            {
                if (isNew) counts.Added(row.Kind);
                else counts.Changed(row.Kind);
            }
        }

        void Refuse(RefusedRow row)
        {
            if (row.File != plannerFile) counts.Refused(row.File.Table.Kind);
            foreach (var problem in row.Problems) Tell(problem);
            if (!command.DryRun) rejected.Write(row);
        }

        void Tell(RowProblem problem)
        {
            if (problems.Count < ImportReport.MostProblemsKept) problems.Add(problem);
            watcher.Refused(problem);
        }
    }

    /// <summary>The people of a chunk that an earlier import made, and what it made of them.</summary>
    private async Task<Dictionary<string, (Guid Id, string Rows)>> KnownAsync(PersonRows[] people, CancellationToken ct)
    {
        var ids = people.Select(p => p.Id).ToList();
        var known = await (
            from external in db.ExternalIds.AsNoTracking()
            where external.Kind == ExternalId.Participant && EF.Parameter(ids).Contains(external.Value)
            join imported in db.ImportedRecords.AsNoTracking() on external.RecordId equals imported.ParticipantId
            select new { external.Value, imported.ParticipantId, imported.Rows }).ToListAsync(ct);
        return known.ToDictionary(k => k.Value, k => (k.ParticipantId, k.Rows), StringComparer.Ordinal);
    }

    private async Task<ImportContext> ContextAsync(
        IReadOnlyList<FolderFile> files, Dictionary<string, ImportOffice> offices, ImportPlanners planners, string source, ImportRows rows, CancellationToken ct)
    {
        var taken = (await db.Participants.AsNoTracking().Select(p => p.CaseNumber).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return new ImportContext
        {
            Source = source, Files = files, Offices = offices, Planners = planners.Known, RefusedPlanners = planners.Refusals,
            Policies = policies.Packs.ToDictionary(p => p.Pack.Id, p => new ImportPolicy(
                p, new[] { Program.Adult, Program.DislocatedWorker, Program.Youth, Program.Jted, Program.TradeAdjustment }.ToDictionary(program => program, program => new ImportServices(lists, p.Pack.Id, program)))),
            CaseNumberFirstOn = rows.CaseNumberFirstOn, IsCaseNumberTaken = taken.Contains,
            ActorId = actor.AccountId, ActorName = actor.Name, Today = time.Today, Clock = db.Clock,
        }.Indexed();
    }

    private sealed record TakenChunk(RecordRows Rows)
    {
        public List<RefusedRow> Refused { get; } = [];
        public List<(PersonRows Person, Guid Id, IReadOnlySet<(TableKind, int)> Rows)> Differing { get; } = [];
        public long[] Added { get; } = new long[ImportTable.All.Count];
        public long[] Unchanged { get; } = new long[ImportTable.All.Count];
        public long All { get; set; }
        public long PassedOver { get; set; }
    }

    /// <summary>Makes the records of some people; on any core, beside others.</summary>
    private static TakenChunk Chunk(PersonRows[] people, Dictionary<string, (Guid Id, string Rows)> known, ImportContext context, RecordRows room, bool dryRun)
    {
        var chunk = new TakenChunk(room);
        var taker = new PersonTaker(context);
        foreach (var person in people)
        {
            chunk.All += person.Count;
            if (known.TryGetValue(person.Id, out var earlier))
            {
                var rows = RecordInHand.Read(earlier.Rows).ToDictionary(r => (r.Kind, r.Id));
                var differing = taker.Differing(person, rows);
                foreach (var place in person.Places)
                    if (!differing.Contains((place.Kind, place.Line))) chunk.Unchanged[(int)place.Kind]++;
                if (differing.Count > 0) chunk.Differing.Add((person, earlier.Id, differing));
                continue;
            }
            var hand = new RecordInHand();
            chunk.Refused.AddRange(taker.Take(person, hand, null, out var isWanted));
            if (!isWanted) chunk.PassedOver++;
            if (hand.Participant is null || !isWanted) continue;
            foreach (var row in hand.Taken) chunk.Added[(int)row.Kind]++;
            if (!dryRun) chunk.Rows.Add(hand, person.Id, context);
        }
        return chunk;
    }
}
