using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Documents;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Plans.Sign;

public sealed class SignPage(SignQuery query, SignOnPaperHandler sign, AgencyTime time) : MilepostPage
{
    [BindProperty] public SignForm Form { get; set; } = new();

    public SignView View { get; private set; } = null!;

    public IEnumerable<SelectListItem> Versions => View.Printed.Select(d => new SelectListItem(
        $"Version {d.PlanVersion}{(d.LanguageOrEnglish == ReaderLanguages.English ? "" : $" in {ReaderLanguages.NameOf(d.LanguageOrEnglish)}")}, printed {time.Words(d.AddedAt)}{(d.PlanVersion < View.Plan.VersionNumber ? " (the plan has changed since)" : "")}", $"{d.PlanVersion}"));

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, planId, ct) is not { } view) return NotFound();
        View = view;
        Form.PlanVersion = view.Printed.Count > 0 ? view.Printed[0].PlanVersion : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, planId, ct) is not { } view) return NotFound();
        View = view;
        if (this.RefusesTooLarge("Form.Scan", view.Pack.Settings.Upload) || !ModelState.IsValid) return Page();

        var signed = await sign.HandleAsync(new(
            participantId, planId, Form.PlanVersion ?? 0, Form.ParticipantSignedOn, Form.StaffSignedOn, Form.CopyGivenOn, Form.InFolder, await UploadedFile.ReadAsync(Form.Scan, ct)), ct);
        var next = !signed.IsDone ? ""
            : signed.Value.StaffSignedOn is null ? " The staff signature is still missing."
            : signed.Value.CopyGivenOn is null ? " Next: give the copy, and record the day."
            : "";
        return Answer(signed, _ => $"/participants/{participantId}", $"Version {Form.PlanVersion} is recorded as signed on paper.{next}");
    }

    public sealed class SignForm
    {
        // What is missing is said by the handler, all of it at once.
        [Display(Name = "Version that was signed")]
        public int? PlanVersion { get; set; }

        [Display(Name = "Participant signed on")]
        public DateOnly? ParticipantSignedOn { get; set; }

        [Display(Name = "Staff signed on")]
        public DateOnly? StaffSignedOn { get; set; }

        [Display(Name = "Copy given to the participant on")]
        public DateOnly? CopyGivenOn { get; set; }

        [Display(Name = "The original is kept in the paper folder")]
        public bool InFolder { get; set; }

        [Display(Name = "Scan of the signed form")]
        public IFormFile? Scan { get; set; }
    }
}
