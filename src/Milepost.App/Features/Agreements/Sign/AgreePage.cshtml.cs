using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Agreements.Overview;
using Milepost.App.Web.Languages;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements.Sign;

/// <summary>Third page: consent, name, and "I agree".</summary>
public sealed class AgreePage(SigningSignerQuery signers, SigningViewQuery views, SignAsParticipantHandler sign, IStringLocalizer<AgreePage> t) : ParticipantPage(signers, views)
{
    [BindProperty] public AgreeForm Form { get; set; } = new();

    /// <summary>What the disclosure of the E-SIGN Act (15 U.S.C. 7001(c)) needs: paper instead, taking it back, the copy, what is needed to read it.</summary>
    public string ConsentWords => t["I agree to sign this plan electronically. I know that I can sign on paper instead and that this costs me nothing, that I can take this consent back until I sign by telling my career planner, that it is for this form only, that I can have a paper copy, and that I need a device that opens PDF files to read and keep my copy."];

    public string Intent => t["I have read version {0} of my plan and I agree to it. Typing my name and pressing “I agree” is my signature.", View.Request.PlanVersion];

    public IActionResult OnGet()
    {
        if (View.Standing != SigningStanding.Asked) return LocalRedirect(SigningPaths.Request(RequestId));
        if (View.Request.ReadAt is null) return LocalRedirect($"{SigningPaths.Request(RequestId)}/plan");
        Form.Shown = View.Document.Sha256;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (View.Standing != SigningStanding.Asked) return LocalRedirect(SigningPaths.Request(RequestId));
        if (View.Request.ReadAt is null) return LocalRedirect($"{SigningPaths.Request(RequestId)}/plan");
        if (!ModelState.IsValid) return Page();
        var signed = await sign.HandleAsync(new(Signer, Form.Name, Intent, ConsentWords, Form.Consent, LanguageSetup.Current, Form.Shown ?? "", SigningDevice.Of(HttpContext)), ct);
        if (!signed.IsDone) return Refused(signed);
        if (Signer.AccountId is not null) return LocalRedirect(SigningPaths.Request(RequestId));
        return ThankYouPage.After(this, SigningEnd.Of(signed.Value));
    }

    public sealed class AgreeForm
    {
        public bool Consent { get; set; }

        [Display(Name = "Your full name"), StringLength(200, ErrorMessage = "Use 200 characters or fewer.")]
        public string? Name { get; set; }

        /// <summary>SHA-256 of the form that was read.</summary>
        public string? Shown { get; set; }
    }
}
