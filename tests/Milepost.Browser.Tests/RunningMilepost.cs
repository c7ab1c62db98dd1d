using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Milepost.App.Web.Languages;

[assembly: AssemblyFixture(typeof(Milepost.Browser.Tests.RunningMilepost))]

namespace Milepost.Browser.Tests;

/// <summary>The program as people run it, with demo data on a free port, and Chromium to look at it with.</summary>
public sealed partial class RunningMilepost : IAsyncLifetime
{
    /// <summary>How slow a page is says nothing here: other tests run on the same machine at the same time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] ChromiumNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly Dictionary<string, string> _signedIn = [];
    private readonly Dictionary<(string Email, bool Script, string Language), IBrowserContext> _windows = [];
    private readonly ConcurrentDictionary<(string Email, bool Script, string Language), ConcurrentBag<IPage>> _putAway = [];
    private readonly ConcurrentDictionary<string, bool> _openedLetters = [];
    private readonly SemaphoreSlim _signingIn = new(1);
    private readonly StringBuilder _words = new();
    private readonly Lazy<Task> _askedToSign;
    private Process? _program;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public RunningMilepost() => _askedToSign = new(AskToSignAsync);

    public string Root { get; } = FindRoot();

    /// <summary>Like http://127.0.0.1:40123.</summary>
    public string Url { get; private set; } = "";

    public string DataFolder { get; } = Directory.CreateTempSubdirectory("milepost-browser-").FullName;

    private static string? Chromium { get; } = new[] { Environment.GetEnvironmentVariable("MILEPOST_CHROMIUM") }
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => ChromiumNames.Select(name => Path.Combine(folder, name))))
        .FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Chromium is null) return;

        // Up to date already when ./test runs this; after an edit in an editor it is built here.
        await RunAsync(Path.Combine(Root, "tools", "build-milepost"));
        var port = FreePort();
        Url = $"http://127.0.0.1:{port}";
        var start = new ProcessStartInfo(Path.Combine(Root, "artifacts", "milepost", "milepost"), ["serve", "--demo", "--data", DataFolder, "--urls", Url])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Remove("ConnectionStrings__Milepost");
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        _program = Process.Start(start) ?? throw new InvalidOperationException("Milepost did not start.");
        var ready = new TaskCompletionSource();
        _program.OutputDataReceived += (_, line) => Hear(line.Data);
        _program.ErrorDataReceived += (_, line) => Hear(line.Data);
        _program.EnableRaisingEvents = true;
        _program.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"Milepost stopped: {_words}"));
        _program.BeginOutputReadLine();
        _program.BeginErrorReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromMinutes(2));

        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });

        void Hear(string? line)
        {
            if (line is null) return;
            lock (_words) _words.AppendLine(line);
            if (line.StartsWith("Milepost is at", StringComparison.Ordinal)) ready.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_program is not null)
        {
            _program.Kill();
            await _program.WaitForExitAsync();
            _program.Dispose();
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(DataFolder, recursive: true);
    }

    /// <summary>A tab of a browser window, signed in as the owner of this address; nobody when none is given.</summary>
    /// <param name="language">What customers' pages are read in: en or es.</param>
    public async Task<Tab> OpenAsync(Screen screen, string? email = null, string language = "en")
    {
        // A developer without Chromium skips these by name; where everything must run, they fail.
        if (Chromium is null && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip("Chromium was not found. Install it (Debian: apt-get install chromium) or set MILEPOST_CHROMIUM to its path.");
        if (_browser is null) throw new InvalidOperationException("Chromium was not found.");

        if (email is null)
        {
            var window = await NewWindowAsync(screen.Script, null, language);
            return await ShowAsync(await window.NewPageAsync(), page => page.Context.DisposeAsync().AsTask());
        }

        // A new page is a new process of the browser's, half a second each; one that was put away empty is as good.
        var kept = _putAway.GetOrAdd((email, screen.Script, language), _ => []);
        return await ShowAsync(kept.TryTake(out var used) ? used : await (await WindowOfAsync(email, screen.Script, language)).NewPageAsync(), PutAwayAsync);

        async Task<Tab> ShowAsync(IPage page, Func<IPage, Task> putAway)
        {
            await page.SetViewportSizeAsync(screen.Width, 800);
            return new Tab(page, putAway);
        }

        async Task PutAwayAsync(IPage page)
        {
            await page.GotoAsync("about:blank");
            kept.Add(page);
        }
    }

    private async Task<IBrowserContext> NewWindowAsync(bool script, string? state, string language)
    {
        var window = await _browser!.NewContextAsync(new() { BaseURL = Url, JavaScriptEnabled = script, StorageState = state, Locale = "en-US" });
        window.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        await window.AddCookiesAsync([new() { Name = LanguageSetup.Cookie, Value = language, Url = Url }]);
        return window;
    }

    /// <summary>One window for each person, so that style sheets and fonts are fetched once and not for each page.</summary>
    private async Task<IBrowserContext> WindowOfAsync(string email, bool script, string language)
    {
        await _signingIn.WaitAsync();
        try
        {
            if (!_signedIn.TryGetValue(email, out var state)) _signedIn[email] = state = await SignInAsync(email);
            if (!_windows.TryGetValue((email, script, language), out var window)) _windows[(email, script, language)] = window = await NewWindowAsync(script, state, language);
            return window;
        }
        finally
        {
            _signingIn.Release();
        }
    }

    /// <summary>One value from the demo database, for addresses.</summary>
    public string? Ask(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(DataFolder, "milepost.db"), Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }

    /// <summary>The demo customer has a plan to sign: asked once, so that every page of it has something to show.</summary>
    public Task HaveAskedToSignAsync() => _askedToSign.Value;

    /// <summary>Where the next letter to this address leads, which nobody followed yet. Letters lie in the data folder, as in every demo.</summary>
    public async Task<string> FollowLetterAsync(string email)
    {
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < Patience; await Task.Delay(200))
        {
            var folder = new DirectoryInfo(Path.Combine(DataFolder, "mail"));
            if (!folder.Exists) continue;
            foreach (var file in folder.EnumerateFiles("*.eml").OrderBy(file => file.LastWriteTimeUtc))
            {
                if (_openedLetters.ContainsKey(file.Name)) continue;
                var letter = await File.ReadAllTextAsync(file.FullName);
                if (!letter.Contains($"X-Receiver: {email}", StringComparison.OrdinalIgnoreCase) || LinkIn(letter) is not { } link) continue;
                if (_openedLetters.TryAdd(file.Name, true)) return link;
            }
        }
        throw new TimeoutException($"No letter with a link came for {email}.");
    }

    /// <summary>The first link of ours in a letter, whose parts are quoted-printable or base64.</summary>
    private string? LinkIn(string letter)
    {
        var plain = SoftLineEnd().Replace(letter, "").Replace("=3D", "=", StringComparison.Ordinal).Replace("=0D=0A", "\n", StringComparison.Ordinal);
        plain += string.Concat(Base64Part().Matches(letter).Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part.Groups["text"].Value))));
        return LinkToSign().Match(plain) is { Success: true } link ? link.Groups["path"].Value : null;
    }

    private async Task AskToSignAsync()
    {
        var participant = Guid.Parse(Ask($"SELECT Id FROM Participants WHERE CaseNumber = '{Demo.CustomerCase}'")!);
        var plan = Guid.Parse(Ask($"SELECT Id FROM Plans WHERE ParticipantId = '{participant.ToString().ToUpperInvariant()}' AND ClosedOn IS NULL")!);
        await using (var desk = await OpenAsync(new(1280, Script: false), Demo.ChicagoPlanner))
        {
            await desk.GoAsync($"/participants/{participant}/plans/{plan}/agreement/ask");
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Ask to sign" }).ClickAsync();
            await desk.ArriveAsync(url => url.EndsWith("/agreement", StringComparison.Ordinal));
        }
        // The page to sign on opens to who has read.
        var request = Guid.Parse(Ask("SELECT Id FROM SignatureRequests ORDER BY AskedAt LIMIT 1")!);
        await using var phone = await OpenAsync(new(360, Script: false), Demo.Customer);
        await phone.GoAsync($"/sign/{request}/plan");
    }

    private async Task<string> SignInAsync(string email)
    {
        await using var tab = await OpenAsync(new(1280, Script: false));
        await tab.GoAsync("/sign-in");
        await tab.SignInAsync(email, Demo.Password);
        return await tab.Page.Context.StorageStateAsync();
    }

    private static async Task RunAsync(string script)
    {
        using var process = Process.Start(new ProcessStartInfo(script) { RedirectStandardError = true })!;
        var words = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException(words);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Milepost.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run from a clone: no Milepost.slnx was found above them.");
    }

    [GeneratedRegex("=\r?\n")]
    private static partial Regex SoftLineEnd();

    [GeneratedRegex(@"Content-Transfer-Encoding: base64\s*?\r?\n\r?\n(?<text>[A-Za-z0-9+/=\r\n]+)")]
    private static partial Regex Base64Part();

    [GeneratedRegex("""https?://[^/\s]+(?<path>/sign/[^\s"<]+)""")]
    private static partial Regex LinkToSign();
}
