using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Milepost.App.Features.Sealing.Certificates;

namespace Milepost.App.Features.Sealing;

/// <summary>What the area needs to run: the seal, its certificate, and how often a stranger may ask.</summary>
public static class SealingFeature
{
    public const string VerifyPath = "/verify";
    public const string CertificatePath = "/verify/certificate";

    /// <summary>Name of the limit that the public page stands under.</summary>
    public const string VerifyLimit = "verify";

    /// <summary>Files that one address may have checked within a minute.</summary>
    public const int FilesAMinute = 20;

    public static IServiceCollection AddSealing(this IServiceCollection services)
    {
        services.AddSingleton<SealPassword>();
        services.AddSingleton<SealKeys>();
        services.AddScoped<AgencySeal>();
        services.AddScoped<AgencyName>();
        return services;
    }

    public static IServiceCollection AddSealingLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        // Looking at the page costs nothing; having a file checked does.
        options.AddPolicy(VerifyLimit, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "no address", _ => new() { PermitLimit = FilesAMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("looking"));
    });

    public static void MapSealingEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet(CertificatePath, async (SealCertificatesQuery certificates, string? fingerprint, CancellationToken ct) =>
            await certificates.FindAsync(fingerprint, ct) is { } found
                ? Results.File(System.Text.Encoding.ASCII.GetBytes(found.Pem), "application/x-pem-file", $"milepost-certificate-{found.Signet.Fingerprint[..8]}.pem")
                : Results.NotFound());
}
