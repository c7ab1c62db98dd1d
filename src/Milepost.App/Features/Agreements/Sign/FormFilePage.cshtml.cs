using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Agreements.Overview;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Documents.Download;

namespace Milepost.App.Features.Agreements.Sign;

/// <summary>The very form: as printed while it is to be signed, sealed once it is.</summary>
public sealed class FormFilePage(SigningSignerQuery signers, SigningViewQuery views, DownloadQuery download) : ParticipantPage(signers, views)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await download.HandleAsync(View.Person.Id, View.Document.Id, ct) is { } file ? SafeDownload.Of(Response, file.Bytes, file.ContentType, file.FileName) : NotFound();
}
