using Microsoft.AspNetCore.Mvc;
using Milepost.App.DataFiles;
using Milepost.App.Features.Documents;
using Milepost.App.Web;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>A file of refused rows, as it stands: it is to be imported again, so nothing is put before its cells.</summary>
public sealed class RejectedPage(ImportsQuery imports) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public Guid ImportId { get; set; }

    [BindProperty(Name = "file", SupportsGet = true)] public string FileName { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await imports.FindAsync(ImportId, ct) is not { } view) return NotFound();
        return imports.Rejected(view, FileName) is { } path
            ? SafeDownload.Of(Response, await System.IO.File.ReadAllBytesAsync(path, ct), CsvFile.ContentType, FileName)
            : Redirect($"/import/{ImportId}");
    }
}
