using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Documents;
using Milepost.App.Web;

namespace Milepost.App.Features.PartnerDesk.Reading;

public sealed class DeskDocumentPage(PartnerVisits visits, SharedReferralQuery shared) : MilepostPage
{
    public async Task<IActionResult> OnGetAsync(Guid referralId, Guid documentId, CancellationToken ct) =>
        await visits.OfAccountAsync(referralId, ct) is { } visit && await shared.DownloadAsync(visit, documentId, ct) is { } document
            ? SafeDownload.Of(Response, document.Bytes, document.ContentType, document.FileName) : NotFound();
}
