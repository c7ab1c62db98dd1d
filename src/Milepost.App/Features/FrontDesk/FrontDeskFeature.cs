using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Milepost.App.Features.FrontDesk;

/// <summary>How often a kiosk may be used: enough for a line at the door, too little for guessing.</summary>
public static class FrontDeskFeature
{
    /// <summary>Name of the limit that the kiosk's pages stand under.</summary>
    public const string KioskLimit = "kiosk";

    /// <summary>Forms that one address may send within a minute; one person sends two.</summary>
    public const int FormsAMinute = 60;

    public static IServiceCollection AddFrontDeskLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
        options.AddPolicy(KioskLimit, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter("kiosk " + (http.Connection.RemoteIpAddress?.ToString() ?? "no address"), _ => new() { PermitLimit = FormsAMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("looking")));
}
