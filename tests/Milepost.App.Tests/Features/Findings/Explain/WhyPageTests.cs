using System.Text.Json.Nodes;
using Milepost.App.Features.Findings;
using Milepost.App.Tests.Features.Plans;

namespace Milepost.App.Tests.Features.Findings.Explain;

public sealed class WhyPageTests
{
    [Fact]
    public async Task A_late_finding_opens_into_facts_rule_words_and_what_settles_it()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();
        app.Clock.Advance(TimeSpan.FromDays(20));
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/findings");

        await page.Click("Why? Two-way contact at least every 30 days, Ada Sampleton");

        Assert.Equal("Two-way contact at least every 30 days", page.Heading);
        page.ShouldSay("4 days late").ShouldSay("It was due on Mar 18, 2026, 4 days ago, and is not done.")
            .ShouldSay("Enrollment, Feb 16, 2026 (34 days ago): Enrollment: Adult, Feb 16, 2026")
            .ShouldSay("At least every 30 days, counted from the last of these: a two-way contact, the enrollment.")
            .ShouldSay("For most participants and situations, regular contact is defined as two-way communication that occurs every thirty (30) days.")
            .ShouldSay("Illinois Department of Commerce").ShouldSay("Proper service documentation").ShouldSay("How we read it")
            .ShouldSay("il.contact-every-30-days").ShouldSay("Chicago Cook IEP/ISS procedure, version").ShouldSay("From Jan 1, 2022.")
            .ShouldSay("Reach the participant and record the contact as a two-way case note.");
        Assert.StartsWith("http", page.LinkTo("Introduction to the Career Planning policy (WIOA policy manual, chapter 4.3)"), StringComparison.Ordinal);
        await page.Click("Record contact");
        Assert.Equal($"/participants/{ada}/contact", page.Address);
    }

    [Fact]
    public async Task What_is_missing_is_said_in_words()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan(change: file => file["plans"]![0]!["changes"] = new JsonArray(
            new JsonObject { ["on"] = "2026-02-27", ["kind"] = "goalAdded", ["goal"] = "G-1" }));

        var page = await Why(app, ada, "chi.new-signature-when-goal-changes", "plan:PL-1");

        page.ShouldSay("Missing or wrong: goal added: Work as a pharmacy technician").ShouldSay("Goal added: Work as a pharmacy technician, Feb 27, 2026 (3 days ago): IEP opened Feb 20, 2026");
        page.ShouldNotSay("goalAdded").ShouldNotSay("G-1");
        Assert.Equal($"/participants/{ada}/plans/{plan}", page.Document.QuerySelector("main a[href*='/plans/']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_in_order_says_since_when_and_asks_for_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();

        var page = await Why(app, ada, "il.eligibility-within-30-days", "participant");

        page.ShouldSay("It was done on Feb 16, 2026, in time for Mar 12, 2026.").ShouldNotSay("What settles it").ShouldNotSay("Determine eligibility");
    }

    [Fact]
    public async Task What_is_not_asked_for_says_so_and_still_shows_its_source()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();

        var page = await Why(app, ada, "il.exit-note", "participant");

        page.ShouldSay("Not asked for").ShouldSay("Policy does not ask for this here on that day.").ShouldSay("Service Closure/Exit: A full description");
    }

    [Fact]
    public async Task A_day_in_the_past_is_explained_as_it_was()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();

        var page = await app.As(Person.Monitor).Visit(FindingLinks.Explain(ada, "chi.plan-signed", "plan:PL-1") + "&asOf=2026-02-21");

        page.ShouldSay("As the record stood at the end of Feb 21, 2026.").ShouldNotSay("Collect signature");
        Assert.Equal($"/participants/{ada}/findings?asOf=2026-02-21", page.Document.QuerySelector("main .mp-back")!.GetAttribute("href"));
        (await app.As(Person.Monitor).Visit(FindingLinks.Explain(ada, "chi.plan-signed", "plan:PL-1") + "&asOf=never")).ShouldBeMissing();
    }

    [Fact]
    public async Task A_waiver_is_told_with_who_gave_it_and_why()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan(change: file => file["waivers"] = new JsonArray(new JsonObject
        {
            ["requirement"] = "chi.plan-signed", ["subject"] = "plan:PL-1", ["from"] = "2026-03-02", ["until"] = "2026-03-20", ["reason"] = "Signs next week.", ["givenBy"] = "Sam Supervisor-Test",
        }));

        var page = await Why(app, ada, "chi.plan-signed", "plan:PL-1");

        page.ShouldSay("Until Mar 20, 2026 (in 18 days), by Sam Supervisor-Test: Signs next week.");
    }

    [Fact]
    public async Task Whoever_may_waive_is_led_there()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();
        var why = FindingLinks.Explain(ada, "chi.plan-signed", "plan:PL-1");

        Assert.Equal(FindingLinks.Waive(ada, "chi.plan-signed", "plan:PL-1"), (await app.As(Person.Supervisor).Visit(why)).LinkTo("Let it wait (waiver)"));
        (await app.As(Person.CareerPlanner).Visit(why)).ShouldNotSay("Let it wait");
        // What is in order needs no waiver.
        (await app.As(Person.Supervisor).Visit(FindingLinks.Explain(ada, "il.eligibility-within-30-days", "participant"))).ShouldNotSay("Let it wait");
    }

    [Fact]
    public async Task Those_who_only_read_are_offered_no_action()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();

        var page = await app.As(Person.Monitor).Visit(FindingLinks.Explain(ada, "chi.plan-signed", "plan:PL-1"));

        page.ShouldSay("What settles it").ShouldNotSay("Collect signature");
        (await app.As(Person.SouthPlanner).Visit(FindingLinks.Explain(ada, "chi.plan-signed", "plan:PL-1"))).ShouldBeMissing();
    }

    private static Task<TestPage> Why(TestApp app, Guid person, string requirement, string subject) =>
        app.As(Person.CareerPlanner).Visit(FindingLinks.Explain(person, requirement, subject));
}
