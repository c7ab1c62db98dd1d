using static Milepost.App.Tests.Features.Plans.PlanCases;

namespace Milepost.App.Tests.Features.Plans.Edit;

public sealed class EditPlanPageTests
{
    [Theory, EachDatabase]
    public async Task A_change_to_an_agreed_plan_begins_a_version_and_takes_the_activity_again(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant(id: "P-1", pack: "illinois-dceo", change: OnePlan(agreed: true));
        var page = await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada));

        page.ShouldSay("This change begins version 2. Version 1 stays as it was agreed.");
        page.ShouldSay("If you change barriers or support services: this needs a new signature because the supportive services change.");
        page.Fill("Barrier 1", "Transportation").Fill("What is done about barrier 1", "Bus pass").Fill("Reason for the change", "The car broke down");
        await page.Press("Save and stay here");

        page.ShouldSay("The plan is saved. This began version 2. This needs a new signature because the supportive services change.");
        page.ShouldSay("was recorded with its case note.");
        page.Fill("Comments", "Prefers mornings");
        await page.Press("Save and stay here");

        var file = await app.Export("P-1");
        var service = Assert.Single(EpisodesOfPlan(file));
        Assert.Equal(("Development of an IEP", "2026-03-02", "successful"), ((string?)service["name"], (string?)service["startsOn"], (string?)service["completion"]));
        var note = Assert.Single(file["caseNotes"]!.AsArray())!;
        Assert.Equal((string?)service["id"], (string?)note["service"]);
        Assert.Equal("IEP changed\nReason: The car broke down\nIEP changed", (string?)note["text"]);
        var change = Assert.Single(Plan(file)["changes"]!.AsArray())!;
        Assert.Equal(("2026-03-02", "supportChanged", "The car broke down"), ((string?)change["on"], (string?)change["kind"], (string?)change["reason"]));
    }

    [Fact]
    public async Task While_the_plan_is_first_made_a_change_is_no_change()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", pack: "illinois-dceo", change: OnePlan());
        var page = await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada));

        page.ShouldNotSay("What saving means");
        page.Fill("Barrier 1", "Transportation");
        await page.Press("Save and go on");

        page.ShouldSay("The plan is saved.").ShouldNotSay("This began version");
        var file = await app.Export("P-1");
        Assert.Empty(EpisodesOfPlan(file));
        Assert.Empty(Plan(file)["changes"]!.AsArray());
    }

    [Fact]
    public async Task Two_people_editing_both_see_both_and_saving_again_is_a_decision()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var plan = await PlanOf(app, ada);
        var mine = await app.As(Person.CareerPlanner).Visit(plan);
        var theirs = await app.As(Person.Colleague).Visit(plan);

        theirs.Fill("Career pathway", "Information technology");
        await theirs.Press("Save and stay here");
        mine.Fill("Career pathway", "Welding").Fill("Comments", "Mine");
        await mine.Press("Save and stay here");

        mine.ShouldSay("Cole Colleague-Test changed this");
        Assert.Contains("Information technology", mine.Row("Career pathway"), StringComparison.Ordinal);
        Assert.Equal(("Welding", "Mine"), (mine.Field("Career pathway").Value, mine.Field("Comments").Value));
        Assert.Equal("Information technology", (string?)Plan(await app.Export("P-1"))["careerPathway"]);

        await mine.Press("Save and stay here");
        mine.ShouldSay("The plan is saved.");
        Assert.Equal("Welding", (string?)Plan(await app.Export("P-1"))["careerPathway"]);
    }

    [Fact]
    public async Task What_was_typed_comes_back_rows_included()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var plan = await PlanOf(app, ada);
        var planner = app.As(Person.CareerPlanner);

        var rows = string.Join(',', Enumerable.Range(0, 5).Select(row => $"\"Form.CustomerActions[{row}].Text\":[\"{(row == 4 ? "Typed in the fifth row" : "")}\"]"));
        await planner.PostOnce("/drafts", ("path", plan), ("fields", $$"""{"Form.CareerPathway":["Half a wo"],{{rows}},"Form.Version":["1"]}"""));
        var page = await planner.Visit(plan);

        Assert.Equal("Half a wo", page.Field("Career pathway").Value);
        Assert.Equal("Typed in the fifth row", page.Field("Customer action 5").Value);
    }

    [Fact]
    public async Task A_plan_that_was_closed_meanwhile_refuses_and_keeps_every_word()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var plan = await PlanOf(app, ada);
        var mine = await app.As(Person.CareerPlanner).Visit(plan);
        var goal = await app.As(Person.CareerPlanner).Visit(FirstLink(await app.As(Person.CareerPlanner).Visit(plan + "/goals"), "Edit"));
        var theirs = await app.As(Person.Colleague).Visit(plan + "/close");
        theirs.Fill("Reason", "Moved");
        await theirs.Press("Close the IEP");

        mine.Fill("Comments", "Half an hour of typing");
        await mine.Press("Save and stay here");
        await mine.Press("Save and stay here");
        goal.Fill("Goal", "Another half hour");
        await goal.Press("Save the goal");

        Assert.Equal(["This plan is closed. Reopen it with a reason before changing it."], mine.Problems);
        Assert.Equal("Half an hour of typing", mine.Field("Comments").Value);
        Assert.Equal(["This plan is closed. Reopen it with a reason before changing it."], goal.Problems);
        Assert.Equal("Another half hour", goal.Field("Goal").Value);
    }

    [Fact]
    public async Task Another_persons_plan_is_not_found_under_this_person()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var bo = await app.AddParticipant("Bo", "Testwell", id: "P-2", change: OnePlan());
        var foreign = (await PlanOf(app, bo)).Replace($"{bo}", $"{ada}", StringComparison.Ordinal);
        var planner = app.As(Person.CareerPlanner);

        foreach (var below in new[] { "", "/goals", "/goals/new", "/objectives", "/objectives/new", "/services", "/finish", "/versions", "/versions/compare?from=1&to=1", "/close", "/reopen" })
            (await planner.Visit(foreign + below)).ShouldBeMissing();
        foreach (var below in new[] { "", "/goals/new", "/objectives/new", "/services", "/close", "/reopen" })
            (await planner.Post(foreign + below, ("Form.OpenedOn", "2/16/2026"), ("Form.CareerPathway", "Forged"), ("Form.Reason", "Forged"), ("Form.ClosedOn", "3/1/2026"), ("Form.Version", "1"), ("Form.Revision", "1"),
                ("Form.Type", "Employment"), ("Form.Term", "Long"), ("Form.Statement", "Forged"), ("Form.EstablishedOn", "3/1/2026"), ("Form.StartsOn", "3/1/2026"), ("Form.GoalId", $"{Guid.NewGuid()}"))).ShouldBeMissing();

        foreach (var number in new[] { "P-1", "P-2" }) Assert.DoesNotContain("Forged", (await app.Export(number)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_monitor_reads_the_plan_and_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var plan = await PlanOf(app, ada);
        var monitor = app.As(Person.Monitor);

        var page = await monitor.Visit(plan);
        page.ShouldSay("Health care");
        Assert.False(page.HasField("Career pathway"));
        Assert.False((await monitor.Visit(plan + "/goals")).HasLink("Add a goal"));
        (await monitor.Visit(plan + "/finish")).ShouldSay("Work as a pharmacy technician");
        (await monitor.Post(plan, ("Form.OpenedOn", "2/16/2026"), ("Form.Version", "1"))).ShouldBeMissing();
    }
}
