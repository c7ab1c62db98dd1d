using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Outcomes.Referrals;

public sealed class EditReferralPage(ReferralQuery referrals, MakeReferralHandler make, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public EditForm Form { get; set; } = new();

    public ReferralView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, referralId, ct)) return NotFound();
        Form = FormOf(View.Referral);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, referralId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await make.HandleAsync(new ChangeReferral(participantId, referralId, Form.Details(View.Choices), Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = FormOf(View.Referral);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/referrals/{referralId}", "The referral is saved.");
    }

    private async Task<bool> LoadAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (await referrals.HandleAsync(participantId, referralId, ct) is not { } view) return false;
        View = view;
        return true;
    }

    private static EditForm FormOf(Domain.Outcomes.Referral r) => new()
    {
        PartnerId = r.PartnerId, Partner = r.Partner, Contact = r.Contact, On = r.On, For = r.For, NeededBy = r.NeededBy, Answers = ReferralChoices.ValueOf(r.Answers), Version = r.Version,
    };

    public sealed class EditForm : ReferralForm
    {
        public long Version { get; set; }
    }
}
