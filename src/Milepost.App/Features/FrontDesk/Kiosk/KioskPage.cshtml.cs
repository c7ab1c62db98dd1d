using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Milepost.App.Access;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Features.FrontDesk.Kiosk;

/// <summary>Where everybody begins: one field that a swipe reader or scanner types into and ends with Enter.</summary>
[EnableRateLimiting(FrontDeskFeature.KioskLimit)]
public sealed class KioskPage(KioskQuery kiosks, EndKioskHandler end, Actor actor, IDataProtectionProvider protection) : GuestPage(kiosks, actor, protection)
{
    [BindProperty] public CardForm Form { get; set; } = new();

    protected override bool NeedsKiosk => false;

    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        if (Kiosk is null || SomebodyIsSignedIn) return LocalRedirect(KioskQuery.Path);
        if (!ModelState.IsValid) return Page();
        if (CardNumbers.Normalize(Form.Card) is not { } card)
        {
            Tell(KioskProblems.CardMissing, "Form.Card");
            return Page();
        }
        return Ask(new(Kiosk.Id, card, null, null, null, Guid.NewGuid()));
    }

    /// <summary>Whoever signed in goes away again, and the device is the kiosk it was.</summary>
    public async Task<IActionResult> OnPostResumeAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return LocalRedirect(KioskQuery.Path);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        if (Kiosk is null || !IsStaff) return LocalRedirect(KioskQuery.Path);
        await end.OnDeviceAsync(Kiosk, ct);
        KioskQuery.Forget(HttpContext);
        return LocalRedirect("/front-desk/kiosk");
    }

    public sealed class CardForm
    {
        [Display(Name = "Your card"), StringLength(CardNumbers.Longest, ErrorMessage = "That is too long for a card. Try again, or choose I have no card.")]
        public string? Card { get; set; }
    }
}
