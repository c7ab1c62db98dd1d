using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Milepost.Rehearsal;

/// <summary>What became of one request.</summary>
internal enum Outcome
{
    Done,

    /// <summary>503 with words: the node is there and the database is not.</summary>
    Away,

    /// <summary>502, 504, a broken connection: the node or the way to it.</summary>
    Broken,

    /// <summary>Sent to the sign-in page: a session did not survive. Must never happen.</summary>
    SessionLost,

    /// <summary>An answer that nothing explains. Must never happen.</summary>
    Wrong,
}

/// <summary>A planner's browser: signs in, reads, and writes case notes through their form, sending it again as a person would until it is taken.</summary>
internal sealed class Planner(Uri address, string email, Tally tally) : IDisposable
{
    private static readonly HtmlParser Parser = new();

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), PooledConnectionLifetime = TimeSpan.FromSeconds(20) })
    {
        BaseAddress = address, Timeout = TimeSpan.FromSeconds(70),
    };

    private IReadOnlyList<string> _people = [];

    public async Task SignInAsync(string password)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var fields = Fields(await PageAsync("/sign-in"), form => form.QuerySelector("[name='Form.Email']") is not null);
                fields["Form.Email"] = email;
                fields["Form.Password"] = password;
                using var answer = await PostAsync("/sign-in", fields);
                if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{email} could not sign in: {(int)answer.StatusCode}");
                break;
            }
            catch (Exception e) when (attempt < 5 && e is HttpRequestException or InvalidOperationException)
            {
                await Task.Delay(1000);
            }
        }
        var list = Parser.ParseDocument(await PageAsync("/participants"));
        _people = [.. list.QuerySelectorAll("a[href^='/participants/']").Select(a => a.GetAttribute("href")!).Where(href => Guid.TryParse(href.Split('/', '?')[2], out _))
            .Select(href => href.Split('/', '?')[2]).Distinct()];
        if (_people.Count == 0) throw new InvalidOperationException($"{email} has nobody on the caseload.");
    }

    /// <summary>Writes notes with a word of their own each until told to stop; the last one is seen through.</summary>
    public async Task WriteAsync(string writer, CancellationToken stop)
    {
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            var word = $"rehearsal-{writer}-{number}-end";
            var path = $"/participants/{_people[Random.Shared.Next(_people.Count)]}/notes/new?subject=-";
            Dictionary<string, string>? form = null;
            // Read the form, then send the very same one until it is taken: it carries the mark that makes it count once.
            for (var started = Clock.Now; form is null;)
            {
                try
                {
                    using var page = await _http.GetAsync(path, CancellationToken.None);
                    var outcome = OutcomeOf(page, HttpStatusCode.OK);
                    tally.Count("read", outcome);
                    if (outcome == Outcome.Done) form = Fields(await page.Content.ReadAsStringAsync(CancellationToken.None), f => f.QuerySelector("[name='Form.Text']") is not null);
                }
                catch (Exception e) when (IsBroken(e))
                {
                    tally.Count("read", Outcome.Broken);
                }
                if (form is null && (stop.IsCancellationRequested || Clock.Now - started > TimeSpan.FromMinutes(2))) return;
                if (form is null) await Task.Delay(500, CancellationToken.None);
            }
            form["Form.Subject"] = "Rehearsal";
            form["Form.Text"] = $"Written to be found exactly once: {word}";
            tally.Begin(word);
            for (var attempt = 1; attempt <= 200; attempt++)
            {
                var outcome = Outcome.Broken;
                try
                {
                    using var answer = await PostAsync(path, form);
                    outcome = OutcomeOf(answer, HttpStatusCode.Redirect);
                    if (outcome == Outcome.Wrong) tally.Say($"{(int)answer.StatusCode} for a note: {Shortened(await answer.Content.ReadAsStringAsync(CancellationToken.None))}");
                }
                catch (Exception e) when (IsBroken(e))
                {
                    // Nobody knows whether it was taken: that is the case to rehearse.
                }
                tally.Count("write", outcome);
                if (outcome == Outcome.Done) { tally.Acknowledge(word); break; }
                await Task.Delay(500, CancellationToken.None);
            }
            await Task.Delay(Random.Shared.Next(20, 120), CancellationToken.None);
        }
    }

    /// <summary>Looks at what planners look at.</summary>
    public async Task ReadAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var person = _people[Random.Shared.Next(_people.Count)];
            foreach (var path in new[] { "/my-day", $"/participants/{person}", "/participants", $"/participants/{person}/notes" })
            {
                try
                {
                    using var page = await _http.GetAsync(path, CancellationToken.None);
                    tally.Count("read", OutcomeOf(page, HttpStatusCode.OK));
                }
                catch (Exception e) when (IsBroken(e))
                {
                    tally.Count("read", Outcome.Broken);
                }
                await Task.Delay(Random.Shared.Next(50, 150), CancellationToken.None);
            }
        }
    }

    private async Task<string> PageAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields) => _http.PostAsync(path, new FormUrlEncodedContent(fields), CancellationToken.None);

    private static Outcome OutcomeOf(HttpResponseMessage answer, HttpStatusCode wanted) =>
        answer.StatusCode == wanted ? answer.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) == true ? Outcome.SessionLost : Outcome.Done
        : answer.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) == true ? Outcome.SessionLost
        : answer.StatusCode == HttpStatusCode.ServiceUnavailable ? answer.Headers.RetryAfter is null ? Outcome.Broken : Outcome.Away
        : answer.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout ? Outcome.Broken
        : Outcome.Wrong;

    private static bool IsBroken(Exception e) => e is HttpRequestException or TaskCanceledException or IOException;

    private static Dictionary<string, string> Fields(string html, Func<IHtmlFormElement, bool> which)
    {
        var form = Parser.ParseDocument(html).Forms.OfType<IHtmlFormElement>().FirstOrDefault(which) ?? throw new InvalidOperationException("The page has no such form.");
        Dictionary<string, string> fields = [];
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            if (element is IHtmlInputElement { Type: "checkbox" or "radio" or "submit" }) continue;
            fields[element.GetAttribute("name")!] = element switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => "",
            };
        }
        return fields;
    }

    private static string Shortened(string html)
    {
        var text = Parser.ParseDocument(html).QuerySelector("main")?.Text() ?? html;
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 300 ? text[..300] : text;
    }

    public void Dispose() => _http.Dispose();
}
