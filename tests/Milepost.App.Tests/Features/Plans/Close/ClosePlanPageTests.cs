using static Milepost.App.Tests.Features.Plans.PlanCases;

namespace Milepost.App.Tests.Features.Plans.Close;

public sealed class ClosePlanPageTests
{
    [Theory, EachDatabase]
    public async Task A_plan_closes_with_its_goals_in_view_and_reopens_with_a_reason(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var planner = app.As(Person.CareerPlanner);
        var plan = await PlanOf(app, ada);
        var page = await planner.Visit(plan + "/close");

        page.ShouldSay("Work as a pharmacy technician").ShouldSay("1 goal is still open and will stay without an outcome.");
        page.Fill("Closed on", "2/15/2026");
        await page.Press("Close the IEP");
        Assert.Equal(["Enter a day on or after the opening of Feb 16, 2026.", "Enter the reason."], page.Problems);
        page.Fill("Closed on", "3/1/2026").Fill("Reason", "Moved to another county");
        await page.Press("Close the IEP");
        page.ShouldSay("The IEP is closed. It can be reopened with a reason.");
        Assert.True(page.HasLink("Create the Individual Employment Plan"));
        Assert.Equal(("2026-03-01", "Moved to another county"), ((string?)Plan(await app.Export("P-1"))["closedOn"], (string?)Plan(await app.Export("P-1"))["closeReason"]));

        (await planner.Visit(plan)).ShouldSay("was closed on Mar 1, 2026: Moved to another county");
        Assert.False((await planner.Visit(plan)).HasField("Career pathway"));
        var refused = await planner.Post(plan, ("Form.OpenedOn", "2/16/2026"), ("Form.CareerPathway", "Forged"), ("Form.Version", "2"));
        Assert.Equal("Forged", refused.Field("Career pathway").Value);
        Assert.DoesNotContain("Forged", (await app.Export("P-1")).ToJsonString(), StringComparison.Ordinal);
        Assert.NotEmpty(refused.Problems);

        page = await planner.Visit(plan + "/reopen");
        await page.Press("Reopen the IEP");
        Assert.Equal(["Enter the reason."], page.Problems);
        page.Fill("Reason", "Came back");
        await page.Press("Reopen the IEP");
        page.ShouldSay("The IEP is open again.");
        Assert.Equal("""[{"on":"2026-03-02","reason":"Came back"}]""", Plan(await app.Export("P-1"))["reopenings"]!.ToJsonString());
    }

    [Fact]
    public async Task A_closed_plan_stays_closed_while_another_is_open()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan() + Assessed);
        var planner = app.As(Person.CareerPlanner);
        var plan = await PlanOf(app, ada);
        var page = await planner.Visit(plan + "/close");
        page.Fill("Reason", "New start");
        await page.Press("Close the IEP");
        page = await planner.Visit($"/participants/{ada}/plans/new");
        await page.Press("Open the plan and go on to goals");

        page = await planner.Visit(plan + "/reopen");
        page.Fill("Reason", "Wrong one");
        await page.Press("Reopen the IEP");

        Assert.Equal(["This person has an open plan already. Change that one, or close it with a reason before opening another."], page.Problems);
        Assert.Equal("Wrong one", page.Field("Reason").Value);
    }
}
