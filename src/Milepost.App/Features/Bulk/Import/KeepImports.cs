using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>Puts uploaded tables in line for a dry run.</summary>
public sealed record UploadImport(IReadOnlyList<IFormFile> Files, string? Pack);

/// <summary>Takes in what a dry run has read.</summary>
public sealed record StartImport(Guid ImportId);

/// <summary>Notes an import of the command line among the others.</summary>
public sealed record NoteImport(string Source, string? Pack, DateTimeOffset StartedAt, ImportReport Report);

/// <summary>Imports that administrators ask for. They run in the background, one after another.</summary>
public sealed class KeepImportsHandler(MilepostDb db, ImportUploads uploads, Packs packs, Actor actor)
{
    public async Task<Result<Guid>> HandleAsync(UploadImport command, CancellationToken ct)
    {
        if (!await ImportReach.IsGivenAsync(db, actor, ct)) return TableImportProblems.NotEverywhere;
        if (command.Pack is { } pack && !packs.Find(pack, out _)) return TableImportProblems.NoSuchPack;
        var id = RecordId.New();
        IReadOnlyList<string> kept;
        try
        {
            kept = await uploads.KeepAsync(id, command.Files, ct);
        }
        catch (InvalidDataException broken)
        {
            return TableImportProblems.Broken(broken.Message);
        }
        if (kept.Count == 0) return TableImportProblems.NoTables;
        return await db.ChangeAsync<Guid>(async () =>
        {
            var source = command.Files is [var one] ? Path.GetFileName(one.FileName) : $"upload of {AgencyDay(db)}";
            db.BulkImports.Add(new()
            {
                Id = id, Source = source.Length > 200 ? source[..200] : source, Folder = uploads.FolderOf(id), Pack = command.Pack, DryRun = true, State = BulkImportState.Waiting,
                StartedById = actor.AccountId, StartedBy = actor.Name, StartedAt = db.Clock.GetUtcNow(),
            });
            await db.NoteAsync("organization.import-uploaded", $"Tables uploaded for an import: {string.Join(", ", kept)}", null, ct);
            return id;
        }, ct);
    }

    public Task<Result<Done>> HandleAsync(NoteImport command, CancellationToken ct) => db.ChangeAsync<Done>(() =>
    {
        db.BulkImports.Add(new()
        {
            Source = command.Source, Pack = command.Pack, State = BulkImportState.Done, StartedById = actor.AccountId, StartedBy = actor.Name, StartedAt = command.StartedAt,
            EndedAt = db.Clock.GetUtcNow(), RowsTotal = command.Report.Rows, RowsDone = command.Report.Rows, Report = JsonSerializer.Serialize(command.Report, JsonColumn.Options),
        });
        return Task.FromResult<Result<Done>>(Done.It);
    }, ct);

    private static string AgencyDay(MilepostDb db) => db.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public Task<Result<Done>> HandleAsync(StartImport command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        var mayImport = await ImportReach.IsGivenAsync(db, actor, ct);
        if (await db.BulkImports.SingleOrDefaultAsync(i => i.Id == command.ImportId, ct) is not { } import || !(mayImport || import.StartedById == actor.AccountId)) return TableImportProblems.NotFound;
        if (!mayImport) return TableImportProblems.NotEverywhere;
        if (import.State is BulkImportState.Waiting or BulkImportState.Running) return TableImportProblems.Running;
        if (import.Folder is null || !Directory.Exists(import.Folder)) return TableImportProblems.FilesGone;
        (import.DryRun, import.State, import.RowsDone, import.EndedAt) = (false, BulkImportState.Waiting, 0, null);
        await db.NoteAsync("organization.import-started", $"Import of {import.Source} started", null, ct);
        return Done.It;
    }, ct);
}

/// <summary>An import reaches every office there is: whoever starts one administers all of them.</summary>
internal static class ImportReach
{
    public static async Task<bool> IsGivenAsync(MilepostDb db, Actor actor, CancellationToken ct) =>
        AccountReach.Of(actor) is { IsAdministrator: true } reach && reach.AdministersAll(await db.OrgUnits.Where(u => u.ParentId == null).Select(u => u.Path).ToListAsync(ct));
}

public static class TableImportProblems
{
    public static readonly Problem NotFound = new("import.not-found", ProblemKind.NotFound, "There is no such import, or it is not yours to see.");
    public static readonly Problem NotEverywhere = new("import.not-everywhere", ProblemKind.Conflict,
        "An import reaches every office of this installation. Ask an administrator who administers all of it.");

    public static readonly Problem NoTables = new("import.no-tables", ProblemKind.Invalid, "There is no CSV file in what you chose. Choose the tables themselves, or a zip file with them.", "Files");
    public static readonly Problem NoSuchPack = new("import.no-such-pack", ProblemKind.Invalid, "Choose one of the policies in the list.", "Pack");
    public static readonly Problem Running = new("import.running", ProblemKind.Conflict, "This import is waiting or running already. Its page shows how far it is.");
    public static readonly Problem FilesGone = new("import.files-gone", ProblemKind.Conflict, "The files of this import are not on this server any more. Upload them again.");

    public static Problem Broken(string why) => new("import.broken", ProblemKind.Invalid, $"The zip file cannot be read: {why} Make it again, or choose the tables themselves.", "Files");
}

/// <summary>One import as its page shows it.</summary>
public sealed record ImportView(BulkImport Import, ImportReport? Report, IReadOnlyList<string> RejectedFiles)
{
    public bool IsMoving => Import.State is BulkImportState.Waiting or BulkImportState.Running;

    public bool MayStart => !IsMoving && Import is { DryRun: true, Folder: not null, State: BulkImportState.Done } && Report is { Problems.Count: 0, Rows: > 0 };

    public int Percent => Import.RowsTotal == 0 ? 0 : (int)(Import.RowsDone * 100 / Import.RowsTotal);
}

public sealed class ImportsQuery(MilepostDb db, ImportUploads uploads, Actor actor)
{
    private const int Most = 50;

    /// <returns>Null where this person does not administer everything.</returns>
    public async Task<IReadOnlyList<ImportView>?> AllAsync(CancellationToken ct) =>
        await ImportReach.IsGivenAsync(db, actor, ct) ? [.. (await db.BulkImports.AsNoTracking().OrderByDescending(i => i.StartedAt).Take(Most).ToListAsync(ct)).Select(View)] : null;

    /// <returns>Null where it is somebody else's, and this person does not administer everything.</returns>
    public async Task<ImportView?> FindAsync(Guid id, CancellationToken ct) =>
        await db.BulkImports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is { } import
        && (import.StartedById == actor.AccountId || await ImportReach.IsGivenAsync(db, actor, ct)) ? View(import) : null;

    /// <summary>The path of a file of refused rows, by its name in the list; nothing else can be asked for.</summary>
    public string? Rejected(ImportView view, string file) => view.RejectedFiles.Contains(file) ? Path.Combine(uploads.RejectedOf(view.Import.Id), file) : null;

    private ImportView View(BulkImport import) => new(import,
        import.Report is { } report ? JsonSerializer.Deserialize<ImportReport>(report, JsonColumn.Options) : null,
        !import.DryRun && Directory.Exists(uploads.RejectedOf(import.Id)) ? [.. Directory.GetFiles(uploads.RejectedOf(import.Id), "*.csv").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)] : []);
}
