using Milepost.App.Tests.Features.Plans;

namespace Milepost.App.Tests.Features.Participants.GoalsTab;

public sealed class GoalsTabPageTests
{
    [Fact]
    public async Task Where_the_pack_says_so_a_goals_dates_come_from_its_services()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan("illinois-worknet-jted", "jted", TestOrganization.South, Person.SouthPlanner,
            change: file => file["services"]![0]!["plannedEndOn"] = "2026-06-30");

        var page = await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/goals");

        page.ShouldSay("Dates (from its services)").ShouldSay("Feb 24, 2026 to Jun 30, 2026").ShouldSay("Long-Term").ShouldSay("1 step, 2 steps/services");
        Assert.Equal($"/participants/{ada}/plans/{plan}/goals/new", page.LinkTo("Add a goal"));
    }

    [Fact]
    public async Task Without_a_plan_it_says_what_to_do_first()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/goals");

        Assert.Equal($"/participants/{ada}/plans/new", page.LinkTo("Open a plan"));
    }
}
