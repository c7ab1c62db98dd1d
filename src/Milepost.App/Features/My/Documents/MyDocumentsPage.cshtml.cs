using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.My.Documents;

public sealed class MyDocumentsPage(MyDocumentsQuery documents) : MilepostPage
{
    public const string Address = "/me/documents";

    public MyDocuments View { get; private set; } = null!;

    public static string Download(Guid documentId) => $"{Address}/{documentId}/download";

    public static string Send(Guid? requestId) => requestId is { } id ? $"{Address}/send?request={id}" : $"{Address}/send";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await documents.HandleAsync(ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
