using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Drafts;
using Milepost.App.Features.Status;
using Milepost.App.Store.Postgres;
using Milepost.App.Telemetry;

namespace Milepost.App.Web;

/// <summary>
/// Answers while the database is away: 503, when to come again, and words; never a stack trace. A form comes back with all that was typed and a
/// button that sends it again, which saves it once, however often it is pressed.
/// </summary>
public sealed partial class DatabaseAway(RequestDelegate next, ILogger<DatabaseAway> log)
{
    private const int ComeAgainAfterSeconds = 5;

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (IsOne(e) && !http.Response.HasStarted)
        {
            LogAway(http.Request.Method, SafeError.Name(e));
            await AnswerAsync(http, e);
        }
    }

    private static bool IsOne(Exception e) => e is DatabaseAwayException || DatabaseBusyException.IsLocked(e) || LostConnection.Is(e) || LostConnection.IsUnanswered(e);

    private static async Task AnswerAsync(HttpContext http, Exception e)
    {
        http.Response.Clear();
        WebShellSetup.SetHeaders(http.Response.Headers);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = ComeAgainAfterSeconds.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        var isInDoubt = e is DatabaseAwayException { IsInDoubt: true };
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            var problem = new ProblemDetails
            {
                Status = StatusCodes.Status503ServiceUnavailable, Title = "The database cannot be reached.",
                Detail = isInDoubt ? "It is not known yet whether the change was saved. Send the same request again with the same idempotency key: it is done once."
                    : "Nothing was changed. Send the request again.",
            };
            problem.Extensions["code"] = isInDoubt ? "database.in-doubt" : "database.away";
            await http.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", CancellationToken.None);
            return;
        }
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<StatusPage>>();
        var isForm = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        var form = isForm ? await LateForms.WholeAsync(http.Request) : null;
        var (heading, text) = (words["Milepost cannot reach its database at the moment"].Value, (isForm, isInDoubt, form) switch
        {
            (false, _, _) => words["Nothing is lost. Wait a few seconds, then try again."].Value,
            (_, true, not null) => words["It is not known yet whether this was saved. All you typed is kept in this page: send it again in a few seconds. It is saved once."].Value,
            (_, false, not null) => words["This was not saved. All you typed is kept in this page: send it again in a few seconds."].Value,
            _ => words["Go back in a few seconds and send it again. It is saved once."].Value,
        });
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(Page(heading, text, isForm ? form is null ? "" : FormAgain(http.Request, form, words["Send it again"].Value) : Link(http.Request, words["Try again"].Value)), CancellationToken.None);
    }

    // No layout: it would ask the database who is reading.
    private static string Page(string heading, string text, string button) => $"""
        <!DOCTYPE html>
        <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName switch { "es" => "es", _ => "en" }}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Safe(heading)} - Milepost</title><link rel="stylesheet" href="/lib/milepost.css"></head>
        <body><main class="grid-container" id="main-content"><h1>{Safe(heading)}</h1><p class="usa-intro">{Safe(text)}</p>{button}</main></body>
        </html>
        """;

    private static string Link(HttpRequest request, string words) =>
        $"""<p><a class="usa-button" href="{Safe(request.PathBase + request.Path + request.QueryString)}">{Safe(words)}</a></p>""";

    private static string FormAgain(HttpRequest request, IReadOnlyList<KeyValuePair<string, string>> fields, string words) =>
        $"""<form method="post" action="{Safe(request.PathBase + request.Path + request.QueryString)}">{string.Concat(fields.Select(f => $"<input type=\"hidden\" name=\"{Safe(f.Key)}\" value=\"{Safe(f.Value)}\">"))}<button class="usa-button" type="submit">{Safe(words)}</button></form>""";

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Method} was answered with 503, because the database is away: {Words}")]
    private partial void LogAway(string method, string words);
}
