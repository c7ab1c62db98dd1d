using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Documents;
using Milepost.App.Web;

namespace Milepost.App.Features.PartnerDesk.Reading;

public sealed class SharedDocumentPage(PartnerVisits visits, SharedReferralQuery shared) : MilepostPage
{
    public async Task<IActionResult> OnGetAsync(Guid linkId, Guid documentId, CancellationToken ct) =>
        await visits.OfDeviceAsync(HttpContext, linkId, ct) is { } visit && await shared.DownloadAsync(visit, documentId, ct) is { } document
            ? SafeDownload.Of(Response, document.Bytes, document.ContentType, document.FileName) : NotFound();
}
