using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Participants;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.Referrals;

/// <summary>Chooses what the partner sees, from what consents in force today cover, and sends the referral.</summary>
public sealed class SendReferralPage(ReferralQuery referrals, SendReferralHandler send, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public SendForm Form { get; set; } = new();

    public ReferralView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, referralId, ct)) return NotFound();
        var (referral, offered) = (View.Referral, View.Offered);
        Form = new()
        {
            Items = [.. (referral.SentOn is null ? offered.Items.Where(i => i != SharedItem.Documents) : referral.Shared.Where(offered.Items.Contains)).Order()],
            Documents = [.. referral.SharedDocuments.Select(d => d.Id)], Days = Referral.UsualDays, Version = referral.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, referralId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await send.HandleAsync(new SendReferral(participantId, referralId, Form.Items, Form.Documents, Form.Days!.Value, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = View.Referral.Version;
            return ShowConflict(new SendForm { Items = [.. View.Referral.Shared], Documents = [.. View.Referral.SharedDocuments.Select(d => d.Id)], Days = Form.Days }, Form, await lastChange.HandleAsync(participantId, ct));
        }
        if (result.IsDone && result.Value.Code is { } code) TempData[ReferralPage.CodeKey] = code;
        return Answer(result, _ => $"/participants/{participantId}/referrals/{referralId}", result is { IsDone: true, Value.Code: not null }
            ? "The link is on its way. Tell the partner the access code below by telephone." : "The referral is sent. The partner reads it after signing in.");
    }

    public IEnumerable<SelectListItem> ItemItems => View.Offered.Items.Order().Select(i => new HintedItem(SharingWords.Of(i), i.ToString(), SharingWords.Holds(i)));

    public IEnumerable<SelectListItem> DocumentItems => View.Offered.Documents.Select(d => new SelectListItem(d.Title, d.Id.ToString()));

    private async Task<bool> LoadAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (await referrals.HandleAsync(participantId, referralId, ct) is not { } view) return false;
        View = view;
        return true;
    }

    public sealed class SendForm
    {
        [Display(Name = "What the partner sees")] public List<SharedItem> Items { get; set; } = [];
        [Display(Name = "Documents")] public List<Guid> Documents { get; set; } = [];
        [Display(Name = "Days to answer"), Required(ErrorMessage = "Enter how many days the partner has."), Range(1, Referral.LongestDays)] public int? Days { get; set; }
        public long Version { get; set; }
    }
}
