using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Features.FrontDesk.Kiosk;

/// <summary>The kiosk that a device is.</summary>
public sealed record OpenedKiosk(Guid Id, Guid OfficeId, string Office, string Name);

/// <summary>Which kiosk the device in front of somebody is, if any. The cookie opens that office's kiosk and nothing else.</summary>
public sealed class KioskQuery(MilepostDb db, Actor actor, AgencyTime time)
{
    public const string Cookie = "milepost-kiosk";
    public const string Path = "/kiosk";

    public async Task<OpenedKiosk?> OfDeviceAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } secret) return null;
        var hash = OneTimeSecret.HashOf(secret);
        if (await db.Kiosks.AsNoTracking().SingleOrDefaultAsync(k => k.SecretSha256 == hash, ct) is not { } kiosk || !kiosk.IsOpenAt(time.Now)) return null;
        var office = await db.OrgUnits.Where(u => u.Id == kiosk.OfficeId).Select(u => u.Name).SingleAsync(ct);
        if (!actor.IsSignedIn) actor.BecomeCustomer(null, $"Kiosk {kiosk.Name}, {office}", null);
        return new(kiosk.Id, kiosk.OfficeId, office, kiosk.Name);
    }

    /// <summary>The kiosks of the offices within reach that are open now.</summary>
    public async Task<IReadOnlyList<KioskDevice>> OpenAsync(CancellationToken ct)
    {
        var (now, offices) = (time.Now, actor.Offices.ToList());
        var kiosks = await db.Kiosks.AsNoTracking().Where(k => k.EndedAt == null && (actor.SeesAll || offices.Contains(k.OfficeId))).ToListAsync(ct);
        return [.. kiosks.Where(k => k.IsOpenAt(now)).OrderBy(k => k.OpenedAt)];
    }

    /// <summary>Makes this device a kiosk, and takes away whatever else it was signed in to.</summary>
    public static async Task StartAsync(HttpContext http, OneTimeSecret secret)
    {
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        http.Response.Cookies.Append(Cookie, secret.Text,
            new() { MaxAge = KioskDevice.LongestLife, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = Path });
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, new() { Path = Path });
}
