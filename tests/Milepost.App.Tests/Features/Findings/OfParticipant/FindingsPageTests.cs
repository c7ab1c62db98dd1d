using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Plans;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Findings.OfParticipant;

public sealed class FindingsPageTests
{
    [Fact]
    public async Task What_is_late_stands_first_with_the_action_that_settles_it()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        // Enrolled 14 days before the tests' first day: the contact is due 30 days after that, on March 18.
        app.Clock.Advance(TimeSpan.FromDays(20));

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}");
        page.ShouldSay("1 late");
        await page.Click("In order?");

        Assert.Equal("In order?", page.Heading);
        var first = TestPage.Words(page.Document.QuerySelector("tbody tr"));
        Assert.StartsWith("4 days late due Mar 18, 2026 Two-way contact at least every 30 days Ada Sampleton", first, StringComparison.Ordinal);
        Assert.Contains("Missing or wrong: any signature", page.Row("The plan is signed and dated by both"), StringComparison.Ordinal);
        Assert.Equal($"/participants/{ada}/plans/{plan}", page.Document.QuerySelector("tbody a[href$='" + plan + "']")!.GetAttribute("href"));
        page.ShouldSay("1 late").ShouldSay("in order");

        await page.Click("Record contact: Two-way contact at least every 30 days, Ada Sampleton");
        page.Choose("How you were in contact", "Phone").Choose("Did both of you speak or write?", "Yes").Fill("Note", "Ada has found a class.");
        await page.Press("Save the contact");
        page.ShouldNotSay("1 late");
        await page.Click("In order?");
        Assert.DoesNotContain("late", page.Row("Two-way contact at least every 30 days"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Things_are_called_by_their_names_and_lead_to_themselves()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan(pack: "illinois-worknet-jted", program: "jted", office: TestOrganization.North);

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/findings");

        Assert.Contains("Service: Bus pass, started Feb 24, 2026", page.Row("A support service has its dollar value"), StringComparison.Ordinal);
        page.ShouldNotSay("service:S-2").ShouldNotSay("plan:PL-1");
        await page.Click("Service: Bus pass, started Feb 24, 2026");
        Assert.Equal("Bus pass", page.Heading);
    }

    [Fact]
    public async Task The_record_can_be_seen_as_it_stood_on_another_day()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/findings");
        Assert.True(page.HasLink("Download as JSON"));

        await page.Fill("As-of day", "2/17/2026").Press("Show that day");

        page.ShouldSay("The record as it stood at the end of Feb 17, 2026").ShouldNotSay("IEP opened");
        Assert.Equal($"/participants/{ada}/findings.json?asOf=2026-02-17", page.LinkTo("Download as JSON"));
        Assert.False(page.HasLink("Record contact: Two-way contact at least every 30 days, Ada Sampleton"));
        Assert.Contains("asOf=2026-02-17", page.LinkTo("Why? Two-way contact at least every 30 days, Ada Sampleton"), StringComparison.Ordinal);
        await page.Click("Back to today");
        page.ShouldSay("IEP opened Feb 20, 2026");

        await page.Fill("As-of day", "12/31/2026").Press("Show that day");
        page.ShouldSay("The record as it will stand at the end of Dec 31, 2026 if nothing is done until then.");
    }

    [Fact]
    public async Task A_day_that_is_none_is_told_beside_the_field_and_kept()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/findings?asOf=2026-02-30");

        Assert.Equal("2026-02-30", page.Field("As-of day").Value);
        Assert.Equal("Enter a real date for as-of day, like 4/28/2025", page.Field("As-of day").Error);
        page.ShouldSay("today, Mar 2, 2026");
    }

    [Fact]
    public async Task What_a_supervisor_lets_wait_is_shown_and_not_counted_as_late()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan(change: file => file["waivers"] = new JsonArray(new JsonObject
        {
            ["requirement"] = "il.contact-every-30-days", ["from"] = "2026-03-02", ["until"] = "2026-04-30", ["reason"] = "In hospital.", ["givenBy"] = "Sam Supervisor-Test",
        }));
        app.Clock.Advance(TimeSpan.FromDays(20));

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/findings");

        var row = page.Document.QuerySelectorAll("tbody tr").Select(TestPage.Words).Single(words => words.Contains("Two-way contact", StringComparison.Ordinal));
        Assert.StartsWith("Waived 4 days late due Mar 18, 2026", row, StringComparison.Ordinal);
        Assert.Contains("Sam Supervisor-Test lets it wait until Apr 30, 2026: In hospital.", row, StringComparison.Ordinal);
        page.ShouldSay("1 waived").ShouldNotSay("1 late").ShouldSay("Waivers (1)");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}")).ShouldSay("1 waived").ShouldNotSay("1 late");
    }

    [Fact]
    public async Task What_is_planned_announces_what_it_will_ask_for()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan(change: file => file["services"]!.AsArray().Add(new JsonObject
        {
            ["id"] = "S-3", ["name"] = "Resume workshop", ["kind"] = "individualized", ["program"] = "adult", ["startsOn"] = "2026-03-09", ["recordedOn"] = "2026-03-02",
        }));

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/findings");

        var coming = page.Document.QuerySelector("section[aria-labelledby=coming]")!;
        var words = TestPage.Words(coming);
        Assert.Contains("From Mar 9, 2026 (in 7 days) Each service is described by a case note Service: Resume workshop, planned for Mar 9, 2026 Not in order", words, StringComparison.Ordinal);
        await page.Click("Why? Each service is described by a case note, Service: Resume workshop, planned for Mar 9, 2026, coming up");
        page.ShouldSay("Nothing is asked for yet. From Mar 9, 2026 (in 7 days)");
    }

    [Fact]
    public async Task A_record_with_nothing_to_do_says_so()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(pack: "us-wioa", change: file => { file.Remove("application"); file["enrollments"] = new JsonArray(); });

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/findings");

        page.ShouldSay("No requirement applies to this record on that day.").ShouldSay("0 in order");
    }

    [Fact]
    public async Task A_monitor_reads_it_without_buttons_and_another_office_not_at_all()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();

        var page = await app.As(Person.Monitor).Visit($"/participants/{ada}/findings");

        page.ShouldSay("The plan is signed and dated by both").ShouldNotSay("Collect signature").ShouldNotSay("Record contact");
        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/findings")).ShouldBeMissing();
        (await app.As(Person.Administrator).Visit($"/participants/{ada}/findings")).ShouldBeMissing();
    }

    [Fact]
    public async Task The_banner_names_what_is_due_next()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/notes");

        page.ShouldSay("contact by Mar 18, 2026");
        await page.Click("contact by Mar 18, 2026");
        Assert.Equal("In order?", page.Heading);

        app.Clock.Advance(TimeSpan.FromDays(16));
        (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit($"/participants/{ada}/notes")).ShouldSay("contact due today");
    }

    [Fact]
    public async Task The_overview_counts_what_the_page_lists()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();
        app.Clock.Advance(TimeSpan.FromDays(20));

        foreach (var person in new[] { Person.CareerPlanner, Person.Monitor })
        {
            var page = await app.As(person).Visit($"/participants/{ada}/findings");
            var counts = page.Document.QuerySelectorAll("ul[aria-label='In numbers'] li").Select(TestPage.Words).Where(words => !words.Contains("advice", StringComparison.Ordinal)).ToList();
            Assert.Contains("1 late", counts);
            var overview = await app.As(person).Visit($"/participants/{ada}");
            Assert.Equal($"/participants/{ada}/findings", overview.LinkTo($"See more about what is in order: {string.Join(", ", counts)}"));
        }
    }
}
