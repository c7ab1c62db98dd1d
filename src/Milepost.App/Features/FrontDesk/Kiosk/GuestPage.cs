using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.FrontDesk.Kiosk;

/// <summary>
/// A step at the kiosk. Nothing of one person is left for the next: no page is kept by the browser, who it is travels sealed and for a
/// few minutes only, and a step that is left alone starts over.
/// </summary>
public abstract class GuestPage(KioskQuery kiosks, Actor actor, IDataProtectionProvider protection) : MilepostPage
{
    private const string GuestKey = "kiosk-guest";

    /// <summary>Long enough to type a name slowly.</summary>
    protected const int SecondsLeftAlone = 180;

    private static readonly TimeSpan SealedFor = TimeSpan.FromMinutes(10);

    /// <summary>Null on a device that is no kiosk.</summary>
    public OpenedKiosk? Kiosk { get; private set; }

    /// <summary>Staff have signed in on the kiosk's device: nobody checks in while they are.</summary>
    public bool SomebodyIsSignedIn { get; private set; }

    /// <summary>Not a customer who found the way to the sign-in.</summary>
    public bool IsStaff => SomebodyIsSignedIn && actor.Grants.Count > 0;

    /// <summary>Who checks in, sealed, on the page that asks what for.</summary>
    [BindProperty(Name = "guest")] public string? SealedGuest { get; set; }

    /// <summary>The first page also stands where there is no kiosk, to say so.</summary>
    protected virtual bool NeedsKiosk => true;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        SomebodyIsSignedIn = actor.IsSignedIn;
        Kiosk = await kiosks.OfDeviceAsync(HttpContext, HttpContext.RequestAborted);
        (Response.Headers.CacheControl, Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");
        if (NeedsKiosk && (Kiosk is null || SomebodyIsSignedIn))
        {
            context.Result = LocalRedirect(KioskQuery.Path);
            return;
        }
        await next();
    }

    /// <summary>
    /// Goes back to the first page after a while, by the answer's header: without script, and nothing on the page tells that it will. The
    /// next person must not find what this one typed.
    /// </summary>
    protected void StartOverAfter(int seconds) => Response.Headers["Refresh"] = $"{seconds}; url={KioskQuery.Path}";

    protected IActionResult Ask(KioskGuest guest)
    {
        TempData[GuestKey] = Protector.Protect(JsonSerializer.Serialize(guest), SealedFor);
        return LocalRedirect("/kiosk/services");
    }

    /// <summary>Who was just identified, still sealed; gone after one look.</summary>
    protected string? TakeSealed() => TempData[GuestKey] as string;

    protected KioskGuest? Unseal(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            return JsonSerializer.Deserialize<KioskGuest>(Protector.Unprotect(text)) is { } guest && guest.KioskId == Kiosk?.Id ? guest : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector => protection.CreateProtector("Milepost.Kiosk.Guest").ToTimeLimitedDataProtector();
}
