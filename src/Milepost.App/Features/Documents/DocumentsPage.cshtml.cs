using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Features.Documents.AddDocument;
using Milepost.App.Features.Documents.Ask;
using Milepost.App.Store;
using Milepost.App.Web;

namespace Milepost.App.Features.Documents;

public sealed class DocumentsPage(DocumentsQuery documents, AddDocumentHandler add, CancelDocumentRequestHandler cancel, Actor actor) : MilepostPage
{
    [BindProperty] public DocumentForm Form { get; set; } = new();

    public DocumentList List { get; private set; } = null!;

    public IEnumerable<SelectListItem> Open => List.Asked.Select(r => new SelectListItem(r.What, r.Id.ToString()));

    public bool MayChange => !actor.OnlyReads;

    public Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct) => ShowAsync(participantId, ct);

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (await documents.HandleAsync(participantId, ct) is not { } list) return NotFound();
        if (this.RefusesTooLarge("Form.File", list.Limits) || !ModelState.IsValid) return await ShowAsync(participantId, ct);

        var added = await add.HandleAsync(new(participantId, Form.Title, await UploadedFile.ReadAsync(Form.File, ct), Form.Answers), ct);
        var answer = Answer(added, _ => $"/participants/{participantId}/documents", added.IsDone ? $"{added.Value.Title} is kept in this record." : "");
        return added.IsDone || answer is NotFoundResult ? answer : await ShowAsync(participantId, ct);
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid participantId, Guid requestId, CancellationToken ct)
    {
        var cancelled = await cancel.HandleAsync(new(participantId, requestId), ct);
        var answer = Answer(cancelled, _ => $"/participants/{participantId}/documents", cancelled.IsDone ? $"{cancelled.Value.What} is no longer asked for." : "");
        return cancelled.IsDone || answer is NotFoundResult ? answer : await ShowAsync(participantId, ct);
    }

    private async Task<IActionResult> ShowAsync(Guid participantId, CancellationToken ct)
    {
        if (await documents.HandleAsync(participantId, ct) is not { } list) return NotFound();
        List = list;
        return Page();
    }

    public static string Size(long length) => length < 1024 ? $"{length} bytes" : length < UploadGate.Megabyte ? $"{length / 1024.0:0} KB" : $"{length / (double)UploadGate.Megabyte:0.0} MB";

    public static string KindOf(Document document) => document.Kind switch
    {
        DocumentKind.PrintedPlan => "Printed for signing",
        DocumentKind.SignedPlan => "Signed form",
        _ => "Upload",
    };

    public sealed class DocumentForm
    {
        [Display(Name = "Title"), StringLength(200, ErrorMessage = "Use 200 characters or fewer.")]
        public string? Title { get; set; }

        [Display(Name = "Was it asked for?")]
        public Guid? Answers { get; set; }

        [Display(Name = "File")]
        public IFormFile? File { get; set; }
    }
}
