using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments.Except;

/// <summary>Records why somebody need not be tested in basic skills, or takes such an exception back.</summary>
public sealed class ExceptionPage(AssessmentsQuery assessments, ReferenceLists lists, ExceptFromTestHandler except, WithdrawExceptionHandler withdraw, AgencyTime time) : MilepostPage
{
    public const string AnotherReason = "another";

    /// <summary>The exception to take back.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Withdraw { get; set; }

    [BindProperty] public ExceptionForm Form { get; set; } = new();

    public AssessmentReview Review { get; private set; } = null!;
    public Assessment? Standing { get; private set; }

    public IEnumerable<SelectListItem> Reasons => lists.TestExceptions(Review.Record.Pack.Id)
        .Select(r => (SelectListItem)new HintedItem(r.Reason, r.Reason, r.Source == "local" ? "The office's own list" : r.Source))
        .Append(new SelectListItem("Another reason", AnotherReason));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Form.On = time.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        var back = $"/participants/{participantId}/assessment";
        if (Withdraw is { } id)
            return Answer(await withdraw.HandleAsync(new(participantId, id, Form.Why), ct), _ => back, "The exception is withdrawn. It stays on file with the reason. Next, record the test.");

        if (Form.Reason is not (null or AnotherReason) && Reasons.All(r => r.Value != Form.Reason)) ModelState.AddModelError("Form.Reason", AssessmentProblems.ExceptionReasonMissing.Message);
        if (!ModelState.IsValid) return Page();
        var result = await except.HandleAsync(new(participantId, Form.Reason == AnotherReason ? Form.OtherReason : Form.Reason, Form.Proof, Form.On ?? time.Today), ct);
        return Answer(result, _ => back, "The exception is recorded. Upload its document under Documents if it is not there yet.");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await assessments.HandleAsync(participantId, ct) is not { } found) return false;
        Review = found;
        Standing = Withdraw is { } id ? found.Exceptions.FirstOrDefault(e => e.Id == id && e.Details.Exemption!.WithdrawnOn is null) : null;
        return Withdraw is null || Standing is not null;
    }
}

public sealed class ExceptionForm
{
    [Display(Name = "Reason"), StringLength(500)] public string? Reason { get; set; }
    [Display(Name = "The other reason"), StringLength(500)] public string? OtherReason { get; set; }
    [Display(Name = "Document that shows it"), StringLength(300)] public string? Proof { get; set; }
    [Display(Name = "Decided on")] public DateOnly? On { get; set; }
    [Display(Name = "Why it no longer holds"), StringLength(1000)] public string? Why { get; set; }
}
