using System.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Milepost.App.Access;
using Milepost.App.Telemetry;

namespace Milepost.App.Web;

/// <summary>
/// One line for each request, and the names on its span: the route's pattern, never the address, in which stand search words and secrets
/// of links. Files of the pages and quiet probes have no line.
/// </summary>
public sealed partial class RequestLog(RequestDelegate next, ILoggerFactory logs)
{
    private const string Route = "milepost.route";

    private static readonly HashSet<string> Known = [HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Head, HttpMethods.Options];

    private readonly ILogger _log = logs.CreateLogger("Milepost.Requests");

    public async Task InvokeAsync(HttpContext http)
    {
        var began = Stopwatch.GetTimestamp();
        var span = Activity.Current;
        var status = 0;
        try
        {
            await next(http);
        }
        catch (Exception error)
        {
            status = StatusCodes.Status500InternalServerError;
            span.Failed(error);
            throw;
        }
        finally
        {
            if (status == 0) status = http.Response.StatusCode;
            var endpoint = http.Items.TryGetValue(Route, out var asked) ? asked as Endpoint : http.GetEndpoint();
            // The framework's own figures name the route when the request ends, and the page that says sorry has taken its place.
            http.SetEndpoint(endpoint);
            var pattern = PatternOf(endpoint);
            if (span is { Recorded: true })
            {
                if (IsQuiet(endpoint)) span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
                else Name(span, http, pattern, status);
            }
            if (_log.IsEnabled(LogLevel.Information) && !(IsQuiet(endpoint) && status is < 400 or StatusCodes.Status503ServiceUnavailable))
            {
                LogRequest(MethodOf(http), pattern, status, Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 2),
                    http.RequestServices.GetService<Actor>()?.AccountId?.ToString() ?? "nobody");
            }
        }
    }

    /// <summary>Keeps the route that was asked for, or that none was, before a page that says sorry takes its place. Put it after routing.</summary>
    public static Task RememberRoute(HttpContext http, RequestDelegate next)
    {
        http.Items.TryAdd(Route, http.GetEndpoint());
        return next(http);
    }

    /// <summary>A method is a word of the protocol; what else somebody sends in its place stays out.</summary>
    private static string MethodOf(HttpContext http) => HttpMethods.GetCanonicalizedValue(http.Request.Method) is var method && Known.Contains(method) ? method : "_OTHER";

    private static string? PatternOf(Endpoint? endpoint) => endpoint switch
    {
        null => null,
        _ when endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null => "(file)",
        RouteEndpoint route => "/" + route.RoutePattern.RawText?.TrimStart('/'),
        _ => null,
    };

    private static bool IsQuiet(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint?.Metadata.GetMetadata<Quiet>() is not null;

    private static void Name(Activity span, HttpContext http, string? pattern, int status)
    {
        var method = MethodOf(http);
        span.DisplayName = pattern is null ? method : $"{method} {pattern}";
        span.SetTag("http.request.method", method);
        span.SetTag("http.response.status_code", status);
        if (pattern is not null) span.SetTag("http.route", pattern);
        // Ids lead to the record for who may see it; every other part of an address may be a name, a number or a secret.
        foreach (var (name, value) in http.Request.RouteValues)
            if (Guid.TryParse(value as string, out var id)) span.SetTag($"milepost.{name}", id.ToString());
        if (http.RequestServices.GetService<Actor>()?.AccountId is { } account) span.SetTag("milepost.account", account.ToString());
        if (status >= 500) span.SetStatus(ActivityStatusCode.Error);
    }

    [LoggerMessage(Level = LogLevel.Information, EventName = JsonLines.RequestEvent, Message = "{Method} {Route} {Status} in {Milliseconds} ms for {Account}")]
    private partial void LogRequest(string method, string? route, int status, double milliseconds, string account);
}

/// <summary>Asked every few seconds by machines: worth a line only when it fails.</summary>
public sealed class Quiet;
