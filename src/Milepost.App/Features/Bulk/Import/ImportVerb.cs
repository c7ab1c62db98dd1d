using System.CommandLine;
using System.Globalization;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Verbs;

namespace Milepost.App.Features.Bulk.Import;

/// <summary><c>milepost import</c>: a folder of tables, or case files.</summary>
public static class ImportVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("DIR|FILE.json") { Description = "A folder of CSV tables out of another system, or case files with one participant each.", Arity = ArgumentArity.OneOrMore };
        var office = new Option<string[]>("--office") { Description = "Folder: take only people of this office, by code or name; may stand several times. Case files: code of the office for files that name none.", AllowMultipleArgumentsPerToken = true };
        var planner = new Option<string?>("--planner") { Description = "Case files: e-mail address of the planner for files that name none." };
        var replace = new Option<bool>("--replace") { Description = "Case files: make a record that is in Milepost already be as its file says." };
        var pack = new Option<string?>("--pack") { Description = "Folder: the policy that new offices follow. Default: that of the one state there is." };
        var map = new Option<string?>("--map") { Description = "Folder: a file that says what columns are called there, a line for each: participants.csv: FIRSTNM = first_name" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Folder: say row by row what would be refused, and write nothing." };
        var command = new Command("import",
            "Takes records in: a folder of CSV tables, or case files. A row that cannot be right goes into DIR/rejected with the reason and does not stop the others; the same folder again changes nothing. Exit codes: 0 everything is in, 2 rows were refused or something could not be read.")
        { paths, office, planner, replace, pack, map, dryRun };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            var given = parsed.GetValue(paths)!;
            var offices = parsed.GetValue(office) ?? [];
            if (given is [var folder] && !folder.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !File.Exists(folder))
                return await ImportFolderAsync(services, folder, offices, parsed.GetValue(pack), parsed.GetValue(map), parsed.GetValue(dryRun), ct);
            if (given.Any(Directory.Exists))
            {
                await Console.Error.WriteLineAsync("Give one folder at a time, and case files apart from it.");
                return 2;
            }
            return await ImportCaseFilesAsync(services, given, offices.FirstOrDefault(), parsed.GetValue(planner), parsed.GetValue(replace), ct);
        }));
        return command;
    }

    private static async Task<int> ImportCaseFilesAsync(IServiceProvider services, string[] files, string? office, string? planner, bool replace, CancellationToken ct)
    {
        var handler = services.GetRequiredService<ImportCaseFileHandler>();
        var refused = 0;
        foreach (var path in files)
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                await Console.Error.WriteLineAsync($"{file}: there is no such file. Check its name.");
                refused++;
                continue;
            }
            var answer = await handler.HandleAsync(new(await File.ReadAllBytesAsync(file.FullName, ct), $"imported from {file.Name}", office, planner, replace), ct);
            if (answer.Outcome is null)
            {
                refused++;
                foreach (var problem in answer.Problems) await Console.Error.WriteLineAsync($"{file}: {problem}");
            }
            else Console.WriteLine($"{file}: {answer.CaseNumber} {answer.Outcome.ToString()!.ToLowerInvariant()}");
        }
        return refused == 0 ? 0 : 2;
    }

    private static async Task<int> ImportFolderAsync(IServiceProvider services, string folder, string[] offices, string? pack, string? map, bool dryRun, CancellationToken ct)
    {
        string? mapping = null;
        if (map is not null)
        {
            if (!File.Exists(map))
            {
                await Console.Error.WriteLineAsync($"{map}: there is no such file. Check its name.");
                return 2;
            }
            mapping = await File.ReadAllTextAsync(map, ct);
        }
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var clock = services.GetRequiredService<TimeProvider>();
        using var watcher = new ConsoleWatcher(clock, everything: dryRun);
        var (begun, startedAt) = (clock.GetTimestamp(), clock.GetUtcNow());
        var report = await services.GetRequiredService<ImportFolderHandler>().HandleAsync(
            new(full, Path.GetFileName(full), mapping, pack, offices, Path.Combine(full, RefusedFiles.FolderName), dryRun), watcher, ct);
        watcher.End();
        foreach (var problem in report.Problems) await Console.Error.WriteLineAsync(problem);
        if (report.Problems.Count > 0)
        {
            await Console.Error.WriteLineAsync("Nothing further was read or written.");
            return 2;
        }
        Tell(report, clock.GetElapsedTime(begun), watcher.Untold);
        if (!dryRun) await services.GetRequiredService<KeepImportsHandler>().HandleAsync(new NoteImport(Path.GetFileName(full), pack, startedAt, report), ct);
        return report.Refused == 0 ? 0 : 2;
    }

    private static void Tell(ImportReport report, TimeSpan took, long untold)
    {
        if (untold > 0) Console.WriteLine($"and {untold} more, with their reasons in {report.RejectedFolder}");
        if (report.NewOffices.Count > 0) Console.WriteLine($"{(report.DryRun ? "Offices that would be added" : "Offices added")}: {string.Join(", ", report.NewOffices)}");
        var width = report.Files.Max(f => f.File.Length);
        foreach (var file in report.Files)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.File.PadRight(width)}  {file.Added} new, {file.Changed} changed, {file.Unchanged} unchanged, {file.Refused} refused"));
        if (report.PassedOver > 0) Console.WriteLine($"{report.PassedOver} people of other offices were passed over.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Rows} rows in {took.TotalSeconds:0.0} s, {report.Rows / Math.Max(took.TotalSeconds, 0.001):0} a second.{(report.DryRun ? " This was a dry run: nothing was written." : "")}"));
        if (report.RejectedFolder is { } rejected) Console.WriteLine($"{report.Refused} refused rows are in {rejected}. Put them right and import that folder.");
    }

    /// <summary>Progress goes to the error output: over one line on a terminal, now and then a line elsewhere.</summary>
    private sealed class ConsoleWatcher(TimeProvider clock, bool everything) : IImportWatcher, IDisposable
    {
        private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200), Seldom = TimeSpan.FromSeconds(10);

        private readonly long _begun = clock.GetTimestamp();
        private readonly bool _isTerminal = !Console.IsErrorRedirected;
        private readonly StreamWriter _out = new(Console.OpenStandardOutput(), leaveOpen: true);
        private TimeSpan _last = TimeSpan.Zero;
        private long _told;
        private bool _hasLine;

        public long Untold { get; private set; }

        public void Refused(RowProblem problem)
        {
            if (!everything && _told >= ImportReport.MostProblemsKept)
            {
                Untold++;
                return;
            }
            _told++;
            Wipe();
            _out.WriteLine(problem);
        }

        public Task ProgressAsync(long rowsDone, long rowsTotal, CancellationToken ct)
        {
            var since = clock.GetElapsedTime(_begun);
            if (since - _last < (_isTerminal ? Often : Seldom)) return Task.CompletedTask;
            _last = since;
            var share = rowsTotal == 0 ? 100 : rowsDone * 100 / rowsTotal;
            var text = string.Create(CultureInfo.InvariantCulture, $"{rowsDone} of {rowsTotal} rows, {share} %, {rowsDone / since.TotalSeconds:0} a second");
            if (_isTerminal)
            {
                Console.Error.Write($"\r{text}   ");
                _hasLine = true;
            }
            else Console.Error.WriteLine(text);
            return Task.CompletedTask;
        }

        private void Wipe()
        {
            if (!_hasLine) return;
            Console.Error.Write("\r\u001b[K");
            _hasLine = false;
        }

        public void End()
        {
            Wipe();
            _out.Flush();
        }

        public void Dispose() => _out.Dispose();
    }
}
