using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;

namespace Milepost.App.Tests;

/// <summary>A browser without script: keeps cookies, follows redirects, and signs its person in by the sign-in page.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient _http;
    private readonly TestApp.Failures _failures;
    private readonly SemaphoreSlim _signingIn = new(1);
    private bool _signedIn;

    internal Visitor(TestServer server, Person? person, TestApp.Failures failures)
    {
        (Person, _failures) = (person, failures);
        _http = new(new CookieContainerHandler { InnerHandler = server.CreateHandler() }) { BaseAddress = new("http://localhost/") };
    }

    public Person? Person { get; }

    /// <summary>Opens an address.</summary>
    /// <param name="languages">What the browser asks for, "es-MX,es;q=0.9".</param>
    public async Task<TestPage> Visit(string address, string? languages = null)
    {
        await SignIn();
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (languages is not null) request.Headers.AcceptLanguage.ParseAdd(languages);
        return await new TestPage(this).Load(await Follow(request));
    }

    /// <summary>Fetches a file, such as a printed plan.</summary>
    public async Task<(byte[] Bytes, string? ContentType, string? FileName)> Download(string address)
    {
        await SignIn();
        using var response = await Follow(new HttpRequestMessage(HttpMethod.Get, address));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var disposition = response.Content.Headers.ContentDisposition;
        return (await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.MediaType, (disposition?.FileNameStar ?? disposition?.FileName)?.Trim('"'));
    }

    /// <summary>Sends what no page offers: a forged id, a field that is not on the form. It brings a valid token against forgery along.</summary>
    public async Task<TestPage> Post(string address, params (string Name, string Value)[] fields)
    {
        var response = await PostOnce(address, fields);
        return await new TestPage(this).Load(await FollowOn(response));
    }

    /// <summary>Like <see cref="Post"/>, but a redirect is given back as it came.</summary>
    public async Task<HttpResponseMessage> PostOnce(string address, params (string Name, string Value)[] fields)
    {
        await SignIn();
        var form = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", await TokenAsync()));
        return await Sound(_http.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(form)));
    }

    /// <summary>One GET, redirects given back as they come.</summary>
    /// <param name="accept">What kind of answer is wanted, as a script says it: "application/json".</param>
    /// <param name="ifNoneMatch">The ETag of an answer that came before.</param>
    /// <param name="bearer">A token, as a program brings it.</param>
    public async Task<HttpResponseMessage> GetOnce(string address, string? accept = null, string? ifNoneMatch = null, string? bearer = null)
    {
        await SignIn();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (accept is not null) request.Headers.Accept.ParseAdd(accept);
        if (bearer is not null) request.Headers.Authorization = new("Bearer", bearer);
        if (ifNoneMatch is not null) request.Headers.IfNoneMatch.ParseAdd(ifNoneMatch);
        return await Sound(_http.SendAsync(request));
    }

    /// <summary>Signs in at once, for tests that need to be signed in before the clock moves.</summary>
    public async Task SignIn()
    {
        if (Person is null || _signedIn) return;
        await _signingIn.WaitAsync();
        try
        {
            if (_signedIn) return;
            var page = await new TestPage(this).Load(await Follow(new HttpRequestMessage(HttpMethod.Get, "/sign-in")));
            page.Fill("E-mail address", Person.Email);
            page.Fill("Password", Milepost.App.Tests.Person.Password);
            var answer = await Once(page.Submission("Sign in"));
            if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{Person} could not sign in: {(await new TestPage(this).Load(answer)).Text}");
            _signedIn = true;
        }
        finally
        {
            _signingIn.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _signingIn.Dispose();
    }

    internal async Task<HttpResponseMessage> Follow(HttpRequestMessage request) => await FollowOn(await Once(request));

    private Task<HttpResponseMessage> Once(HttpRequestMessage request) => Sound(_http.SendAsync(request));

    private async Task<HttpResponseMessage> Sound(Task<HttpResponseMessage> sending)
    {
        var response = await sending;
        if (response.StatusCode == HttpStatusCode.InternalServerError)
            throw new InvalidOperationException($"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.PathAndQuery} failed.", _failures.Next());
        return response;
    }

    private async Task<HttpResponseMessage> FollowOn(HttpResponseMessage response)
    {
        for (var step = 0; response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.MovedPermanently && response.Headers.Location is { } next; step++)
        {
            if (step == 10) throw new InvalidOperationException($"Sent on and on, at last to {next}.");
            // A redirect keeps the "#place" of a page to itself.
            var address = new Uri(response.RequestMessage!.RequestUri!, next);
            response.Dispose();
            response = await Once(new HttpRequestMessage(HttpMethod.Get, address));
        }
        return response;
    }

    /// <summary>Any page with a form has one; the sign-in page is open to all.</summary>
    private async Task<string> TokenAsync()
    {
        using var response = await Follow(new HttpRequestMessage(HttpMethod.Get, "/sign-in"));
        var document = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        return ((IHtmlInputElement)document.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
    }
}
