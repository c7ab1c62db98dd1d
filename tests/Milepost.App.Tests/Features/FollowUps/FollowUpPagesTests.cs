using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.FollowUps;

public sealed class FollowUpPagesTests : IAsyncLifetime
{
    private TestApp app = null!;
    private Guid ada;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddParticipant(program: "youth", id: "P-ADA", change: file =>
        {
            var enrollment = file.List("enrollments")[0]!.AsObject();
            (enrollment["exitedOn"], enrollment["exitRecordedOn"], enrollment["exitReason"]) = ("2026-02-20", "2026-02-28", "Employed");
        });
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Contacts_are_planned_within_their_quarters()
    {
        var page = await Visit("follow-up/plan");
        await page.Fill("Second quarter", "5/20/2026").Press("Save the plan");
        Assert.Equal("Enter a day of this quarter, May 21, 2026 to Aug 20, 2026.", page.Field("Second quarter").Error);

        await page.Fill("Second quarter", "6/1/2026").Press("Save the plan");

        page.ShouldSay("The contacts are planned.").ShouldSay("Jun 1, 2026");
        Assert.Equal("2026-06-01", (await Details())["followUp"]!["planned"]![1].Text("on"));
    }

    [Fact]
    public async Task A_youth_who_declines_ends_the_follow_up_and_nothing_is_due_any_more()
    {
        var page = await Visit("follow-up/contacts/new");
        await page.Choose("What came of it", "Declined follow-up").Choose("How you were in contact", "phone").Press("Save the contact");
        Assert.Equal("Enter what was tried, or what the person said.", page.Field("What was tried, or what the person said").Error);
        Assert.DoesNotContain("followUpContacts", (await app.Export("P-ADA")).Select(field => field.Key));

        await page.Fill("What was tried, or what the person said", "Works and has a mentor there").Press("Save the contact");

        page.ShouldSay("Follow-up ended on Mar 2, 2026: declined. Works and has a mentor there");
        Assert.Equal("declined", (await Details())["followUp"]!["end"].Text("why"));
        app.Clock.Advance(TimeSpan.FromDays(120));
        (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit($"/participants/{ada}/findings")).ShouldNotSay("Enter follow-up");
        (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit("/follow-ups")).ShouldSay("No follow-up is due here.");
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_written_down_and_can_be_taken_up_again()
    {
        var page = await Visit("follow-up/end");
        await page.Choose("Why it ends", "Cannot be reached").Fill("What was tried, or what the person said", "Three calls, one letter").Press("End follow-up");
        page.ShouldSay("Cannot be reached".ToLowerInvariant()).ShouldSay("Not needed");

        await page.Click("Take follow-up up again");
        await page.Press("Save the plan");

        page.ShouldSay("Running");
        Assert.Null((await Details())["followUp"]!["end"]);
    }

    [Fact]
    public async Task Work_told_of_a_quarter_stands_with_its_evidence_among_the_outcomes()
    {
        app.Clock.Advance(TimeSpan.FromDays(150)); // July 30: the second calendar quarter after the exit
        var page = await app.AsInAnotherBrowser(Person.CareerPlanner).Visit($"/participants/{ada}/follow-up/contacts/new");
        page.Choose("What came of it", "Reached").Choose("How you were in contact", "phone").Choose("Employed", "Yes").Fill("Employer", "Sample Bakery").Fill("Employed since", "3/1/2026").Fill("Hours a week", "30")
            .Fill("Hourly wage", "17.25").Choose("Kind of evidence of the job", "Pay stub").Fill("Evidence of the job seen by", "Robin").Fill("Evidence of the job seen on", "7/30/2026");
        await page.Press("Save the contact");

        (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit($"/participants/{ada}/outcomes"))
            .ShouldSay("Second quarter after exit, Jul 1, 2026 to Sep 30, 2026").ShouldSay("$17.25 an hour").ShouldSay("Pay stub, seen by Robin on Jul 30, 2026");
        Assert.Equal("17.25", (await app.Export("P-ADA")).List("followUpContacts")[0]!["job"].Text("hourlyWage"));
    }

    [Fact]
    public async Task Follow_up_of_somebody_out_of_reach_is_missing()
    {
        foreach (var page in new[] { "follow-up", "follow-up/plan", "follow-up/end", "follow-up/contacts/new", "exit" })
            (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/{page}")).ShouldBeMissing();
    }

    private Task<TestPage> Visit(string below) => app.As(Person.CareerPlanner).Visit($"/participants/{ada}/{below}");

    private async Task<JsonNode> Details() => (await app.Export("P-ADA")).List("enrollments")[0]!["exitDetails"]!;
}
