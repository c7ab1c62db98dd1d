using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Documents;
using Milepost.App.Store;
using Milepost.App.Web;

namespace Milepost.App.Features.My.Documents;

public sealed class SendDocumentPage(MyDocumentsQuery documents, SendDocumentHandler send, UploadIntake uploads, IStringLocalizer<SendDocumentPage> words) : MilepostPage
{
    /// <summary>What it is sent for; it stays in the address, so that a second tab answers the same request.</summary>
    [BindProperty(SupportsGet = true, Name = "request")] public Guid? RequestId { get; set; }

    [BindProperty] public DocumentForm Form { get; set; } = new();

    public MyDocuments View { get; private set; } = null!;

    public DocumentRequest? Asked => View.Asked.FirstOrDefault(r => r.Id == RequestId);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        // Settled meanwhile, or of somebody else: the list says what is still wanted.
        return RequestId is not null && Asked is null ? LocalRedirect(MyDocumentsPage.Address) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (this.RefusesTooLarge("Form.File", uploads, View.Limits) || !ModelState.IsValid) return Page();

        var sent = await send.HandleAsync(new(RequestId, Form.Title, await UploadedFile.ReadAsync(Form.File, ct)), ct);
        return Answer(sent.In(words), _ => MyDocumentsPage.Address, words["Your document has arrived. Your planner is told."]);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await documents.HandleAsync(ct) is not { } view) return false;
        View = view;
        return true;
    }

    public sealed class DocumentForm
    {
        [Display(Name = "What it is"), StringLength(200, ErrorMessage = "Use 200 characters or fewer.")]
        public string? Title { get; set; }

        [Display(Name = "File")]
        public IFormFile? File { get; set; }
    }
}
