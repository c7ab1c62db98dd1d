using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Agreements.Sign;

/// <summary>Where a device that has no sign-in ends, signed or not: it opens nothing any more and names nobody.</summary>
public sealed class ThankYouPage : MilepostPage
{
    /// <summary>Comes with the redirect, sealed by the server, and goes with the first look.</summary>
    private const string HowKey = "signing-end";
    private const string NextKey = "signing-end-next";

    /// <summary>Where the career planner goes on, on the office's own device.</summary>
    public string? StaffNext { get; private set; }

    public SigningEnd.Way How { get; private set; }

    public static IActionResult After(MilepostPage page, SigningEnd end)
    {
        (page.TempData[HowKey], page.TempData[NextKey]) = (end.How.ToString(), end.StaffNext ?? "");
        return page.LocalRedirect("/sign/thank-you");
    }

    public IActionResult OnGet()
    {
        if (!Enum.TryParse<SigningEnd.Way>(TempData[HowKey] as string, out var how)) return LocalRedirect("/sign-in");
        How = how;
        StaffNext = TempData[NextKey] is string { Length: > 0 } next ? next : null;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
