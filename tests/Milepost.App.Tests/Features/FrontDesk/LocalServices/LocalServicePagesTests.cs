namespace Milepost.App.Tests.Features.FrontDesk.LocalServices;

public sealed class LocalServicePagesTests
{
    [Fact]
    public async Task A_service_is_added_renamed_and_ended_and_serves_the_places_below()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.Supervisor).Visit("/local-services/new");

        await page.Choose("Place", "First provider (provider)").Fill("Name", "Use a computer").Fill("Name in Spanish", "Usar una computadora").Choose("Kind", "Self-service").Press("Add it");
        page.ShouldSay("Use a computer is offered from now on.");
        var again = await app.As(Person.Supervisor).Visit("/local-services/new");
        await again.Choose("Place", "First provider (provider)").Fill("Name", "use a Computer").Choose("Kind", "Other").Press("Add it");
        Assert.Equal("This place offers a service of this name already. Choose another name.", again.Field("Name").Error);

        await page.Click("Use a computer");
        await page.Fill("Name", "Computer room").Press("Save");
        page.ShouldSay("Computer room is saved.");
        (await app.As(Person.CareerPlanner).Visit("/front-desk/sheet")).ShouldSay("Computer room");
        (await app.As(Person.FarPlanner).Visit("/front-desk/sheet")).ShouldNotSay("Computer room");

        await page.Click("Computer room");
        await page.Press("Offer it no longer");
        page.ShouldSay("Computer room is not offered after today.");
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await app.As(Person.CareerPlanner).Visit("/front-desk/sheet")).ShouldNotSay("Computer room");
    }

    [Fact]
    public async Task Two_people_who_change_one_entry_see_each_other()
    {
        await using var app = await TestApp.StartAsync();
        await app.OfferAsync();
        var mine = await (await app.As(Person.Supervisor).Visit("/local-services")).Click(Desk.Computer);
        var theirs = await (await app.As(Person.LocalAreaStaff).Visit("/local-services")).Click(Desk.Computer);

        await theirs.Fill("Name", "Computers").Press("Save");
        await mine.Fill("Name", "PCs").Press("Save");

        mine.ShouldSay("Lou Localarea-Test changed this").ShouldSay("Computers");
        (await mine.Press("Save")).ShouldSay("PCs is saved.");
    }
}
