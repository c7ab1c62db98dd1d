namespace Milepost.App.Tests.Features.FrontDesk.Visitors;

public sealed class VisitorPageTests
{
    [Theory, EachDatabase]
    public async Task A_visitor_gets_a_record_and_the_visits_travel_with_it_until_the_link_is_taken_away(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.OfferAsync();
        await (await app.KioskAsync()).GiveNameAsync("Zoe", "Testwell", (4, 28, 1999), Desk.Computer);
        var page = await (await app.As(Person.CareerPlanner).Visit("/front-desk/visitors?name=zoe")).Click("Zoe Testwell");
        await page.Fill("Phone", "555-0177").Press("Save");

        await page.Click("Open a record");
        await page.Click("Add a new person");
        Assert.Equal(("Zoe", "Testwell", "4/28/1999", "555-0177"), (page.Field("First name").Value, page.Field("Last name").Value, page.Field("Birth date").Value, page.Field("Phone").Value));
        await page.Press("Add this person");
        page.ShouldSay("Zoe Testwell is on file now.").ShouldSay("Visits and local services").ShouldSay(Desk.Computer).ShouldSay("Reportable individual: no program is applied for.");

        var visitor = Assert.Single(await app.VisitorsAsync());
        var number = await app.Call((Milepost.App.Store.MilepostDb db) => Task.FromResult(db.Participants.Single(p => p.Id == visitor.ParticipantId).CaseNumber));
        var visit = Assert.Single((await app.Export(number))["visits"]!.AsArray())!;
        Assert.Equal(("2026-03-02", "NORTH", "kiosk", Desk.Computer), ((string?)visit["on"], (string?)visit["office"], (string?)visit["how"], (string?)visit["services"]![0]!["name"]));

        var back = await app.As(Person.CareerPlanner).Visit($"/front-desk/visitors/{visitor.Id}");
        await back.Press("Take the link away");
        Assert.Equal("Enter the reason.", back.Field("Why the link is wrong").Error);
        await back.Fill("Why the link is wrong", "A namesake").Press("Take the link away");
        back.ShouldSay("A reportable individual without a record.").ShouldSay("A namesake");
        Assert.False((await app.Export(number)).ContainsKey("visits"));
        (await app.As(Person.CareerPlanner).Visit($"/participants/{visitor.ParticipantId}/history")).ShouldSay("Visits of Zoe Testwell are not part of this record any more");
        // Who is like the visitor is offered, and the link comes back.
        (await back.Press($"Link to this record of Zoe Testwell, {number}")).ShouldSay("The visits are part of the record now.");
    }

    [Fact]
    public async Task A_card_is_given_in_the_record_once_and_taken_at_the_desk()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, bruno) = (await app.AddParticipant(), await app.AddParticipant("Bruno", "Testwell"));
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/visits");

        (await page.Fill("New card", "lib 7").Press("Give this card")).ShouldSay("LIB7");
        var other = await app.As(Person.CareerPlanner).Visit($"/participants/{bruno}/visits");
        Assert.StartsWith("Somebody else has this card.", (await other.Fill("New card", "LIB7").Press("Give this card")).Problems.Single(), StringComparison.Ordinal);
        await page.Click("Ada Sampleton at the front desk");
        await page.Press("Lost or returned: card LIB7");
        page.ShouldSay("The card does not count any more.").ShouldSay("Card LIB7 given");
        (await other.Fill("New card", "LIB7").Press("Give this card")).ShouldSay("LIB7");
    }

    [Fact]
    public async Task Visitors_of_other_offices_and_records_out_of_reach_stay_hidden()
    {
        await using var app = await TestApp.StartAsync();
        var far = await app.AddParticipant("Fred", "Farwell", pack: "new-jersey", office: TestOrganization.Far, planner: Person.FarPlanner, id: "P-FAR");
        await (await app.KioskAsync()).GiveNameAsync("Zoe", "Testwell", (4, 28, 1999));
        var zoe = Assert.Single(await app.VisitorsAsync());

        (await app.As(Person.FarPlanner).Visit($"/front-desk/visitors/{zoe.Id}")).ShouldBeMissing();
        (await app.As(Person.FarPlanner).Visit("/front-desk/visitors?name=zoe")).ShouldNotSay("Testwell");
        var page = await app.As(Person.CareerPlanner).Visit($"/front-desk/visitors/{zoe.Id}");
        await page.Fill("Case number", "P-FAR").Press("Link by case number");
        Assert.Equal("Enter the case number of a record that you may open.", page.Field("Case number").Error);
        await app.As(Person.CareerPlanner).Post($"/front-desk/visitors/{zoe.Id}?handler=Link", ("participantId", $"{far}"));
        Assert.Null(Assert.Single(await app.VisitorsAsync()).ParticipantId);
    }
}
