using Microsoft.AspNetCore.Mvc;
using Milepost.App.Store;
using Milepost.App.Web;

namespace Milepost.App.Features.Bulk.Import;

public sealed class ImportPage(ImportsQuery imports, KeepImportsHandler keep) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public Guid ImportId { get; set; }

    public ImportView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await imports.FindAsync(ImportId, ct) is not { } view) return NotFound();
        View = view;
        if (view.IsMoving) Response.Headers["Refresh"] = "3";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await imports.FindAsync(ImportId, ct) is not { } view) return NotFound();
        View = view;
        var result = await keep.HandleAsync(new StartImport(ImportId), ct);
        return Answer(result, _ => $"/import/{ImportId}", "The import has started. It goes on also when you leave this page.");
    }

    public static string StateWords(ImportView view) => (view.Import.State, view.Import.DryRun) switch
    {
        (BulkImportState.Waiting, true) => "Waits for its dry run",
        (BulkImportState.Waiting, false) => "Waits to be taken in",
        (BulkImportState.Running, true) => "Is being checked",
        (BulkImportState.Running, false) => "Is being taken in",
        (BulkImportState.Failed, _) => "Could not be read",
        (_, true) => "Checked; nothing is written yet",
        _ => "Taken in",
    };
}
