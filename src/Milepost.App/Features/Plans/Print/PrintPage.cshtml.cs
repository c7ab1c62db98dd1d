using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Features.Documents;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Plans.Print;

public sealed class PrintPage(PrintQuery query, PrintForSigningHandler print, Actor actor) : MilepostPage
{
    public static readonly IReadOnlyList<SelectListItem> Languages = [new("English", ReaderLanguages.English), new("Spanish", ReaderLanguages.Spanish)];

    /// <summary>The language to print for signing in, or of a draft or copy: there it may be "both".</summary>
    [BindProperty(SupportsGet = true), Display(Name = "Language of the form")] public string? Language { get; set; }

    public PrintView View { get; private set; } = null!;

    public bool MayChange => !actor.OnlyReads;

    public Task<IActionResult> OnGetAsync(Guid participantId, Guid planId, CancellationToken ct) => ShowAsync(participantId, planId, ct);

    public async Task<IActionResult> OnGetDraftAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (Language is not null && !CopyLanguage.IsKnown(Language)) return NotFound();
        if (await query.DraftAsync(participantId, planId, Language, ct) is not { } draft) return NotFound();
        return SafeDownload.Of(Response, draft.Bytes, "application/pdf", Language is null ? "Draft plan.pdf" : $"Draft plan in {CopyLanguage.NameOf(Language)}.pdf");
    }

    public async Task<IActionResult> OnGetReadingAsync(Guid participantId, Guid planId, int? version, CancellationToken ct)
    {
        if (!ModelState.IsValid || !CopyLanguage.IsKnown(Language)) return NotFound();
        if (await query.ForReadingAsync(participantId, planId, version, Language!, ct) is not { } copy) return NotFound();
        return SafeDownload.Of(Response, copy.Bytes, "application/pdf", $"Plan in {CopyLanguage.NameOf(Language!)}, for reading.pdf");
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        var printed = await print.HandleAsync(new(participantId, planId, Language), ct);
        var answer = Answer(printed, _ => $"/participants/{participantId}/plans/{planId}/print", printed.IsDone ? Said(printed.Value) : "");
        return printed.IsDone || answer is NotFoundResult ? answer : await ShowAsync(participantId, planId, ct);
    }

    private string Said(Document form)
    {
        var kept = ReaderLanguages.NameOf(form.LanguageOrEnglish);
        return Language is null || Language == form.LanguageOrEnglish
            ? $"Version {form.PlanVersion} is kept as it was printed. It is in {kept}: download it, sign it together, then record the signatures."
            : $"Version {form.PlanVersion} is signed or sent for signature in {kept}, so that form stays the one to sign. To read it in {ReaderLanguages.NameOf(Language)}, open the translation.";
    }

    private async Task<IActionResult> ShowAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, planId, ct) is not { } view) return NotFound();
        View = view;
        if (!ReaderLanguages.IsKnown(Language)) Language = view.Language;
        return Page();
    }
}
