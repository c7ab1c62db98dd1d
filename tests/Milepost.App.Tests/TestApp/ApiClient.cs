using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.TestHost;

namespace Milepost.App.Tests;

/// <summary>A program that uses the API: it has a token, no cookies, and follows nothing.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly TestApp.Failures _failures;

    internal ApiClient(TestServer server, string? token, TestApp.Failures failures)
    {
        _http = server.CreateClient();
        if (token is not null) _http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        (Token, _failures) = (token, failures);
    }

    public string? Token { get; }

    public Task<ApiAnswered> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<ApiAnswered> Post(string path, string json, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, path, json, headers);

    public Task<ApiAnswered> Put(string path, string json, params (string Name, string Value)[] headers) => Send(HttpMethod.Put, path, json, headers);

    /// <param name="path">Under /api/v1.</param>
    public async Task<ApiAnswered> Send(HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/v1" + path, UriKind.Relative));
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await _http.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.InternalServerError) throw new InvalidOperationException($"{method} {path} failed.", _failures.Next());
        return new(answer.StatusCode, answer.Headers, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();
}

public sealed record ApiAnswered(HttpStatusCode Status, HttpResponseHeaders Headers, string? ContentType, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Tag => Headers.ETag?.ToString();

    /// <summary>The code of a problem.</summary>
    public string? Code => ContentType == "application/problem+json" ? Json["code"]!.GetValue<string>() : null;

    public IEnumerable<string?> Fields => Json["problems"]!.AsArray().Select(p => p!["field"]?.GetValue<string>());

    public ApiAnswered Is(HttpStatusCode expected)
    {
        Assert.True(expected == Status, $"Expected {expected}, got {(int)Status}: {Text}");
        return this;
    }
}
