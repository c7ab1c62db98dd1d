using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Agreements.Sign;

/// <summary>After signing on a device that has no sign-in: it opens nothing any more and names nobody.</summary>
public sealed class ThankYouPage : MilepostPage
{
    /// <summary>Comes with the redirect after a signature or an answer, sealed by the server, and goes with the first look.</summary>
    public const string SignedKey = "thank-you";
    public const string AnsweredKey = "thank-you-answer";

    /// <summary>Where the career planner goes on, on the office's own device.</summary>
    public string? StaffNext { get; private set; }

    public bool IsSigned { get; private set; }

    public IActionResult OnGet()
    {
        var (signed, answered) = (TempData[SignedKey] as string, TempData[AnsweredKey] as string);
        if ((signed ?? answered) is not { } next) return LocalRedirect("/sign-in");
        (IsSigned, StaffNext) = (signed is not null, next.Length > 0 ? next : null);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
