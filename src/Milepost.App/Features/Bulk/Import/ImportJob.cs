using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>
/// Runs the imports that wait, one after another. One that a stop of the program cut off is still marked as running: it is taken up again
/// and passes over what is in.
/// </summary>
public sealed partial class ImportJob(IServiceScopeFactory scopes, ILogger<ImportJob> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                while (await scope.ServiceProvider.GetRequiredService<RunImportsHandler>().NextAsync(stoppingToken)) { }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e);
            }
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An import stopped; it goes on where it was in a moment.")]
    private partial void LogFailed(Exception e);
}

/// <summary>Runs the oldest import that waits, as the person who asked for it.</summary>
public sealed class RunImportsHandler(IServiceScopeFactory scopes)
{
    /// <returns>False where none waits.</returns>
    public async Task<bool> NextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MilepostDb>();
        var waiting = await db.BulkImports.Where(i => i.Folder != null && (i.State == BulkImportState.Waiting || i.State == BulkImportState.Running)).OrderBy(i => i.StartedAt).ToListAsync(ct);
        // The files of another node's upload are there, not here.
        if (waiting.Find(i => Directory.Exists(i.Folder)) is not { } import) return false;

        await using var work = scopes.CreateAsyncScope();
        work.ServiceProvider.GetRequiredService<Actor>().BecomeImporter(import.StartedById, import.StartedBy);
        import.State = BulkImportState.Running;
        await db.SaveChangesAsync(ct);
        var report = await work.ServiceProvider.GetRequiredService<ImportFolderHandler>().HandleAsync(
            new(import.Folder!, import.Source, null, import.Pack, [], Path.Combine(import.Folder!, RefusedFiles.FolderName), import.DryRun), new Progress(db, import.Id), ct);
        import.Report = JsonSerializer.Serialize(report, JsonColumn.Options);
        (import.State, import.EndedAt, import.RowsDone, import.RowsTotal) =
            (report.Problems.Count > 0 ? BulkImportState.Failed : BulkImportState.Done, db.Clock.GetUtcNow(), report.Rows, report.Rows);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private sealed class Progress(MilepostDb db, Guid id) : IImportWatcher
    {
        private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

        private DateTimeOffset _last;

        public void Refused(RowProblem problem) { }

        public async Task ProgressAsync(long rowsDone, long rowsTotal, CancellationToken ct)
        {
            var now = db.Clock.GetUtcNow();
            if (now - _last < Often) return;
            _last = now;
            await db.BulkImports.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.RowsDone, rowsDone).SetProperty(i => i.RowsTotal, rowsTotal), ct);
        }
    }
}
