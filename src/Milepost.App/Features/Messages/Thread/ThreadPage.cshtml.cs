using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Messages.Write;
using Milepost.App.Web;
using Milepost.App.Web.Languages;

namespace Milepost.App.Features.Messages.Thread;

public sealed class ThreadPage(MessageThreadQuery threads, DocumentsQuery documents, WriteMessageHandler write, MarkThreadReadHandler reading, Actor actor) : MilepostPage
{
    [BindProperty] public MessageForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public int Show { get; set; }

    public MessageThread View { get; private set; } = null!;

    public DocumentList Documents { get; private set; } = null!;

    public bool MayWrite => !actor.OnlyReads;

    public IEnumerable<SelectListItem> ToAttach => Documents.Documents.Select(d => new SelectListItem(d.Title, d.Id.ToString()));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        await reading.HandleAsync(new(participantId), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (this.RefusesTooLarge("Form.File", Documents.Limits) || !ModelState.IsValid) return Page();

        var written = await write.HandleAsync(new(participantId, Form.Body, await UploadedFile.ReadAsync(Form.File, ct), Form.Attached), ct);
        return Answer(written, _ => $"/participants/{participantId}/messages", $"Your message to {View.CalledName} is sent.");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await threads.HandleAsync(participantId, LanguageSetup.English, Show, ct) is not { } view || await documents.HandleAsync(participantId, ct) is not { } list) return false;
        (View, Documents) = (view, list);
        return true;
    }

    public sealed class MessageForm
    {
        [Display(Name = "Message"), StringLength(MessageProblems.LongestBody, ErrorMessage = MessageProblems.TooLongWords)]
        public string? Body { get; set; }

        [Display(Name = "Attach from the record")]
        public List<Guid> Attached { get; set; } = [];

        [Display(Name = "Attach a file")]
        public IFormFile? File { get; set; }
    }
}
