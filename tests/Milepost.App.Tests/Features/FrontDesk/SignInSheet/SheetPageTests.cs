namespace Milepost.App.Tests.Features.FrontDesk.SignInSheet;

public sealed class SheetPageTests
{
    [Theory, EachDatabase]
    public async Task A_sheet_is_entered_late_with_cards_names_and_nobody_by_name(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.OfferAsync();
        var page = await app.As(Person.CareerPlanner).Visit("/front-desk/sheet?on=2026-02-27");

        page.Fill("First name", "Zoe", "Line 1").Fill("Last name", "Testwell", "Line 1").Fill("Birth date", "4/28/1999", "Line 1").Fill("Card", "C-7", "Line 1").Tick(Desk.Computer, "Line 1");
        page.Fill("Card", "c-7", "Line 2").Tick(Desk.Workshop, "Line 2");
        page.Tick("No name", "Line 4").Tick(Desk.Workshop, "Line 4");
        await page.Press("Save the sheet");

        page.ShouldSay("3 lines are entered.").ShouldSay("2 visits").ShouldSay("(entered Mar 2, 2026)");
        var (visits, visitor) = (await app.VisitsAsync(), Assert.Single(await app.VisitorsAsync()));
        // The second line is the same person on the same day: one visit with both services.
        Assert.Equal([(visitor.Id, "Use a computer, Job search workshop"), (null, Desk.Workshop)], visits.Select(v => (v.VisitorId, v.ServiceWords)));
        Assert.All(visits, v => Assert.Equal((new DateOnly(2026, 2, 27), new DateOnly(2026, 3, 2)), (v.On, v.RecordedOn)));
        Assert.Equal("C-7", Assert.Single(visitor.Cards).Number);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_line_and_nothing_is_lost_or_half_saved()
    {
        await using var app = await TestApp.StartAsync();
        await app.OfferAsync();
        var page = await app.As(Person.CareerPlanner).Visit("/front-desk/sheet");

        page.Fill("First name", "Zoe", "Line 1").Fill("Last name", "Testwell", "Line 1").Fill("Birth date", "4/28/1999", "Line 1").Tick(Desk.Computer, "Line 1");
        page.Fill("First name", "Bruno", "Line 3").Fill("Last name", "Sampleton", "Line 3");
        page.Fill("Card", "NOBODYS", "Line 4");
        page.Tick(Desk.Workshop, "Line 5");
        await page.Press("Save the sheet");

        Assert.Equal("Enter the birth date.", page.Field("Birth date", "Line 3").Error);
        Assert.StartsWith("Nobody has this card.", page.Field("First name", "Line 4").Error, StringComparison.Ordinal);
        Assert.StartsWith("Enter the name or the card", page.Field("First name", "Line 5").Error, StringComparison.Ordinal);
        Assert.Equal(("Zoe", "4/28/1999", "Bruno"), (page.Field("First name", "Line 1").Value, page.Field("Birth date", "Line 1").Value, page.Field("First name", "Line 3").Value));
        Assert.Empty(await app.VisitsAsync());
        Assert.Empty(await app.VisitorsAsync());

        page.Fill("Birth date", "1/2/1980", "Line 3").Fill("Card", "", "Line 4").Untick(Desk.Workshop, "Line 5");
        (await page.Press("Save the sheet")).ShouldSay("2 lines are entered.");
    }

    [Fact]
    public async Task An_impossible_date_is_kept_as_typed_and_a_day_ahead_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.CareerPlanner).Visit("/front-desk/sheet?on=2026-03-03");
        page.Fill("First name", "Zoe", "Line 1").Fill("Last name", "Testwell", "Line 1").Fill("Birth date", "2/30/1999", "Line 1");

        await page.Press("Save the sheet");
        Assert.Equal("2/30/1999", page.Field("Birth date", "Line 1").Value);
        await page.Fill("Birth date", "2/28/1999", "Line 1").Press("Save the sheet");

        Assert.Equal("Enter the day of the visit: today or earlier.", page.Field("Day of the sheet").Error);
        Assert.Empty(await app.VisitsAsync());
    }

    [Fact]
    public async Task Somebody_like_a_known_person_has_to_be_decided()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-ADA");
        var page = await app.As(Person.CareerPlanner).Visit("/front-desk/sheet");

        await page.Fill("First name", "Adda", "Line 2").Fill("Last name", "Sampleton", "Line 2").Fill("Birth date", "5/4/1990", "Line 2").Press("Save the sheet");
        Assert.Equal("Somebody like this person is known. Say who it was.", page.Field("Who was it?", "Line 2").Error);
        Assert.Empty(await app.VisitsAsync());
        await page.Choose("Who was it?", "Ada Sampleton, born May 4, 1990, record P-ADA (Similar name, same birth date)", "Line 2").Press("Save the sheet");

        var visitor = Assert.Single(await app.VisitorsAsync());
        Assert.Equal((ada, "Ada Sampleton"), (visitor.ParticipantId, visitor.Name));
        var other = await app.As(Person.CareerPlanner).Visit("/front-desk/sheet");
        await other.Fill("First name", "Adda", "Line 1").Fill("Last name", "Sampleton", "Line 1").Fill("Birth date", "5/4/1990", "Line 1").Press("Save the sheet");
        await other.Choose("Who was it?", "None of these: somebody new", "Line 1").Press("Save the sheet");
        Assert.Equal(2, (await app.VisitorsAsync()).Count);
    }

    [Fact]
    public async Task A_card_of_another_name_is_noticed_and_people_of_other_offices_are_not_told()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant(id: "P-ADA");
        var page = await app.As(Person.CareerPlanner).Visit("/front-desk/sheet");
        await page.Fill("First name", "Zoe", "Line 1").Fill("Last name", "Testwell", "Line 1").Fill("Birth date", "4/28/1999", "Line 1").Fill("Card", "P-ADA", "Line 1").Press("Save the sheet");
        Assert.StartsWith("This card belongs to somebody with another name", page.Field("Card", "Line 1").Error, StringComparison.Ordinal);

        var far = await app.As(Person.FarPlanner).Visit("/front-desk/sheet");
        await far.Fill("First name", "Adda", "Line 1").Fill("Last name", "Sampleton", "Line 1").Fill("Birth date", "5/4/1990", "Line 1").Press("Save the sheet");
        far.ShouldSay("1 line is entered.").ShouldNotSay("P-ADA");
    }

    [Fact]
    public async Task More_lines_keep_what_was_typed()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.CareerPlanner).Visit("/front-desk/sheet");

        await page.Fill("First name", "Zoe", "Line 5").Press("Add more lines");

        Assert.Equal("Zoe", page.Field("First name", "Line 5").Value);
        Assert.Equal("", page.Field("First name", "Line 10").Value);
    }
}
