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

    [Fact]
    public async Task A_status_is_set_in_place_and_off_track_writes_the_customer()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/goals");

        page.Choose("Status of goal 1", "Off track");
        await page.Press("Set status of goal 1");

        page.ShouldSay($"Off track: {WrittenPlan.Goal}.").ShouldSay("A kind message to the customer was written.");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}")).ShouldSay("All messages").ShouldSay("About your plan");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/log")).ShouldSay($"Off track: {WrittenPlan.Goal}");
    }

    [Fact]
    public async Task Who_comes_second_is_told_and_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();
        var mine = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/goals");
        var theirs = await app.As(Person.Colleague).Visit($"/participants/{ada}/goals");
        theirs.Choose("Status of goal 1", "On track");
        await theirs.Press("Set status of goal 1");

        mine.Choose("Status of goal 1", "Complete");
        await mine.Press("Set status of goal 1");

        Assert.Equal(["Somebody changed this goal meanwhile. Below it stands as it is now; set the status again if it is still right."], mine.Problems);
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/goals")).ShouldSay("On track");
        mine.Choose("Status of goal 1", "Complete");
        await mine.Press("Set status of goal 1");
        Assert.Empty(mine.Problems);
    }

    [Fact]
    public async Task A_status_that_does_not_exist_and_a_goal_of_somebody_else_are_refused()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();
        var planner = app.As(Person.CareerPlanner);

        (await planner.Post($"/participants/{ada}/goals", ("Form.GoalId", $"{Guid.NewGuid()}"), ("Form.Revision", "1"), ("Form.Status", "OnTrack"))).ShouldBeMissing();
        (await planner.Post($"/participants/{ada}/goals", ("Form.GoalId", "nonsense"), ("Form.Status", "99"))).ShouldSay("Choose a status for the goal");
        (await app.As(Person.Monitor).Post($"/participants/{ada}/goals", ("Form.Status", "OnTrack"))).ShouldBeMissing();
    }
}
