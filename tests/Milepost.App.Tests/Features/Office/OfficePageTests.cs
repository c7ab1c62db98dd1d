using Milepost.App.Access;
using Milepost.App.Features.Office;

namespace Milepost.App.Tests.Features.Office;

public sealed class OfficePageTests
{
    [Fact]
    public async Task The_office_page_shows_each_role_what_it_opens_and_nothing_else()
    {
        await using var app = await TestApp.StartAsync();

        var planner = await app.As(Person.CareerPlanner).Visit("/office");
        var administrator = await app.As(Person.Administrator).Visit("/office");

        Assert.True(planner.HasLink("Group entry"));
        Assert.False(planner.HasLink("Organization"));
        Assert.True(administrator.HasLink("Organization"));
        Assert.False(administrator.HasLink("Group entry"));
    }

    [Fact]
    public void Every_place_leads_to_a_page_of_the_access_table() =>
        Assert.All(OfficePlaces.All, place => Assert.NotNull(AccessTable.Instance.Find(place.Path, "GET")));
}
