using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;

namespace Milepost.Bench.Serve;

/// <summary>Signs an account of a caseload in as a person does: a new password by the operator's link, then the sign-in page.</summary>
internal static class PageVisitor
{
    private const string Password = "made up for the benchmark";

    /// <returns>The header "Cookie" of whoever signed in.</returns>
    public static async Task<string> SignInAsync(Uri server, string email, string resetPath)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = true }) { BaseAddress = server };
        await SendFormAsync(http, new Uri(resetPath, UriKind.Relative), new() { ["Form.NewPassword"] = Password, ["Form.RepeatedPassword"] = Password });
        var arrived = await SendFormAsync(http, new Uri("/sign-in", UriKind.Relative), new() { ["Form.Email"] = email, ["Form.Password"] = Password });
        return arrived.AbsolutePath == "/sign-in" ? throw new InvalidOperationException($"{email} could not sign in.") : cookies.GetCookieHeader(server);
    }

    private static async Task<Uri> SendFormAsync(HttpClient http, Uri page, Dictionary<string, string> typed)
    {
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(http.GetStringAsync(page).Result));
        var fields = document.QuerySelectorAll("main form input").OfType<IHtmlInputElement>().Where(input => input.Name is { Length: > 0 }).GroupBy(input => input.Name!).ToDictionary(same => same.Key, same => same.First().Value);
        foreach (var (name, value) in typed) fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(page, content);
        answer.EnsureSuccessStatusCode();
        return answer.RequestMessage!.RequestUri!;
    }
}
