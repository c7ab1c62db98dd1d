using static Milepost.App.Tests.Features.Plans.PlanCases;

namespace Milepost.App.Tests.Features.Plans.Finish;

public sealed class FinishPageTests
{
    [Fact]
    public async Task What_is_missing_leads_to_where_it_is_added()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(change: OnePlan(barrier: "Housing"));
        var planner = app.As(Person.CareerPlanner);
        var page = await planner.Visit(await PlanOf(app, ada) + "/finish");

        page.ShouldSay("Work as a pharmacy technician").ShouldSay("Why: Unsure which setting suits.").ShouldSay("Not signed yet");
        page.ShouldSay("Advice: you can print and sign without it.");
        Assert.EndsWith("/print", page.LinkTo("Print"), StringComparison.Ordinal);
        Assert.EndsWith("/sign", page.LinkTo("Record signature"), StringComparison.Ordinal);
        await page.Click("Say what is done about the barrier: Housing");
        Assert.True(page.HasField("Housing: what is done about it"));
    }

    [Fact]
    public async Task An_agreed_plan_that_changed_says_whether_to_sign_again_and_on_whose_word()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(change: OnePlan(agreed: true));
        var planner = app.As(Person.CareerPlanner);
        var plan = await PlanOf(app, ada);
        (await planner.Visit(plan + "/finish")).ShouldSay("Signed by both");

        var goal = await planner.Visit(plan + "/goals/new");
        goal.Choose("Type of goal", "Employment").Choose("Term", "Short").Fill("Goal", "Start part time at a clinic");
        await goal.Press("Save the goal");

        (await planner.Visit(plan + "/finish")).ShouldSay("New signature needed").ShouldSay("This needs a new signature because you added a goal.")
            .ShouldSay("A new form with signature is required only when the goal itself has changed or being updated.");
    }
}
