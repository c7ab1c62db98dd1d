using Microsoft.AspNetCore.Mvc;
using Milepost.App.Print.Document;
using Milepost.App.Web;
using Milepost.Domain;
using PrintedForm = Milepost.App.Print.PlanForm;

namespace Milepost.App.Features.Plans.Print;

/// <summary>The same form as the PDF, drawn by the browser: its fonts cover more alphabets than the form's own. In one language, or in both beside each other.</summary>
public sealed class PaperPage(PlanFormContentQuery forms, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "version")] public int? Version { get; set; }

    /// <summary>"en", "es" or "both"; left out: that of the form to sign, else the participant's own.</summary>
    [BindProperty(SupportsGet = true, Name = "language")] public string? Language { get; set; }

    public IReadOnlyList<PrintDocument> Papers { get; private set; } = [];

    public bool IsDraft { get; private set; }

    /// <summary>The form that is kept for signing itself, and no translation of it.</summary>
    public bool IsToSign { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (!ModelState.IsValid || (Language is not null && !CopyLanguage.IsKnown(Language))) return NotFound();

        var both = Language == CopyLanguage.Both;
        foreach (var language in both ? [ReaderLanguages.English, ReaderLanguages.Spanish] : new[] { Language })
        {
            if (await forms.HandleAsync(participantId, planId, Version, language, ct) is not { } form) return NotFound();
            IsDraft = form.ToSign is null;
            IsToSign = form.IsToSign && !both;
            if (form.ToSign is not { } toSign) form = form.AsDraft();
            else if (!IsToSign) form = form.ForReading(toSign, both);
            Papers = [.. Papers, PrintedForm.Compose(both ? form.Content with { HasSignatureLines = false } : form.Content, form.Words, time.Local(time.Now))];
            if (!both) Language = form.Language;
        }
        return Page();
    }
}
