using Milepost.App.Tests.Features.Accounts;

namespace Milepost.App.Tests.Features.Organization;

public sealed class OrganizationTests
{
    [Theory, EachDatabase]
    public async Task An_office_is_added_below_a_provider_with_its_policy_and_can_be_given_to_people(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var page = await app.As(Person.Administrator).Visit("/organization");
        await page.Click("Add below First provider");
        Assert.Equal("Add a place below First provider", page.Heading);
        page.Fill("Name", "West office").Fill("Code", "west").Choose("Policy", page.Field("Policy").Options.First(o => o.Contains("Chicago", StringComparison.Ordinal)));

        await page.Press("Add the place");

        Assert.Equal("/organization", page.Address);
        page.ShouldSay("West office is added").ShouldSay("Office west");
        Assert.Contains("West office (office west)", (await app.As(Person.Administrator).Visit("/people/new")).Field("Place").Options);
        (await app.OrganizationHistory()).ShouldSay("Office added: West office").ShouldSay("Code (empty) west");
    }

    [Theory]
    [InlineData("West office", "north", true, "Code", "Another place has this code")]
    [InlineData("West office", "west side", true, "Code", "letters, digits and hyphens")]
    [InlineData("West office", "west/../north", true, "Code", "letters, digits and hyphens")]
    [InlineData(null, "west", true, "Name", "Enter a name")]
    [InlineData("West office", "west", false, "Policy", "Choose the policy that this office follows")]
    public async Task What_cannot_be_added_says_why_beside_its_field(string? name, string code, bool hasPolicy, string field, string words)
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.Administrator).Visit($"/organization/new?under={await app.PlaceId(TestOrganization.Provider)}");
        page.Fill("Name", name).Fill("Code", code);
        if (hasPolicy) page.Choose("Policy", page.Field("Policy").Options[1]);

        await page.Press("Add the place");

        Assert.Contains(words, page.Field(field).Error, StringComparison.Ordinal);
        Assert.Equal(code, page.Field("Code").Value);
        (await app.As(Person.Administrator).Visit("/organization")).ShouldNotSay("West office");
    }

    [Fact]
    public async Task A_change_of_a_place_is_in_the_history_and_a_stale_one_is_told_so()
    {
        await using var app = await TestApp.StartAsync();
        var address = $"/organization/{await app.PlaceId(TestOrganization.North)}";
        var mine = await app.As(Person.Administrator).Visit(address);
        var theirs = await app.AsInAnotherBrowser(Person.Administrator).Visit(address);
        theirs.Fill("Phone", "555-0177");
        await theirs.Press("Save");

        mine.Fill("Phone", "555-0188");
        await mine.Press("Save");

        mine.ShouldSay("Somebody changed this while you were editing").ShouldSay("555-0177");
        Assert.Equal("555-0188", mine.Field("Phone").Value);
        await mine.Press("Save");
        Assert.Equal("/organization", mine.Address);
        (await app.OrganizationHistory()).ShouldSay("Office changed: North office").ShouldSay("Phone 555-0177 555-0188");
    }

    [Fact]
    public async Task An_administrator_of_an_area_keeps_places_at_and_below_it_and_no_others()
    {
        await using var app = await TestApp.StartAsync();
        var area = app.As(await app.AddStaff(StaffOf.AreaAdministrator));
        var far = await app.PlaceId(TestOrganization.Far);
        var state = await app.PlaceId(TestOrganization.State);

        (await area.Visit("/organization")).ShouldSay("First local area").ShouldSay("North office").ShouldNotSay("Second local area").ShouldNotSay("Elseland").ShouldNotSay("Add a state");
        Assert.Equal("North office", (await area.Visit($"/organization/{await app.PlaceId(TestOrganization.North)}")).Heading);
        foreach (var place in new[] { far, state, Guid.NewGuid() })
        {
            (await area.Visit($"/organization/{place}")).ShouldBeMissing();
            (await area.Post($"/organization/{place}", ("Form.Name", "Forged"), ("Form.Version", "1"))).ShouldBeMissing();
            (await area.Visit($"/organization/new?under={place}")).ShouldBeMissing();
            (await area.Post($"/organization/new?under={place}", ("Form.Name", "Forged"), ("Form.Code", "forged"), ("Form.Kind", "Office"), ("Form.PackId", "chicago-cook"))).ShouldBeMissing();
        }
        (await area.Visit("/organization/new")).ShouldBeMissing();
        (await area.Post("/organization/new", ("Form.Name", "Forged"), ("Form.Code", "forged"), ("Form.Kind", "State"))).ShouldBeMissing();
        (await app.As(Person.Administrator).Visit("/organization")).ShouldNotSay("Forged");
    }

    [Fact]
    public async Task The_history_of_people_and_places_reaches_as_far_as_the_administrator()
    {
        await using var app = await TestApp.StartAsync();
        var area = app.As(await app.AddStaff(StaffOf.AreaAdministrator));
        foreach (var (code, name) in new[] { (TestOrganization.North, "North office renamed"), (TestOrganization.Far, "Far office renamed") })
        {
            var page = await app.As(Person.Administrator).Visit($"/organization/{await app.PlaceId(code)}");
            page.Fill("Name", name);
            await page.Press("Save");
        }

        (await area.Visit("/organization/history")).ShouldSay("Office changed: North office renamed").ShouldNotSay("Far office renamed");
        (await area.Visit("/organization/history?area=account")).ShouldNotSay("Office changed").ShouldSay("set a new password with a one-time link");
        (await app.As(Person.CareerPlanner).Visit("/organization/history")).ShouldBeMissing();
    }
}
