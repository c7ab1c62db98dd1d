using System.Collections.Concurrent;
using System.Globalization;
using Milepost.App.Access;

namespace Milepost.App.Features.Api.Limits;

/// <summary>How many requests one token may send. Each node counts for itself.</summary>
/// <param name="RequestsPerMinute">0: as many as it likes.</param>
public sealed record ApiRateSettings(int RequestsPerMinute)
{
    /// <summary>More than one program does in earnest, less than would starve everybody else for long.</summary>
    public const int UsualRequestsPerMinute = 1_000_000;

    public static ApiRateSettings Read(IConfiguration? configuration) =>
        configuration?["Api:RequestsPerMinute"] is not { Length: > 0 } text ? new(UsualRequestsPerMinute)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? new(most)
        : throw new InvalidOperationException($"Api:RequestsPerMinute is \"{text}\". Write a number of requests, or 0 for no limit.");
}

/// <summary>Counts the requests of each token by the minute, tells how many are left, and refuses those above.</summary>
public sealed class ApiRates(RequestDelegate next, ApiRateSettings settings, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, Window> _windows = [];

    public async Task InvokeAsync(HttpContext http, Actor actor)
    {
        if (settings.RequestsPerMinute == 0 || actor.TokenId is not { } token)
        {
            await next(http);
            return;
        }
        var now = clock.GetUtcNow();
        var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        var window = _windows.AddOrUpdate(token, _ => new(minute), (_, known) => known.Minute == minute ? known : new(minute));
        var used = Interlocked.Increment(ref window.Used);
        var resets = 60 - now.Second;
        var headers = http.Response.Headers;
        headers["RateLimit-Limit"] = settings.RequestsPerMinute.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = Math.Max(0, settings.RequestsPerMinute - used).ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = resets.ToString(CultureInfo.InvariantCulture);
        if (used <= settings.RequestsPerMinute)
        {
            await next(http);
            return;
        }
        headers.RetryAfter = resets.ToString(CultureInfo.InvariantCulture);
        await ApiProblem.Of(StatusCodes.Status429TooManyRequests, "rate.exceeded", $"This token may send {settings.RequestsPerMinute:N0} requests a minute. Go on in {resets} seconds.").WriteAsync(http);
    }

    private sealed class Window(long minute)
    {
        public long Minute => minute;

        public int Used;
    }
}
