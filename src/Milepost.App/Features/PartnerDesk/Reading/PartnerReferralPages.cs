using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Documents;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.PartnerDesk.Reading;

/// <summary>A referral before somebody of its partner, signed in or by the link. To anybody else the page does not exist.</summary>
public abstract class PartnerReferralPages(SharedReferralQuery shared, AnswerAsPartnerHandler answer, UploadIntake uploads, AgencyTime time) : MilepostPage
{
    [BindProperty] public AnswerForm Form { get; set; } = new();

    [BindProperty] public NoteForm Note { get; set; } = new();

    public SharedReferral View { get; private set; } = null!;

    public DateOnly Today => time.Today;

    protected PartnerVisit Visit { get; private set; } = null!;

    /// <summary>The address of this referral for this reader.</summary>
    public abstract string Here { get; }

    /// <summary>Where a partner is led once the referral is closed to it.</summary>
    protected abstract string Afterwards { get; }

    public bool MayAnswer => View.Standing is ReferralStanding.Sent or ReferralStanding.Accepted;

    public IEnumerable<SelectListItem> AnswerItems =>
    [
        .. View.Standing == ReferralStanding.Sent ? new[] { new HintedItem("We accept it", nameof(ReferralState.Accepted), "You will come back here to say when it is done.") } : [],
        new HintedItem("It is done", nameof(ReferralState.Done), "Say what came of it, and attach a file if there is one."),
        new HintedItem("We decline it", nameof(ReferralState.Declined), "Say why. You will not see this referral any more."),
    ];

    protected abstract Task<PartnerVisit?> EnterAsync(CancellationToken ct);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.Headers.CacheControl = "no-store";
        var ct = HttpContext.RequestAborted;
        if (await EnterAsync(ct) is not { } visit)
        {
            context.Result = NotFound();
            return;
        }
        Visit = visit;
        View = await shared.HandleAsync(visit, ct);
        await next();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        KeepErrorsOf(nameof(Form));
        // A form with none of its fields is not looked at by the binder.
        if (Form.Answer is null && ModelState.IsValid) ModelState.AddModelError("Form.Answer", "Choose your answer.");
        if (this.RefusesTooLarge("Form.File", uploads, View.Limits) || !ModelState.IsValid) return Page();
        var result = await answer.HandleAsync(new AnswerAsPartner(Visit.ParticipantId, Visit.ReferralId, Form.Answer!.Value, Form.Text, await UploadedFile.ReadAsync(Form.File, ct)), ct);
        return Answer(result, _ => Form.Answer == ReferralState.Declined ? Afterwards : Here, Form.Answer switch
        {
            ReferralState.Accepted => "Thank you. The career planner is told that you accept.",
            ReferralState.Done => "Thank you. The career planner is told the result.",
            _ => "Thank you. The career planner is told that you decline.",
        });
    }

    public async Task<IActionResult> OnPostNoteAsync(CancellationToken ct)
    {
        KeepErrorsOf(nameof(Note));
        if (!ModelState.IsValid) return Page();
        return Answer(await answer.HandleAsync(new WriteAsPartner(Visit.ParticipantId, Visit.ReferralId, Note.Text), ct), _ => Here, "The career planner sees your note.", nameof(Note));
    }

    /// <summary>Only one of the page's forms was sent; the other's fields are not missing.</summary>
    private void KeepErrorsOf(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => key != form && !key.StartsWith(form + ".", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }

    public sealed class AnswerForm
    {
        [Display(Name = "Your answer"), Required(ErrorMessage = "Choose your answer.")] public ReferralState? Answer { get; set; }
        [Display(Name = "Reason or result"), StringLength(2000)] public string? Text { get; set; }
        [Display(Name = "File")] public IFormFile? File { get; set; }
    }

    public sealed class NoteForm
    {
        [Display(Name = "Note to the career planner"), Required(ErrorMessage = "Write the note."), StringLength(2000)] public string? Text { get; set; }
    }
}
