using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Findings;
using Milepost.App.Features.Waivers.Give;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Services;
using Milepost.App.Tests.Features.Worksites;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Features.Findings.Gates;

/// <summary>Changes that would break a requirement: not saved, told by which words, saved all the same where policy only warns.</summary>
public sealed class GateTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly PolicyBook Policies = PolicyBook.Load(PackFiles.DefaultFolder, PackFiles.Load(PackFiles.DefaultFolder));

    /// <summary>Gates whose way in is barred before them: the record itself takes no such thing. See <see cref="GatesBelowTheFormsTests"/>.</summary>
    internal static readonly string[] Below = ["chi.one-open-plan", "jted.goal-statement-length", "jted.subsidy-at-most-minimum", "jted.wage-at-least-minimum"];

    public static TheoryData<string> Refusing => [.. GateCases.All.Where(each => each.Refuses).Select(each => each.Requirement)];

    public static TheoryData<string> Warning => [.. GateCases.All.Where(each => !each.Refuses).Select(each => each.Requirement)];

    [Fact]
    public void Every_gate_of_every_pack_is_tried()
    {
        var gates = Policies.Files.Select(file => file.Requirement).Where(requirement => requirement.Gate is not null).ToList();

        Assert.Equal(gates.Select(requirement => requirement.Id).Order(StringComparer.Ordinal), GateCases.All.Select(each => each.Requirement).Concat(Below).Order(StringComparer.Ordinal));
        Assert.All(GateCases.All, each => Assert.Equal(each.Refuses, RequirementOf(each).Gate!.Action == GateAction.Refuse));
    }

    [Theory, MemberData(nameof(Refusing))]
    public async Task What_policy_forbids_is_not_saved_until_a_supervisor_waives_it(string requirement) => await RefuseAsync(requirement, TestDatabase.Sqlite);

    [Theory, EachDatabase("chi.plan-service-before-training")]
    public async Task It_is_refused_and_waived_on_either_database(TestDatabase database, string requirement) => await RefuseAsync(requirement, database);

    [Theory, MemberData(nameof(Warning))]
    public async Task What_policy_warns_about_is_saved_by_whoever_has_read_it(string requirement) => await WarnAsync(requirement, TestDatabase.Sqlite);

    [Theory, EachDatabase("il.informed-choice-before-training")]
    public async Task It_is_warned_about_and_saved_on_either_database(TestDatabase database, string requirement) => await WarnAsync(requirement, database);

    private static async Task RefuseAsync(string requirement, TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var gate = GateCases.All.Single(each => each.Requirement == requirement);
        var (ada, page) = await RunIntoAsync(app, gate);

        Assert.False(page.HasButton("Save anyway"));
        page.ShouldSay("A supervisor can waive it, with a reason and an end date.").ShouldSay(gate.Supervisor.Name);
        Assert.False(page.HasLink("Waive it for Ada Sampleton"));

        var given = await app.Call((GiveWaiverHandler give) => give.HandleAsync(new(ada, requirement, null, Today, "She starts tomorrow"), CancellationToken.None), gate.Supervisor);
        Assert.True(given.IsDone);
        await page.Press(gate.Button);

        Assert.Empty(page.Problems);
        var line = await FoundAsync(app, ada, requirement);
        Assert.Equal((Outcome.NotMet, Today), (line.Outcome, line.WaivedThrough));
    }

    private static async Task WarnAsync(string requirement, TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var gate = GateCases.All.Single(each => each.Requirement == requirement);
        var (ada, page) = await RunIntoAsync(app, gate);
        var panel = Panel(page);

        page.ShouldNotSay("A supervisor can waive it");
        await page.Press("Save anyway");

        Assert.Empty(page.Problems);
        // The gate is the finding, told beforehand.
        var line = await FoundAsync(app, ada, requirement);
        Assert.Equal(Outcome.NotMet, line.Outcome);
        Assert.All(line.Details, detail => Assert.Contains(DetailWords.Of(detail), panel, StringComparison.OrdinalIgnoreCase));
        (await app.As(gate.Planner).Visit($"/participants/{ada}/log?kind=Policy")).ShouldSay($"Saved in spite of a warning: {RequirementOf(gate).Title}").ShouldSay(gate.Planner.Name);
    }

    /// <summary>Fills in the page and presses the button: nothing is written, everything typed stays, and the page says why.</summary>
    private static async Task<(Guid Person, TestPage Page)> RunIntoAsync(TestApp app, GateCase gate)
    {
        if (gate.Pack == "illinois-worknet-jted") await app.ListJob();
        var ada = await gate.AddAsync(app);
        var (plan, goal) = await app.Call(async (MilepostDb db) => await db.Plans.AsNoTracking().Where(p => p.ParticipantId == ada).FirstOrDefaultAsync() is { } found
            ? (found.Id, found.Goals[0].Id) : (Guid.Empty, Guid.Empty));
        var page = await app.As(gate.Planner).Visit($"/participants/{ada}/{gate.Page.Replace("{plan}", $"{plan}", StringComparison.Ordinal).Replace("{goal}", $"{goal}", StringComparison.Ordinal)}");
        gate.Fill(page);
        var typed = Typed(page);
        var before = await RecordAsync(app);
        Assert.Null(page.Document.QuerySelector("#gates"));

        await page.Press(gate.Button);

        var requirement = RequirementOf(gate);
        Assert.Equal(before.ToJsonString(), (await RecordAsync(app)).ToJsonString());
        Assert.Empty((await app.As(gate.Planner).Visit($"/participants/{ada}/log?kind=Policy")).Document.QuerySelectorAll("tbody tr"));
        Assert.Equal(typed, Typed(page));
        var told = Assert.Single(page.Problems);
        Assert.StartsWith(requirement.Title, told, StringComparison.Ordinal);
        if (gate.Field is { } field) Assert.Equal(told, page.Field(field).Error);
        else Assert.Equal("#gates", page.LinkTo(told));
        var panel = Panel(page);
        Assert.Contains(requirement.Title, panel, StringComparison.Ordinal);
        Assert.Contains(Tidy(requirement.Citation.Quote!), panel, StringComparison.Ordinal);
        Assert.Contains(SourceOf(requirement), panel, StringComparison.Ordinal);
        Assert.Contains(Tidy(requirement.WhatToDo), panel, StringComparison.Ordinal);
        return (ada, page);
    }

    internal static Requirement RequirementOf(GateCase gate) => Policies.Find(gate.Requirement, out var file) ? file.Requirement : throw new InvalidOperationException(gate.Requirement);

    private static string SourceOf(Requirement requirement) =>
        $"{Policies[requirement.Pack].Pack.Sources[requirement.Citation.Source].Title}, {requirement.Citation.Section}";

    private static string Panel(TestPage page) => Tidy(page.Document.QuerySelector("form #gates")!.TextContent);

    private static string Tidy(string text) => string.Join(' ', text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What stands in the fields of the page's form, as it would be sent.</summary>
    private static List<string> Typed(TestPage page) =>
        [.. page.Document.QuerySelectorAll("form.mp-form input, form.mp-form textarea, form.mp-form select").Where(c => c.GetAttribute("name")?.StartsWith("__", StringComparison.Ordinal) == false)
            .Select(c => $"{c.GetAttribute("name")}={(c is IHtmlInputElement { Type: "checkbox" or "radio" } box ? box.Value + box.IsChecked : c is IHtmlTextAreaElement area ? area.Value : c is IHtmlSelectElement select ? select.Value : ((IHtmlInputElement)c).Value)}")];

    private static Task<JsonObject> RecordAsync(TestApp app) => app.Export("P-1");

    private static Task<LedgerFinding> FoundAsync(TestApp app, Guid person, string requirement) => app.Call((MilepostDb db) => db.Findings.AsNoTracking()
        .SingleAsync(f => f.ParticipantId == person && f.Requirement == requirement && f.SeenFrom <= Today && f.SeenThrough >= Today && f.Outcome == Outcome.NotMet));

    [Fact]
    public async Task A_waiver_opens_the_gate_through_its_last_day_and_not_after()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddWithPlan("Ada", id: "P-1");
        var bea = await app.AddWithPlan("Bea", id: "P-2");
        var waived = await app.Call((GiveWaiverHandler give) => give.HandleAsync(new(bea, "chi.plan-service-before-training", null, new(2026, 3, 5), "The old system has it"), CancellationToken.None), Person.Supervisor);
        Assert.True(waived.IsDone);

        app.Clock.Advance(TimeSpan.FromDays(3));
        var page = await Train(bea);
        Assert.Empty(page.Problems);

        app.Clock.Advance(TimeSpan.FromDays(1));
        page = await Train(bea);
        Assert.StartsWith("Training needs a plan development service first.", Assert.Single(page.Problems), StringComparison.Ordinal);

        async Task<TestPage> Train(Guid person) =>
            await (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit($"/participants/{person}/services/new?service=occupational-training")).FillTrainingNeed().Press("Save the service");
    }

    [Fact]
    public async Task A_record_that_is_wrong_already_can_be_changed_elsewhere_and_what_is_imported_is_never_refused()
    {
        await using var app = await TestApp.StartAsync();
        // Training without a plan service, before certification, and a plan without assessments.
        var ada = await app.AddWithPlan("Ada", id: "P-1", change: file => file.List("services").Add(JsonNode.Parse(
            """{"id": "S-9", "name": "Occupational skills training", "kind": "training", "program": "adult", "startsOn": "2026-02-10", "recordedOn": "2026-02-11"}""")));
        var planner = app.As(Person.CareerPlanner);

        var page = await (await planner.Visit($"/participants/{ada}/contact")).Fill("Note", "All is well.").Choose("How you were in contact", "In person").Choose("Did both of you speak or write?", "Yes").Press("Save the contact");
        Assert.Empty(page.Problems);
        page = await (await planner.Visit($"/participants/{ada}/services/new?service=job-readiness-workshop")).Press("Save the service");
        Assert.Empty(page.Problems);
        var training = await app.Call((MilepostDb db) => db.Services.Where(s => s.ParticipantId == ada && s.CaseFileId == "S-9").Select(s => s.Id).SingleAsync());
        page = await (await planner.Visit($"/participants/{ada}/services/{training}/edit")).Fill("Provider", "Mock College").Press("Save the service");
        Assert.Empty(page.Problems);
        Assert.Empty((await planner.Visit($"/participants/{ada}/log?kind=Policy")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task A_true_day_is_never_kept_out_by_what_was_entered_before_it()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: file => file["application"]!.AsObject().Remove("certifiedOn"));
        var planner = app.As(Person.CareerPlanner);
        var page = await (await planner.Visit($"/participants/{ada}/services/new?service=job-readiness-workshop")).Fill("Start date", "2/20/2026").Press("Save the service");
        Assert.Empty(page.Problems);

        // The certification came after the service; both happened, so it can be saved, and the service is what has to be mended.
        page = await (await planner.Visit($"/participants/{ada}/application/determination")).Fill("Certified on", "2/25/2026").Fill("Certified without every document, because", "The paper file holds them").Press("Save the decision");
        Assert.StartsWith("No service is dated before certification: Job Readiness Workshop.", Assert.Single(page.Problems), StringComparison.Ordinal);
        var service = (await app.Export("P-1")).List("services")[0].Text("id");
        Assert.Equal(FindingLinks.Settle(ada, "il.no-service-before-certification", $"service:{service}"), page.LinkTo("Complete the service: Job Readiness Workshop"));
        await page.Press("Save anyway");

        Assert.Equal("2026-02-25", (string?)(await app.Export("P-1"))["application"]!["certifiedOn"]);
    }

    [Fact]
    public async Task Nobody_saves_anyway_what_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: file => file["application"]!["certifiedOn"] = "2026-02-20");

        var page = await app.As(Person.CareerPlanner).Post($"/participants/{ada}/services/new?service=job-readiness-workshop",
            ("Form.StartsOn", "2/18/2026"), ("Form.SameDay", "true"), ("Form.Completion", "Successful"), ("AcceptedWarnings", "il.no-service-before-certification"));

        Assert.StartsWith("No service is dated before certification.", Assert.Single(page.Problems), StringComparison.Ordinal);
        Assert.Empty((await app.Export("P-1")).List("services"));
    }

    [Fact]
    public async Task Two_warnings_are_shown_together_and_accepted_with_one_press()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1", change: PeopleWithPlans.PlanService);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?service=occupational-training");

        await page.Fill("Provider", "Mock College").Press("Save the service");
        Assert.Equal(2, page.Problems.Count);
        await page.Press("Save anyway");

        page.ShouldSay("is entered");
        var log = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/log?kind=Policy");
        log.ShouldSay("Saved in spite of a warning: Informed choice is documented before training").ShouldSay("Saved in spite of a warning: The need for training is case noted before training");
    }

    [Fact]
    public async Task While_something_is_refused_no_warning_can_be_saved()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?service=occupational-training");

        await page.Fill("Provider", "Mock College").Press("Save the service");

        Assert.Equal(3, page.Problems.Count);
        Assert.False(page.HasButton("Save anyway"));
        Assert.StartsWith("Training needs a plan development service first", page.Document.QuerySelector("#gates h3")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_is_led_to_the_waiver_and_back_to_what_was_typed()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var supervisor = app.As(Person.Supervisor);
        var address = $"/participants/{ada}/services/new?service=occupational-training";
        var page = (await supervisor.Visit(address)).FillTrainingNeed().Fill("Provider", "Mock College");
        await page.Press("Save the service");

        page.ShouldSay("what you typed is kept for you");
        await page.Click("Waive it for Ada Sampleton");
        Assert.Equal("Waive a requirement", page.Heading);
        await page.Fill("Last day", "3/9/2026").Fill("Reason", "Entered in the old system").Press("Waive it");
        page.ShouldSay("Waived until Mar 9, 2026: Training needs a plan development service first.");

        page = await supervisor.Visit(address);
        Assert.Equal("Mock College", page.Field("Provider").Value);
        await page.Press("Save the service");
        Assert.Equal("Mock College", (await app.Export("P-1")).Training().Text("provider"));
    }

    [Fact]
    public async Task The_planner_of_the_record_asks_somebody_else_even_as_a_supervisor()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1", planner: Person.Supervisor);
        var page = (await app.As(Person.Supervisor).Visit($"/participants/{ada}/services/new?service=occupational-training")).FillTrainingNeed();

        await page.Press("Save the service");

        page.ShouldSay("You keep this record yourself, so somebody else has to waive it");
        Assert.False(page.HasLink("Waive it for Ada Sampleton"));
    }

    [Fact]
    public async Task An_entry_for_many_says_for_whom_and_saves_anyway_for_all()
    {
        await using var app = await TestApp.StartAsync();
        foreach (var (name, id, hasPriority) in new[] { ("Ada", "P-1", true), ("Bea", "P-2", false), ("Cal", "P-3", false) })
            await app.AddWithPlan(name, id: id, change: file => { if (!hasPriority) file["application"]!.AsObject().Remove("priorityGroup"); });
        var page = await app.As(Person.CareerPlanner).Visit("/services/group?program=Adult&service=job-readiness-workshop");
        page.Tick("Ada Sampleton").Tick("Bea Sampleton").Tick("Cal Sampleton").Fill("Case note", "Typed");

        await page.Press("Save for everybody ticked");

        Assert.StartsWith("Bea Sampleton, Cal Sampleton: Priority of service is decided", Assert.Single(page.Problems), StringComparison.Ordinal);
        Assert.Equal(["Bea Sampleton", "Cal Sampleton"], page.Document.QuerySelectorAll("#gates .usa-list li").Select(li => li.TextContent.Trim()));
        Assert.True(page.HasLink("Determine eligibility for Bea Sampleton"));
        Assert.Equal("Typed", page.Field("Case note").Value);
        Assert.Empty((await app.Export("P-1")).List("services"));

        await page.Press("Save anyway");
        page.ShouldSay("is entered for 3 people");
        Assert.Equal([0, 1, 1], await app.Call(async (MilepostDb db) => (await db.Participants.OrderBy(p => p.CaseNumber).Select(p => p.Id).ToListAsync())
            .Select(id => db.History.AsEnumerable().Count(h => h.ParticipantId == id && h.Events.Any(e => e.Kind == "gate.saved-anyway"))).ToList()));
    }

    [Fact]
    public async Task What_is_wrong_for_another_reason_shows_nothing_of_it()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1");

        var page = await (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?service=job-readiness-workshop")).Fill("Start date", "").Press("Save the service");

        Assert.NotEmpty(page.Problems);
        Assert.Null(page.Document.QuerySelector("#gates"));
        Assert.False(page.HasButton("Save anyway"));
    }
}
