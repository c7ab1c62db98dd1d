using Microsoft.AspNetCore.Mvc;
using Milepost.App.Print.Document;
using Milepost.App.Web;
using PrintedForm = Milepost.App.Print.PlanForm;

namespace Milepost.App.Features.Plans.Print;

/// <summary>The same form as the PDF, drawn by the browser: its fonts cover more alphabets than the form's own.</summary>
public sealed class PaperPage(PlanFormContentQuery forms, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "version")] public int? Version { get; set; }

    public PrintDocument Paper { get; private set; } = null!;

    public bool IsDraft { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (!ModelState.IsValid || await forms.HandleAsync(participantId, planId, Version, ct) is not { } form) return NotFound();
        IsDraft = form.Content.Reference == "Draft";
        if (IsDraft) form = form.AsDraft();
        Paper = PrintedForm.Compose(form.Content, form.Words, time.Local(time.Now));
        return Page();
    }
}
