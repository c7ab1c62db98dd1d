using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Agreements.Overview;
using Milepost.App.Features.Plans.Print;
using Milepost.App.Print;
using Milepost.App.Print.Document;
using Milepost.Domain;

namespace Milepost.App.Features.Agreements.Sign;

/// <summary>Second page: the plan itself, as the form says it, with the very form beside it.</summary>
public sealed class ReadPlanPage(SigningSignerQuery signers, SigningViewQuery views, PlanFormContentQuery forms, NoteReadHandler read, AgencyTime time) : ParticipantPage(signers, views)
{
    /// <summary>The language to read in; null for that of the form that is signed.</summary>
    [BindProperty(SupportsGet = true, Name = "in")] public string? In { get; set; }

    public PrintDocument? Paper { get; private set; }

    /// <summary>The language of the form that is signed.</summary>
    public string Signed => View.Document.LanguageOrEnglish;

    public string Shown => ReaderLanguages.IsKnown(In) ? In! : Signed;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (View.Standing != Milepost.Domain.Agreements.SigningStanding.Asked) return LocalRedirect(SigningPaths.Request(RequestId));
        if (await forms.HandleAsync(View.Person.Id, View.Plan.Id, View.Request.PlanVersion, Shown, ct) is { } form) Paper = PlanForm.Compose(form.Content, form.Words, time.Local(View.Document.AddedAt));
        await read.HandleAsync(new(Signer), ct);
        return Page();
    }
}
