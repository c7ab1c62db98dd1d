using Milepost.App.Features.Plans.Objectives;
using Milepost.Domain;
using static Milepost.App.Tests.Features.Plans.PlanCases;

namespace Milepost.App.Tests.Features.Plans.Objectives;

public sealed class ObjectivePagesTests
{
    [Fact]
    public async Task One_searches_the_predefined_first_and_the_plan_stands_beside_it()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(change: OnePlan());
        var page = await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/objectives");
        page.ShouldSay("40 predefined objectives").ShouldNotSay("Attain Summer Employment");

        page.Fill("Search, for example “resume”", "resume");
        await page.Press("Search", inside: "Search, for example “resume”");

        page.ShouldSay("1 predefined objective for: Work as a pharmacy technician").ShouldSay("Develop / Revise Resume").ShouldNotSay("Attend Financial Literacy");
        Assert.Contains("224 Career Exploration", page.Row("Work as a pharmacy technician"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_predefined_objective_brings_its_services_and_for_youth_its_element(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant(id: "P-1", program: "youth", change: OnePlan(kind: "iss"));
        var planner = app.As(Person.CareerPlanner);
        var page = await planner.Visit(await PlanOf(app, ada) + "/objectives?q=leadership");
        await page.Click("Attend Leadership Development");

        page.ShouldSay("Youth element 6");
        Assert.Equal("Attend Leadership Development", page.Field("What will be done").Value);
        page.Fill("Projected end date", "6/30/2026").Fill("Why it is needed", "She wants to lead a team.").Fill("Start date of the service", "3/16/2026");
        await page.Press("Save the objective");

        page.ShouldSay("The objective is added, and 1 service is planned with it.");
        var file = await app.Export("P-1");
        var objective = Goal(file)["objectives"]![1]!;
        var service = file["services"]!.AsArray().Single(s => (string?)s!["id"] == (string?)objective["services"]![0])!;
        Assert.Equal(("Attend Leadership Development", "2026-03-02"), ((string?)objective["predefined"], (string?)objective["startsOn"]));
        Assert.Equal((6, "2026-03-16", "2026-03-02"), ((int)service["youthElement"]!, (string?)service["startsOn"], (string?)service["recordedOn"]));
        Assert.Null(service["endsOn"]);
        // It starts later, so nothing has started the goal but the service that runs already.
        page.ShouldSay("Attend Leadership Development");
    }

    [Fact]
    public async Task A_service_that_starts_today_starts_its_goal()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: file =>
        {
            OnePlan()(file);
            Goal(file)["objectives"] = new System.Text.Json.Nodes.JsonArray();
            file["services"] = new System.Text.Json.Nodes.JsonArray();
        });
        var page = await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/objectives/new?predefined=6");

        page.Fill("Projected end date", "6/30/2026").Fill("Why it is needed", "The last one is from 2014.");
        await page.Press("Save the objective");

        var goal = Goal(await app.Export("P-1"));
        Assert.Equal(("started", "2026-03-02"), ((string?)goal["status"], (string?)goal["statusOn"]));
    }

    [Fact]
    public async Task A_service_that_needs_its_cost_asks_for_it_in_its_own_row()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var planner = app.As(Person.CareerPlanner);
        var list = await planner.Visit(await PlanOf(app, ada) + "/objectives?q=transportation");
        var page = await planner.Visit(list.LinkTo("Support Service-Transportation Assistance"));

        page.Fill("Projected end date", "6/30/2026").Fill("Why it is needed", "No car.").Tick("Supportive service - Transportation");
        await page.Press("Save the objective");
        Assert.Equal("Enter what it cost in dollars, like 105.00. This kind of service needs it.", page.Field("Cost").Error);
        Assert.DoesNotContain("No car.", (await app.Export("P-1")).ToJsonString(), StringComparison.Ordinal);

        page.Fill("Cost", "105.00");
        await page.Press("Save the objective");
        page.ShouldSay("1 service is planned with it.");
        Assert.Equal("105.00", (string?)(await app.Export("P-1"))["services"]![1]!["cost"]);
    }

    [Fact]
    public async Task What_the_pack_requires_is_asked_for_beside_the_field()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var page = await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/objectives/new");

        page.Fill("What will be done", "Write 2 resumes").Fill("Review date", "1/1/2020").Fill("Comments", "kept");
        await page.Press("Save the objective");

        Assert.Equal("Enter the projected end date.", page.Field("Projected end date").Error);
        Assert.Equal("Enter the reason this objective is needed.", page.Field("Why it is needed").Error);
        Assert.Equal("Enter a day on or after the start of Mar 2, 2026.", page.Field("Review date").Error);
        Assert.Equal(("1/1/2020", "kept"), (page.Field("Review date").Value, page.Field("Comments").Value));
        Assert.Single(Goal(await app.Export("P-1"))["objectives"]!.AsArray());
    }

    [Fact]
    public async Task Advice_on_writing_refuses_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", program: "jted", pack: "illinois-worknet-jted", change: OnePlan(category: "Employment"));
        var page = await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/objectives/new");

        page.ShouldSay("Say exactly what: 4 words or more.").ShouldSay("Give a projected end date.");
        page.Fill("What will be done", "Resume");
        await page.Press("Save the step");
        page.ShouldSay("The step is added.");
    }

    [Fact]
    public async Task An_objective_is_changed_closed_reopened_and_deleted()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var planner = app.As(Person.CareerPlanner);
        var objective = FirstLink(await planner.Visit(await PlanOf(app, ada) + "/objectives"), "Edit");

        var page = await planner.Visit(objective);
        page.Fill("What will be done", "Compare 3 occupations");
        await page.Press("Save the objective");
        page.ShouldSay("The objective is saved.");

        page = await planner.Visit(objective + "/close");
        await page.Press("Close the objective");
        Assert.Equal("Choose how it ended: successful or unsuccessful.", page.Field("Outcome").Error);
        page.Choose("Outcome", "Unsuccessful").Fill("Closed on", "3/3/2026");
        await page.Press("Close the objective");
        Assert.Equal("Enter the day the objective was closed: today or earlier.", page.Field("Closed on").Error);
        page.Fill("Closed on", "3/1/2026");
        await page.Press("Close the objective");
        Assert.Equal(("2026-03-01", "unsuccessful"), ((string?)Goal(await app.Export("P-1"))["objectives"]![0]!["closedOn"], (string?)Goal(await app.Export("P-1"))["objectives"]![0]!["outcome"]));

        page = await planner.Visit(objective + "/reopen");
        await page.Press("Reopen the objective");
        Assert.Equal("Enter the reason.", page.Field("Reason").Error);
        page.Fill("Reason", "Closed by mistake");
        await page.Press("Reopen the objective");
        page.ShouldSay("The objective is open again.");

        page = await planner.Visit(objective + "/delete");
        await page.Press("Delete the objective");
        page.ShouldSay("The objective is deleted");
        Assert.Empty(Goal(await app.Export("P-1"))["objectives"]!.AsArray());
        Assert.Single((await app.Export("P-1"))["services"]!.AsArray());
    }

    [Fact]
    public async Task Two_people_editing_an_objective_both_see_both()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var objective = FirstLink(await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/objectives"), "Edit");
        var mine = await app.As(Person.CareerPlanner).Visit(objective);
        var theirs = await app.As(Person.Colleague).Visit(objective);

        theirs.Fill("Why it is needed", "Theirs");
        await theirs.Press("Save the objective");
        mine.Fill("Why it is needed", "Mine");
        await mine.Press("Save the objective");

        mine.ShouldSay("Cole Colleague-Test changed this");
        Assert.Equal("Mine", mine.Field("Why it is needed").Value);
        Assert.Equal("Theirs", (string?)Goal(await app.Export("P-1"))["objectives"]![0]!["justification"]);
    }

    [Fact]
    public async Task An_objective_or_goal_of_another_person_is_not_found()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var bo = await app.AddParticipant("Bo", id: "P-2", change: OnePlan());
        var planner = app.As(Person.CareerPlanner);
        var foreign = FirstLink(await planner.Visit(await PlanOf(app, bo) + "/objectives"), "Edit")[^36..];
        var foreignGoal = FirstLink(await planner.Visit(await PlanOf(app, bo) + "/goals"), "Edit")[^36..];
        var plan = await PlanOf(app, ada);

        foreach (var below in new[] { "", "/close", "/reopen", "/delete" })
        {
            (await planner.Visit($"{plan}/objectives/{foreign}{below}")).ShouldBeMissing();
            (await planner.Post($"{plan}/objectives/{foreign}{below}", ("Form.Revision", "1"), ("Form.Statement", "Forged"), ("Form.StartsOn", "3/1/2026"), ("Form.Reason", "Forged"),
                ("Form.ClosedOn", "3/1/2026"), ("Form.Outcome", "Successful"))).ShouldBeMissing();
        }
        (await planner.Post($"{plan}/objectives/new", ("Form.GoalId", foreignGoal), ("Form.Statement", "Forged"), ("Form.StartsOn", "3/1/2026"), ("Form.ProjectedEndOn", "4/1/2026"), ("Form.Justification", "x"))).ShouldBeMissing();
        foreach (var number in new[] { "P-1", "P-2" }) Assert.DoesNotContain("Forged", (await app.Export(number)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressing_twice_adds_one_objective_and_one_service()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var page = await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/objectives/new?predefined=6");
        page.Fill("Projected end date", "6/30/2026").Fill("Why it is needed", "Old.");
        var again = page.Copy();

        await page.Press("Save the objective");
        await again.Press("Save the objective");

        var file = await app.Export("P-1");
        Assert.Equal((2, 2), (Goal(file)["objectives"]!.AsArray().Count, file["services"]!.AsArray().Count));
    }

    [Fact]
    public async Task A_step_takes_services_of_this_record_only()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var plan = Guid.Parse((await PlanOf(app, ada))[^36..]);
        var goal = Guid.Parse(FirstLink(await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/goals"), "Edit")[^36..]);
        AddObjective Step(string service) => new(ada, plan, goal, new() { Statement = "Career Exploration", StartsOn = new(2026, 3, 1), ProjectedEndOn = new(2026, 4, 1), Justification = "Because" }, [service], []);

        var forged = await app.Call((AddObjectiveHandler add) => add.HandleAsync(Step("S-99"), CancellationToken.None), Person.CareerPlanner);
        var added = await app.Call((AddObjectiveHandler add) => add.HandleAsync(Step("S-1"), CancellationToken.None), Person.CareerPlanner);

        Assert.Equal(ProblemKind.NotFound, forged.Problem?.Kind);
        Assert.Equal(["S-1"], added.Value.Value.Services);
        Assert.Equal(2, Goal(await app.Export("P-1"))["objectives"]!.AsArray().Count);
    }
}
