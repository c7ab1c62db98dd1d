using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Outcomes.Overview;
using Milepost.App.Features.Participants;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.Referrals;

public sealed class AnswerReferralPage(OutcomesQuery outcomes, AnswerReferralHandler answer, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public AnswerForm Form { get; set; } = new();

    public Referral Referral { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (!await FindAsync(participantId, referralId, ct)) return NotFound();
        Form = new() { Outcome = Referral.Outcome, Version = Referral.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if (!await FindAsync(participantId, referralId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var result = await answer.HandleAsync(new(participantId, referralId, Form.Version, Form.Outcome!), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = Referral.Version;
            return ShowConflict(new AnswerForm { Outcome = Referral.Outcome }, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/referrals", $"The answer of {Referral.Partner} is recorded.");
    }

    private async Task<bool> FindAsync(Guid participantId, Guid referralId, CancellationToken ct)
    {
        if ((await outcomes.HandleAsync(participantId, ct))?.Referrals.FirstOrDefault(r => r.Id == referralId) is not { } referral) return false;
        Referral = referral;
        return true;
    }
}

public sealed class AnswerForm
{
    [Required(ErrorMessage = "Enter what came of the referral."), Display(Name = "What came of it"), StringLength(2000)] public string? Outcome { get; set; }
    public long Version { get; set; }
}
