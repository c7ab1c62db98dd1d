using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Milepost.App.Features.Policy;
using Milepost.App.Tests.Features.Findings;
using Milepost.App.Tests.Features.Findings.OfParticipant;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Scenarios;

/// <summary>One planner's year with one person: a day, a page, what is typed, a button.</summary>
internal sealed class Year(TestApp app, Person planner)
{
    private Visitor _browser = app.As(planner);

    public DateOnly Today { get; private set; } = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);

    public Guid Person { get; private set; }

    public string CaseNumber { get; private set; } = "";

    public string Home => $"/participants/{Person}";

    /// <summary>The next morning on which something happens; nobody stays signed in over weeks.</summary>
    public void On(string day)
    {
        Today = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        app.Clock.GoTo(new(Today.ToDateTime(new(15, 0)), TimeSpan.Zero));
        _browser = app.AsInAnotherBrowser(planner);
    }

    /// <summary>A day as people type it.</summary>
    public static string Typed(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("M/d/yyyy", CultureInfo.InvariantCulture);

    public string TodayTyped => Today.ToString("M/d/yyyy", CultureInfo.InvariantCulture);

    public Task<TestPage> Visit(string address) => _browser.Visit(address);

    /// <summary>A page of the person's record.</summary>
    public Task<TestPage> See(string below) => _browser.Visit($"{Home}/{below}".TrimEnd('/'));

    public Task<(byte[] Bytes, string? ContentType, string? FileName)> Download(string address) => _browser.Download(address);

    /// <summary>Fills a page of the record and presses its button; nothing may stand in the way.</summary>
    public async Task<TestPage> Do(string below, string button, Action<TestPage>? fill = null)
    {
        var page = await See(below);
        fill?.Invoke(page);
        await page.Press(button);
        Assert.True(page.Problems.Count == 0 && page.Status == System.Net.HttpStatusCode.OK, $"{Today:yyyy-MM-dd} {below}: {string.Join(' ', page.Problems)} {page.Text}");
        return page;
    }

    public Task<TestPage> Serve(string which, string? on = null, Action<TestPage>? fill = null) => Do("services/new?" + which, "Save the service", page =>
    {
        page.Fill("Start date", on is null ? TodayTyped : Typed(on));
        fill?.Invoke(page);
    });

    /// <summary>A visitor's name, then the record that grows out of it.</summary>
    public async Task OpenRecord(string name, Action<TestPage>? fill = null)
    {
        var page = await (await Visit($"/front-desk/visitors?name={name.Split(' ')[0]}")).Click(name);
        await page.Click("Open a record");
        await page.Click("Add a new person");
        fill?.Invoke(page);
        await page.Press("Add this person");
        page.ShouldSay($"{name} is on file now.");
        Person = Guid.Parse(page.Address.Split('/')[2]);
        CaseNumber = System.Text.RegularExpressions.Regex.Match(page.Text, "Case (P-[0-9A-HJKMNP-TV-Z]{8})").Groups[1].Value;
    }

    /// <summary>Where the person's plan is, below the record.</summary>
    public async Task<string> Plan() => (await See("plans")).Document.QuerySelector("tbody th a")!.GetAttribute("href")!.Split($"{Person}/")[1];

    public Task<JsonObject> File() => app.Export(CaseNumber);

    /// <summary>The exported file, judged as <c>milepost check</c> judges it, says what the page says; gives what it says.</summary>
    public async Task<IReadOnlyDictionary<string, Outcome>> Findings()
    {
        var found = FoundInCases.Check(Encoding.UTF8.GetBytes((await File()).ToJsonString()), Today);
        Assert.Equal(EverywhereTheSameTests.OnPaper(found, Today), EverywhereTheSameTests.OnPage(await See("findings")));
        Assert.NotEmpty(found.Findings);
        return found.Findings.GroupBy(f => f.Requirement.Id).ToDictionary(g => g.Key, g => g.Select(f => f.Outcome).OrderBy(o => o is Outcome.Met).First());
    }
}
