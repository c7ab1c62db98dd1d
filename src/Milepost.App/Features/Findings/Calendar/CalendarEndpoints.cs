using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Milepost.App.Features.Findings.Calendar;

public static class CalendarEndpoints
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromHours(1);

    public static string Path(string token) => $"/calendar/{token}.ics";

    /// <summary>Calendar programs bring no cookie and cannot sign in; the secret in the address is all they have.</summary>
    public static void MapCalendarEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path("{token}"), async (string token, CalendarFeedQuery feed, HttpContext http, CancellationToken ct) =>
        {
            if (await feed.HandleAsync(token, ct) is not { } entries) return Results.NotFound();
            var request = http.Request;
            var file = CalendarFile.Write("Milepost deadlines", RefreshEvery, new Uri($"{request.Scheme}://{request.Host}{request.PathBase}{Web.Layout.ShellLinks.MyDay}"), entries);
            http.Response.Headers.CacheControl = "private, no-cache";
            return Results.Bytes(file, CalendarFile.ContentType, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))}\""));
        });
}
