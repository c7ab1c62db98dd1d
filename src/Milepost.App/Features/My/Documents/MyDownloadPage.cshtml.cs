using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Documents;
using Milepost.App.Web;

namespace Milepost.App.Features.My.Documents;

public sealed class MyDownloadPage(MyDocumentsQuery documents) : MilepostPage
{
    public async Task<IActionResult> OnGetAsync(Guid documentId, CancellationToken ct) =>
        await documents.DownloadAsync(documentId, ct) is { } document ? SafeDownload.Of(Response, document.Bytes, document.ContentType, document.FileName) : NotFound();
}
