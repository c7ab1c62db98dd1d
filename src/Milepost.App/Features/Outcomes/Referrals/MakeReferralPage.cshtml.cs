using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Outcomes.Referrals;

public sealed class MakeReferralPage(MakeReferralHandler make, AgencyTime time) : MilepostPage
{
    [BindProperty] public ReferralForm Form { get; set; } = new();

    /// <summary>What it is for and to whom, where a link knows them.</summary>
    [BindProperty(SupportsGet = true)] public string? Partner { get; set; }
    [BindProperty(SupportsGet = true)] public string? For { get; set; }

    /// <summary>The follow-up of the basic skills screening that it carries out.</summary>
    [BindProperty(SupportsGet = true)] public string? Screening { get; set; }

    public void OnGet() => (Form.Partner, Form.For, Form.On) = (Partner, For, time.Today);

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();
        var result = await make.HandleAsync(new(participantId, Form.Partner!, Form.Contact, Form.On!.Value, Form.For), ct);
        return Answer(result, made => Screening is null ? $"/participants/{participantId}/referrals"
                : $"/participants/{participantId}/screening/follow-up?action={Uri.EscapeDataString(Screening)}&by={Uri.EscapeDataString("referral:" + made.CaseFileId)}", $"The referral to {Form.Partner} is recorded. Record its answer when it comes.");
    }
}

public sealed class ReferralForm
{
    [Required(ErrorMessage = "Enter the partner."), Display(Name = "Partner"), StringLength(300)] public string? Partner { get; set; }
    [Display(Name = "Contact"), StringLength(500)] public string? Contact { get; set; }
    [Required, Display(Name = "Day of the referral")] public DateOnly? On { get; set; }
    [Display(Name = "What it is for"), StringLength(2000)] public string? For { get; set; }
}
