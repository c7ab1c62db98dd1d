using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Documents.Download;

public sealed class DownloadPage(DownloadQuery download) : MilepostPage
{
    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid documentId, CancellationToken ct) =>
        await download.HandleAsync(participantId, documentId, ct) is { } document
            ? SafeDownload.Of(Response, document.Bytes, document.ContentType, document.FileName)
            : NotFound();
}
