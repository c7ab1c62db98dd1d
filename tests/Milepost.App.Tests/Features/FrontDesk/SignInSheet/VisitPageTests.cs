namespace Milepost.App.Tests.Features.FrontDesk.SignInSheet;

public sealed class VisitPageTests
{
    [Theory, EachDatabase]
    public async Task A_visit_is_corrected_with_its_reason_and_the_history_keeps_both(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.OfferAsync();
        var kiosk = await app.KioskAsync();
        await kiosk.GiveNameAsync("Zoe", "Testwell", (4, 28, 1999), Desk.Computer);
        var page = await (await app.As(Person.CareerPlanner).Visit("/front-desk")).Click("Correct the visit of Zoe Testwell");

        await page.Untick(Desk.Computer).Tick(Desk.Workshop).Press("Save the correction");
        Assert.Equal("Enter the reason.", page.Field("Why it is corrected").Error);
        await page.Fill("Why it is corrected", "Ticked the wrong box").Press("Save the correction");

        page.ShouldSay("The visit is corrected.").ShouldSay(Desk.Workshop);
        (await page.Click("Correct the visit of Zoe Testwell")).ShouldSay("Ticked the wrong box").ShouldSay("Visit to North office on Mar 2, 2026: Use a computer");

        await page.Fill("Why it was a mistake", "Somebody tried it out").Press("Take the visit out");
        page.ShouldSay("The visit is taken out.").ShouldSay("Nobody has checked in on this day.");
        (await app.As(Person.CareerPlanner).Visit("/front-desk/counts")).ShouldSay("Reportable individuals 0");
    }

    [Fact]
    public async Task An_unknown_card_gets_its_person_and_opens_that_person_the_next_time()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-ADA");
        var kiosk = await app.KioskAsync();
        await kiosk.SwipeAsync("LIB-55");
        var page = await (await app.As(Person.CareerPlanner).Visit("/front-desk")).Click("Correct the visit of Unknown card LIB-55");

        await page.Fill("Name", "ada sampleton", "Whose visit was it?").Press("Find");
        await page.Choose("Who was it?", "Ada Sampleton, born May 4, 1990, record P-ADA (Same name)").Tick("The card is this person's from now on").Press("It was this person");
        page.ShouldSay("The visit has its person now.").ShouldSay("Ada Sampleton");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await kiosk.SwipeAsync("lib-55");

        var visitor = Assert.Single(await app.VisitorsAsync());
        Assert.Equal(ada, visitor.ParticipantId);
        Assert.Equal([visitor.Id, visitor.Id], (await app.VisitsAsync()).Select(v => v.VisitorId));
        Assert.Equal(2, (await app.Export("P-ADA"))["visits"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_visit_cannot_be_moved_onto_another_of_the_same_day_and_the_later_of_two_corrections_is_told()
    {
        await using var app = await TestApp.StartAsync();
        await app.OfferAsync();
        foreach (var day in new[] { "2026-02-26", "2026-02-27" })
        {
            var sheet = await app.As(Person.CareerPlanner).Visit($"/front-desk/sheet?on={day}");
            await sheet.Fill("First name", "Zoe", "Line 1").Fill("Last name", "Testwell", "Line 1").Fill("Birth date", "4/28/1999", "Line 1").Press("Save the sheet");
        }
        var mine = await (await app.As(Person.CareerPlanner).Visit("/front-desk?on=2026-02-27")).Click("Correct the visit of Zoe Testwell");
        var theirs = await (await app.As(Person.Colleague).Visit("/front-desk?on=2026-02-27")).Click("Correct the visit of Zoe Testwell");

        await mine.Fill("Day of the visit", "2/26/2026").Fill("Why it is corrected", "Wrong day").Press("Save the correction");
        Assert.StartsWith("This person has a visit to this office on that day already.", mine.Field("Day of the visit").Error, StringComparison.Ordinal);
        await theirs.Tick(Desk.Computer).Fill("Why it is corrected", "Forgotten").Press("Save the correction");
        await mine.Fill("Day of the visit", "2/25/2026").Press("Save the correction");

        Assert.Contains("changed", Assert.Single(mine.Problems), StringComparison.OrdinalIgnoreCase);
    }
}
