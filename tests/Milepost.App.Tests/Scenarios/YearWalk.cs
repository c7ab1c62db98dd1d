using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Milepost.App.Features.Policy;
using Milepost.App.Tests.Features.Findings;
using Milepost.App.Tests.Features.Findings.OfParticipant;
using Milepost.App.Tests.Features.FrontDesk;
using Milepost.App.Tests.Features.Plans;
using Milepost.App.Tests.Features.Services;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Scenarios;

/// <summary>A planner who works on one person's record day by day, page by page, as the clock goes.</summary>
internal sealed partial class YearWalk(TestApp app)
{
    private Guid _person;
    private string _plan = "";

    public string CaseNumber { get; private set; } = "";

    public DateOnly Today { get; private set; }

    /// <summary>Today as a planner types it.</summary>
    public string Typed => Today.ToString("M/d/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The working day begins: nobody is still signed in from the day before.</summary>
    public void Begin(string day)
    {
        Today = DateOnly.ParseExact(day, "yyyy-MM-dd");
        app.Clock.GoTo(new(Today, new(18, 0), TimeSpan.Zero));
    }

    /// <summary>A page of the person; the plan's pages begin with <c>{plan}</c>.</summary>
    public Task<TestPage> Open(string page) => Visit($"/participants/{_person}/{page.Replace("{plan}", _plan, StringComparison.Ordinal)}".TrimEnd('/'));

    public Task<TestPage> Visit(string address) => app.AsInAnotherBrowser(Person.CareerPlanner).Visit(address);

    /// <summary>Fills in one page and sends it; it has to be taken as it is.</summary>
    public async Task<TestPage> Do(string address, string button, Action<TestPage> fill)
    {
        var page = await Open(address);
        fill(page);
        await page.Press(button);
        Assert.True(page.Problems.Count == 0, $"{Today}, {address}: {string.Join(' ', page.Problems)}");
        Assert.False(page.HasButton("Save anyway"), $"{Today}, {address} is warned of: {page.Text}");
        return page;
    }

    /// <summary>Somebody signs the sheet at the front desk, and a record is opened from that.</summary>
    public async Task CheckIn(string first, string last, string birthDate)
    {
        await app.OfferAsync();
        var page = await Visit("/front-desk/sheet");
        page.Fill("First name", first, "Line 1").Fill("Last name", last, "Line 1").Fill("Birth date", birthDate, "Line 1").Tick(Desk.Computer, "Line 1");
        await page.Press("Save the sheet");
        page.ShouldSay("1 line is entered.");
        page = await (await Visit($"/front-desk/visitors?name={first}")).Click($"{first} {last}");
        await page.Click("Open a record");
        await page.Click("Add a new person");
        await page.Fill("Phone", "555-0142").Press("Add this person");
        page.ShouldSay($"{first} {last} is on file now.").ShouldSay("Reportable individual: no program is applied for.").ShouldSay(Desk.Computer);
        _person = Guid.Parse(GuidInAddress().Match(page.Address).Value);
        CaseNumber = CaseNumberInText().Match(page.Text).Value;
    }

    public async Task Answer(string section, Action<TestPage> fill)
    {
        var page = await Open($"application/answers/{section}");
        fill(page);
        await page.Press(page.HasButton("Save and go on") ? "Save and go on" : "Save the answers");
        Assert.Empty(page.Problems);
    }

    /// <summary>Names a paper for every answer that a result rests on.</summary>
    public Task Prove() => Do("application/proof", "Save what proves them", page =>
    {
        foreach (var legend in page.Document.QuerySelectorAll("fieldset.mp-row > legend").Select(legend => legend.TextContent.Trim()).Where(legend => !legend.EndsWith("(no result rests on it)", StringComparison.Ordinal)).ToList())
            page.Fill("Kind of document", "Seen paper", legend);
    });

    public Task<TestPage> Assess(string type, Action<TestPage>? fill = null) => Do("assessment/new", "Save the assessment", page =>
    {
        page.Choose("Type", type).Fill("Completed on", Typed);
        fill?.Invoke(page);
    });

    /// <summary>A service given today in person, with its case note, which is a contact as well.</summary>
    public Task<TestPage> Serve(string service, string note, Action<TestPage>? fill = null) => Do($"services/new?{service}", "Save the service", page =>
    {
        page.Fill("Start date", Typed).Fill("Case note", note).Tick("This was a two-way contact: both of you spoke or wrote").Choose("How you were in contact", "In person");
        fill?.Invoke(page);
    });

    public async Task OpenPlan(Action<TestPage> fill)
    {
        var page = await Do("plans/new", "Open the plan and go on to goals", fill);
        Assert.EndsWith("/goals", page.Address, StringComparison.Ordinal);
        _plan = (await PlanCases.PlanOf(app, _person)).Split($"{_person}/")[1];
    }

    public Task<TestPage> Contact(string note) => Do("contact", "Save the contact", page =>
        page.Fill("Day of the contact", Typed).Choose("How you were in contact", "Phone").Choose("Did both of you speak or write?", "Yes").Fill("Note", note));

    public Task<TestPage> Review() => Do("review", "No changes: record the review", page =>
        page.Fill("Day of the review", Typed).Tick("We looked at it together: both of us spoke or wrote").Choose("How you were in contact", "Phone"));

    public Task<JsonObject> Export() => app.Export(CaseNumber);

    /// <summary>
    /// Pages, API and <c>milepost check</c> of the exported file say the same today, and nothing is late.
    /// Gives what is due or not in order by requirement.
    /// </summary>
    public async Task<IReadOnlyList<string>> Compare()
    {
        var found = FoundInCases.Check(Encoding.UTF8.GetBytes((await Export()).ToJsonString()), Today);
        Assert.NotEmpty(found.Findings);
        Assert.Equal(Encoding.UTF8.GetString(FindingsJson.Write(found)), await EverywhereTheSameTests.TextAsync(app.AsInAnotherBrowser(Person.CareerPlanner), $"/participants/{_person}/findings.json"));
        Assert.Equal(EverywhereTheSameTests.OnPaper(found, Today), EverywhereTheSameTests.OnPage(await Open("findings")));
        var late = found.Findings.Where(f => f.Outcome is Outcome.Overdue or Outcome.MetLate).Select(f => $"{f.Requirement.Id} {f.Subject} {f.Outcome} {f.DueOn}").ToList();
        Assert.True(late.Count == 0, $"{Today}, late: {string.Join("; ", late)}");
        return [.. found.Findings.Where(f => f.Outcome is Outcome.NotMet or Outcome.CannotTell).Select(f => $"{f.Requirement.Id} {f.Subject}: {string.Join(", ", f.Verdict.Details)}").Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex GuidInAddress();

    [GeneratedRegex("P-[0-9A-HJKMNP-TV-Z]{8}")]
    private static partial Regex CaseNumberInText();
}
