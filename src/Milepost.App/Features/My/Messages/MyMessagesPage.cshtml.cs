using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Messages;
using Milepost.App.Features.Messages.Write;
using Milepost.App.Policy;
using Milepost.App.Web;
using Milepost.App.Web.Languages;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.My.Messages;

public sealed class MyMessagesPage(
    OwnRecordQuery own, MessageThreadQuery threads, WriteMessageHandler write, MarkThreadReadHandler reading, UploadIntake uploads, Packs packs, IStringLocalizer<MyMessagesPage> words) : MilepostPage
{
    public const string Address = "/me/messages";

    [BindProperty] public MessageForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public int Show { get; set; }

    public MessageThread View { get; private set; } = null!;

    public UploadLimits Limits { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } person) return NotFound();
        await reading.HandleAsync(new(person), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } person) return NotFound();
        if (this.RefusesTooLarge("Form.File", uploads, Limits) || !ModelState.IsValid) return Page();

        var written = await write.HandleAsync(new(person, Form.Body, await UploadedFile.ReadAsync(Form.File, ct), []), ct);
        return Answer(written.In(words), _ => Address, words["Your message is sent."]);
    }

    private async Task<Guid?> LoadAsync(CancellationToken ct)
    {
        if (await own.HandleAsync(ct) is not { } person || await threads.HandleAsync(person.Id, LanguageSetup.Current, Show, ct) is not { } view) return null;
        (View, Limits) = (view, packs[person.PackId].Settings.Upload);
        return person.Id;
    }

    public sealed class MessageForm
    {
        [Display(Name = "Message"), StringLength(MessageProblems.LongestBody, ErrorMessage = MessageProblems.TooLongWords)]
        public string? Body { get; set; }

        [Display(Name = "Attach a file")]
        public IFormFile? File { get; set; }
    }
}
