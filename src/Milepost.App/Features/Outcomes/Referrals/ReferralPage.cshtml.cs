using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Features.Participants;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.Referrals;

/// <summary>One referral with all that can be done about it.</summary>
public sealed class ReferralPage(
    ReferralQuery referrals, AnswerReferralHandler answer, FollowReferralHandler follow, SendReferralHandler send, LastChangeQuery lastChange, Actor actor, AgencyTime time) : MilepostPage
{
    /// <summary>The access code that was just made, for the page that follows: it is shown once.</summary>
    public const string CodeKey = "milepost.referral-code";

    [BindProperty] public AnswerForm Form { get; set; } = new();

    [BindProperty] public PartnerAnswerForm Told { get; set; } = new();

    [BindProperty] public ReviewForm Review { get; set; } = new();

    [BindProperty] public ReasonForm Withdrawal { get; set; } = new();

    [BindProperty] public NoteForm Note { get; set; } = new();

    public ReferralView View { get; private set; } = null!;

    public string? Code { get; private set; }

    public DateOnly Today => time.Today;

    public bool MayWrite => !actor.OnlyReads;

    public static IEnumerable<SelectListItem> AnswerItems => new[] { ReferralState.Accepted, ReferralState.Declined, ReferralState.Done }.Select(s => new SelectListItem(SharingWords.Of(s), s.ToString()));

    public static IEnumerable<SelectListItem> NextItems =>
        [new("Nothing more", "nothing"), new("Enter a service", "service"), new("Write a case note", "note"), new("Set the status of a goal", "goal"), new("Record the partner's program", "program")];

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, referralId, ct)) return NotFound();
        Form = new() { Outcome = View.Referral.Outcome, Version = View.Referral.Version };
        Code = TempData[CodeKey] as string;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, referralId, ct)) return NotFound();
        KeepErrorsOf(nameof(Form));
        if (!ModelState.IsValid) return Page();

        var result = await answer.HandleAsync(new(participantId, referralId, Form.Version, Form.Outcome!), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = View.Referral.Version;
            return ShowConflict(new AnswerForm { Outcome = View.Referral.Outcome }, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/referrals", $"The answer of {View.Referral.Partner} is recorded.");
    }

    public Task<IActionResult> OnPostToldAsync(Guid participantId, Guid referralId, CancellationToken ct) => ActAsync(participantId, referralId, nameof(Told),
        () => follow.HandleAsync(new RecordPartnerAnswer(participantId, referralId, Told.Answer ?? ReferralState.Given, Told.On ?? time.Today, Told.Text), ct), "The partner's answer is recorded.", ct);

    public async Task<IActionResult> OnPostReviewAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, referralId, ct)) return NotFound();
        KeepErrorsOf(nameof(Review));
        if (!ModelState.IsValid) return Page();
        var home = $"/participants/{participantId}";
        return Answer(await follow.HandleAsync(new ReviewReferral(participantId, referralId, Review.Text), ct), _ => Review.Next switch
        {
            "service" => $"{home}/services/new",
            "note" => $"{home}/notes/new",
            "goal" => $"{home}/goals",
            "program" => $"{home}/partner-programs/new?referral={referralId}",
            _ => $"{home}/referrals/{referralId}",
        }, $"The result of {View.Referral.Partner} is reviewed.", nameof(Review));
    }

    public Task<IActionResult> OnPostWithdrawAsync(Guid participantId, Guid referralId, CancellationToken ct) => ActAsync(participantId, referralId, nameof(Withdrawal),
        () => follow.HandleAsync(new WithdrawReferral(participantId, referralId, Withdrawal.Text), ct), "The referral is withdrawn. The partner sees nothing of it any more.", ct);

    public Task<IActionResult> OnPostNoteAsync(Guid participantId, Guid referralId, CancellationToken ct) => ActAsync(participantId, referralId, nameof(Note),
        () => follow.HandleAsync(new WriteToPartner(participantId, referralId, Note.Text), ct), "The note is with the partner.", ct);

    public async Task<IActionResult> OnPostNewLinkAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, referralId, ct)) return NotFound();
        ModelState.Clear();
        var sent = await send.HandleAsync(new RenewPartnerLink(participantId, referralId), ct);
        if (sent is { IsDone: true, Value.Code: { } code }) TempData[CodeKey] = code;
        return Answer(sent, _ => Here(participantId, referralId), "A new link is on its way. The former one no longer works.", "");
    }

    public Task<IActionResult> OnPostRevokeAsync(Guid participantId, Guid referralId, CancellationToken ct) => ActAsync(participantId, referralId, "-",
        () => follow.HandleAsync(new RevokePartnerLink(participantId, referralId), ct), "The link no longer works.", ct);

    private async Task<IActionResult> ActAsync(Guid participantId, Guid referralId, string form, Func<Task<Result<Referral>>> act, string said, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, referralId, ct)) return NotFound();
        KeepErrorsOf(form);
        if (!ModelState.IsValid) return Page();
        return Answer(await act(), _ => Here(participantId, referralId), said, form);
    }

    private static string Here(Guid participantId, Guid referralId) => $"/participants/{participantId}/referrals/{referralId}";

    private async Task<bool> LoadAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (await referrals.HandleAsync(participantId, referralId, ct) is not { } view) return false;
        View = view;
        return true;
    }

    /// <summary>Only one of the page's forms was sent; the others' fields are not missing.</summary>
    private void KeepErrorsOf(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => key != form && !key.StartsWith(form + ".", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }

    public sealed class PartnerAnswerForm
    {
        [Display(Name = "What the partner said"), Required(ErrorMessage = "Choose what the partner said.")] public ReferralState? Answer { get; set; }
        [Display(Name = "Day of the answer")] public DateOnly? On { get; set; }
        [Display(Name = "Reason or result"), StringLength(2000)] public string? Text { get; set; }
    }

    public sealed class ReviewForm
    {
        [Display(Name = "What you make of it"), StringLength(2000)] public string? Text { get; set; }
        [Display(Name = "What comes next")] public string? Next { get; set; }
    }

    public sealed class ReasonForm
    {
        [Display(Name = "Why it is withdrawn"), StringLength(1000)] public string? Text { get; set; }
    }

    public sealed class NoteForm
    {
        [Display(Name = "Note to the partner"), StringLength(2000)] public string? Text { get; set; }
    }
}

public sealed class AnswerForm
{
    [Required(ErrorMessage = "Enter what came of the referral."), Display(Name = "What came of it"), StringLength(2000)] public string? Outcome { get; set; }
    public long Version { get; set; }
}
