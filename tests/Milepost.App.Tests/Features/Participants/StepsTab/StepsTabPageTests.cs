using Milepost.App.Tests.Features.Plans;

namespace Milepost.App.Tests.Features.Participants.StepsTab;

public sealed class StepsTabPageTests
{
    [Fact]
    public async Task Services_stand_under_their_goal_and_the_filter_narrows_them()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan(change: file => file["services"]![0]!["completion"] = "successful");

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services");
        page.ShouldSay($"Goal 1: {WrittenPlan.Goal}").ShouldSay("Occupational skills training").ShouldSay("Bus pass").ShouldSay("Forklift card");
        Assert.Contains("Cost missing", page.Row("Bus pass"), StringComparison.Ordinal);

        page.Choose("Show", "Open (1)");
        await page.Press("Filter");
        page.ShouldSay("Bus pass").ShouldNotSay("Occupational skills training");
        page.Choose("Show", "Closed (1)");
        await page.Press("Filter");
        page.ShouldSay("Occupational skills training").ShouldNotSay("Bus pass");
    }

    [Fact]
    public async Task A_filter_that_does_not_exist_shows_everything()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();

        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services?show=nonsense")).ShouldSay("Bus pass");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services?show=99")).ShouldSay("Bus pass");
    }
}
