using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Milepost.App.Telemetry;
using Milepost.App.Web;

namespace Milepost.App.Features.Health;

/// <summary>
/// For machines that look after the node. The probes and the figures go past sign-in and the access table's database: they must answer
/// when the database does not.
/// </summary>
public static class HealthEndpoints
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";
    public const string Details = "/health/details";
    public const string Metrics = "/metrics";

    /// <summary>Set by a proxy that hands a request on: then it comes from elsewhere, whoever connects.</summary>
    private static readonly string[] SignsOfAProxy = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"];

    public static void MapHealthEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Live, () => Results.Json(new { status = "live" })).WithMetadata(new Quiet()).ShortCircuit();
        routes.MapGet(Ready, async (HttpContext http, Readiness readiness, MetricsSettings metrics, NodeName node) =>
            Answer(http, await readiness.AskAsync(), IsOwnPort(http, metrics) ? node : null)).WithMetadata(new Quiet()).ShortCircuit();
        // For administrators, by the access table.
        routes.MapGet(Details, async (HttpContext http, Readiness readiness, NodeName node) => Answer(http, await readiness.AskAsync(), node));
        routes.MapGet(Metrics, WriteMetricsAsync).WithMetadata(new Quiet()).ShortCircuit();
    }

    /// <summary>On the port of the figures there is nothing else.</summary>
    public static IApplicationBuilder UseMetricsPort(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<MetricsSettings>() is not { Url: not null } settings) return app;
        return app.Use((http, next) =>
        {
            if (!IsOwnPort(http, settings) || http.Request.Path.Value is Metrics or Live or Ready) return next(http);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    private static IResult Answer(HttpContext http, HealthReport report, NodeName? node)
    {
        http.Response.Headers.CacheControl = "no-store";
        var status = report.Status == HealthReport.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        if (node is null) return Results.Json(new { status = report.Status }, statusCode: status);
        return Results.Json(new
        {
            status = report.Status,
            node = node.Value,
            version = typeof(HealthEndpoints).Assembly.GetName().Version!.ToString(3),
            checks = report.Checks.Select(check => new { name = check.Name, status = check.IsGood ? "good" : "bad", words = check.Words, milliseconds = check.Milliseconds }),
        }, statusCode: status);
    }

    private static async Task WriteMetricsAsync(HttpContext http, MetricsSettings settings, MetricsListener figures, QueueWatch queues)
    {
        if (!MayRead(http, settings))
        {
            // Like an address that does not exist, but for a token that is wanted: a scraper has to be told. No page says sorry to it.
            if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            http.Response.StatusCode = settings.Token is not null ? StatusCodes.Status401Unauthorized : StatusCodes.Status404NotFound;
            if (settings.Token is not null) http.Response.Headers.WWWAuthenticate = "Bearer";
            return;
        }
        await queues.RefreshAsync(http.RequestAborted);
        var isOpenMetrics = http.Request.Headers.Accept.ToString().Contains("application/openmetrics-text", StringComparison.OrdinalIgnoreCase);
        var text = Encoding.UTF8.GetBytes(MetricsText.Write(figures.Read(), isOpenMetrics));
        http.Response.ContentType = isOpenMetrics ? MetricsText.OpenMetrics : MetricsText.Prometheus;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentLength = text.Length;
        await http.Response.Body.WriteAsync(text, http.RequestAborted);
    }

    private static bool MayRead(HttpContext http, MetricsSettings settings)
    {
        if (!settings.Enabled) return false;
        if (settings.Token is { } token)
            return http.Request.Headers.Authorization.ToString() is var given && given.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given["Bearer ".Length..].Trim()), Encoding.UTF8.GetBytes(token));
        if (settings.Port is not null) return IsOwnPort(http, settings);
        // A program on this machine that asks this machine by its own name. A proxy beside Milepost connects from here as well, for people from anywhere.
        return http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
            && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
            && !SignsOfAProxy.Any(http.Request.Headers.ContainsKey);
    }

    private static bool IsOwnPort(HttpContext http, MetricsSettings settings) => settings.Url is not null && http.Connection.LocalPort == settings.Port;
}
