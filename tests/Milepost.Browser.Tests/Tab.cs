using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Milepost.Browser.Tests;

/// <summary>A browser's tab that remembers what went wrong in it.</summary>
public sealed class Tab : IAsyncDisposable
{
    private static readonly string Axe = $"() => {{ if (!window.axe) {{ {new BundledAxeScriptProvider().GetScript()} }} }}";

    private readonly ConcurrentQueue<string> _complaints = [];
    private string? _asked;

    private readonly Func<IPage, Task> _putAway;

    /// <param name="putAway">What becomes of the page when nobody looks at it any more.</param>
    public Tab(IPage page, Func<IPage, Task> putAway)
    {
        (Page, _putAway) = (page, putAway);
        page.Console += HearConsole;
        page.PageError += HearError;
    }

    public IPage Page { get; }

    /// <summary>What the browser's console said was wrong.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public async Task<IResponse> GoAsync(string address)
    {
        _asked = address;
        return await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load }) ?? throw new InvalidOperationException($"{address} gave no answer.");
    }

    public async Task SignInAsync(string email, string password)
    {
        await Page.GetByLabel("E-mail address").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await ArriveAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Waits until a click has led somewhere and all of that page is there.</summary>
    /// <remarks>Asks the page itself: waiting for its load event can wait for one that came already.</remarks>
    public async Task ArriveAsync(Func<string, bool> where)
    {
        await Page.WaitForURLAsync(where, new() { WaitUntil = WaitUntilState.Commit });
        while (await Page.EvaluateAsync<string>("() => document.readyState") != "complete") await Task.Delay(20);
    }

    /// <summary>Nothing that axe finds against WCAG 2.2 AA, no scrolling sideways, a title and one main heading, a quiet console.</summary>
    public async Task ShouldBeSoundAsync()
    {
        var wrong = await FindProblemsAsync();
        if (wrong.Count > 0) Assert.Fail($"{Page.Url} at {Page.ViewportSize!.Width} px:\n{string.Join('\n', wrong)}");
    }

    public async Task<IReadOnlyList<string>> FindProblemsAsync()
    {
        var wrong = new List<string>();
        // axe runs in the page itself, which does not see into frames of other pages; we have none.
        if (Page.Frames.Count != 1) wrong.Add("has a frame, into which axe does not look");
        await Page.EvaluateAsync(Axe);
        wrong.AddRange(await Page.EvaluateAsync<string[]>(Wcag22Aa));
        wrong.AddRange(await FindShapeProblemsAsync());
        return wrong;
    }

    /// <summary>What can be seen wrong without axe, which needs script in the page's own world.</summary>
    public async Task<IReadOnlyList<string>> FindShapeProblemsAsync()
    {
        var wrong = new List<string>();
        var sideways = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (sideways > 0) wrong.Add($"scrolls sideways by {sideways} px, because of {await Page.EvaluateAsync<string>(Widest)}");
        if (string.IsNullOrWhiteSpace(await Page.TitleAsync())) wrong.Add("has no title");
        if (await Page.Locator("h1").CountAsync() is var headings and not 1) wrong.Add($"has {headings} main headings");
        wrong.AddRange(_complaints.Select(complaint => $"the console says: {complaint}"));
        return wrong;
    }

    // A page that is missing on purpose complains about itself; what it asks for besides must be there.
    private void HearConsole(object? page, IConsoleMessage message)
    {
        if (message.Type == "error" && !IsAboutThePageItself(message.Location)) _complaints.Enqueue($"{message.Text} ({message.Location})");
    }

    private void HearError(object? page, string error) => _complaints.Enqueue(error);

    private bool IsAboutThePageItself(string location) =>
        Uri.TryCreate(location.Split(':', 4) is [var scheme, var host, var rest, ..] ? $"{scheme}:{host}:{rest}" : location, UriKind.Absolute, out var uri) && uri.PathAndQuery == _asked;

    public async ValueTask DisposeAsync()
    {
        await _putAway(Page);
        Page.Console -= HearConsole;
        Page.PageError -= HearError;
    }

    private const string Wcag22Aa = """
        async () => {
          const found = await axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] });
          return found.violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${violation.help}: ${node.html}`));
        }
        """;

    private const string Widest = """
        () => { const edge = document.documentElement.clientWidth; let worst = null, far = edge;
          for (const e of document.body.querySelectorAll('*')) { const r = e.getBoundingClientRect(); if (r.right > far + 0.5 && r.width > 0) { far = r.right; worst = e; } }
          return worst ? worst.outerHTML.slice(0, 160) : 'nothing that can be seen'; }
        """;
}
