using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Agreements.Overview;
using Milepost.App.Web;

namespace Milepost.App.Features.Agreements.Countersign;

public sealed class StaffSignPage(AgreementQuery query, SignAsStaffHandler sign, SealedFormQuery forms) : MilepostPage
{
    [BindProperty] public SignForm Form { get; set; } = new();

    public AgreementView View { get; private set; } = null!;

    public RequestRow Row { get; private set; } = null!;

    public string Intent => $"I have gone through version {Row.Request.PlanVersion} of this plan with {View.Person.Name}, I agree to it for my office, and I sign it electronically.";

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid planId, Guid requestId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, planId, requestId, ct)) return NotFound();
        Form.Shown = await forms.HashOfAsync(Row.Request.SealedDocumentId, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid planId, Guid requestId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, planId, requestId, ct)) return NotFound();
        if (!Form.Agree) ModelState.AddModelError("Form.Agree", "Tick this to sign.");
        if (!ModelState.IsValid) return Page();

        var signed = await sign.HandleAsync(new(participantId, requestId, Intent, Form.Shown ?? "", SigningDevice.Of(HttpContext)), ct);
        // A colleague may have signed, or the plan may have changed, while this page was open: then it says how the matter stands.
        if (!signed.IsDone) await LoadAsync(participantId, planId, requestId, ct);
        return Answer(signed, _ => SigningPaths.Plan(participantId, planId), !signed.IsDone ? "" : signed.Value.CopySent
            ? $"Version {Row.Request.PlanVersion} is signed by both and sealed. The copy is on its way to {View.Person.CalledName}, and the record says so."
            : $"Version {Row.Request.PlanVersion} is signed by both and sealed. Next: print the sealed copy, give it to {View.Person.CalledName}, and record the day.");
    }

    private async Task<bool> LoadAsync(Guid participantId, Guid planId, Guid requestId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, planId, ct) is not { } view || view.Requests.FirstOrDefault(r => r.Request.Id == requestId) is not { } row) return false;
        (View, Row) = (view, row);
        return true;
    }

    public sealed class SignForm
    {
        /// <summary>SHA-256 of the form that was read.</summary>
        public string? Shown { get; set; }

        public bool Agree { get; set; }
    }
}
