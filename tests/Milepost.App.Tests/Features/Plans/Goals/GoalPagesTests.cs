using Milepost.Domain;
using Milepost.App.Features.Plans.Goals;
using static Milepost.App.Tests.Features.Plans.PlanCases;

namespace Milepost.App.Tests.Features.Plans.Goals;

public sealed class GoalPagesTests
{
    private const string LongTitle = "Work as a pharmacy technician";

    [Theory]
    [InlineData(144, null)]
    [InlineData(145, "Use 144 characters or fewer. This has 145.")]
    [InlineData(10_000, "Use 144 characters or fewer. This has 10000.")]
    public async Task A_JTED_statement_has_144_characters_at_most(int length, string? words)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", program: "jted", pack: "illinois-worknet-jted", change: OnePlan(category: "Employment"));
        var page = await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/goals/new");
        var statement = new string('g', length);

        Assert.False(page.HasField("Projected end date"));
        page.Choose("Type of goal", "Training").Choose("Term", "Short-Term").Fill("Goal", statement).Choose("Category", "Credential");
        await page.Press("Save the goal");

        if (words is null)
        {
            page.ShouldSay("The goal is added.");
            var goal = Goal(await app.Export("P-1"), 1);
            Assert.Equal(("training", "short", "Credential", "2026-03-02", "notStarted"),
                ((string?)goal["type"], (string?)goal["term"], (string?)goal["category"], (string?)goal["establishedOn"], (string?)goal["status"]));
        }
        else
        {
            Assert.Equal((words, statement), (page.Field("Goal").Error, page.Field("Goal").Value));
            Assert.Equal("Credential", page.Field("Category").Value);
            Assert.Single(Plan(await app.Export("P-1"))["goals"]!.AsArray());
        }
    }

    [Fact]
    public async Task All_that_is_missing_is_said_at_once()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(program: "youth", change: OnePlan(kind: "iss"));
        var page = await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/goals/new");

        page.Fill("Established on", "").Fill("Projected end date", "13/45/2026");
        await page.Press("Save the goal");

        Assert.Equal(["Choose the type of goal.", "Choose the term.", "Enter the statement in one short sentence.", "Enter the day the goal was established.",
            "Enter a real date for projected end date, like 4/28/2025"], page.Problems);
        Assert.Equal("13/45/2026", page.Field("Projected end date").Value);
    }

    [Theory]
    [InlineData("Type", "Training", "Training goals are not used in this program. Choose another type.")]
    [InlineData("Type", "99", null)]
    [InlineData("Term", "Sometime", null)]
    public async Task A_type_or_term_the_program_does_not_allow_is_refused(string field, string value, string? words)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var forged = new Dictionary<string, string>
        {
            ["Form.Type"] = "Employment", ["Form.Term"] = "Short", ["Form.Statement"] = "Forged", ["Form.EstablishedOn"] = "3/1/2026", [$"Form.{field}"] = value,
        };

        var page = await app.As(Person.CareerPlanner).Post(await PlanOf(app, ada) + "/goals/new", [.. forged.Select(f => (f.Key, f.Value))]);

        Assert.NotEmpty(page.Problems);
        if (words is not null) Assert.Equal([words], page.Problems);
        Assert.Single(Plan(await app.Export("P-1"))["goals"]!.AsArray());
    }

    [Fact]
    public async Task A_youths_education_goal_hangs_from_an_employment_goal()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", program: "youth", change: OnePlan(kind: "iss"));
        var page = await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/goals/new");

        page.Choose("Type of goal", "Educational").Choose("Term", "Short").Fill("Goal", "Finish high school by June");
        await page.Press("Save the goal");
        Assert.StartsWith("An education goal hangs from an employment goal.", page.Field("Employment goal it leads to").Error, StringComparison.Ordinal);

        page.Choose("Employment goal it leads to", LongTitle);
        await page.Press("Save the goal");
        page.ShouldSay("The goal is added.").ShouldSay($"Leads to: {LongTitle}");
        Assert.Equal("G-1", (string?)Goal(await app.Export("P-1"), 1)["linkedGoal"]);
    }

    [Theory, EachDatabase]
    public async Task Off_track_writes_the_customer_a_kind_message_and_says_so(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant(id: "P-1", program: "jted", pack: "illinois-worknet-jted", change: OnePlan(agreed: true, category: "Employment"));
        var page = await EditGoal(app, ada);

        page.ShouldSay("If you mark it off track: this needs a new signature because a goal is marked off track.");
        page.Choose("Status", "Off Track");
        await page.Press("Save the goal");

        page.ShouldSay("Ada was sent this message: “One of the goals in your career plan was marked as off track.");
        page.ShouldSay("This began version 2. This needs a new signature because a goal is marked off track.");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}")).ShouldSay("One of the goals in your career plan was marked as off track.");
        Assert.Equal(("offTrack", "2026-03-02"), ((string?)Goal(await app.Export("P-1"))["status"], (string?)Goal(await app.Export("P-1"))["statusOn"]));

        // Saying it again tells nobody again.
        page = await EditGoal(app, ada);
        page.Fill("Goal", "Work as a technician");
        await page.Press("Save the goal");
        page.ShouldSay("The goal is saved.").ShouldNotSay("was sent this message");
    }

    [Fact]
    public async Task Complete_says_what_the_pack_means_by_it()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var page = await EditGoal(app, ada);

        page.Choose("Status", "Complete");
        await page.Press("Save the goal");

        page.ShouldSay("Complete: You have checked that the goal is reached. Close it with its outcome next.").ShouldNotSay("was sent this message");
    }

    [Fact]
    public async Task Started_is_the_programs_to_set()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var page = await EditGoal(app, ada);

        Assert.Equal(["Not started", "On track", "Off track", "Complete"], page.Field("Status").Options);
        page = await app.As(Person.CareerPlanner).Post(page.Address, ("Form.Revision", "1"), ("Form.Type", "Employment"), ("Form.Term", "Long"), ("Form.Statement", LongTitle),
            ("Form.EstablishedOn", "2/16/2026"), ("Form.ProjectedEndOn", "12/31/2026"), ("Form.Status", "Started"));
        Assert.Equal(["This status is set by the program when a service starts. Choose another."], page.Problems);
        Assert.Equal("notStarted", (string?)Goal(await app.Export("P-1"))["status"]);
    }

    [Fact]
    public async Task A_changed_goal_needs_a_new_signature_and_changed_dates_do_not()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan(agreed: true));
        var page = await EditGoal(app, ada);

        page.ShouldSay("If you change the goal itself: this needs a new signature because the goal itself changes.");
        page.ShouldSay("If you change only dates: this needs no new signature because only dates change.");
        page.Fill("Projected end date", "6/30/2027");
        await page.Press("Save the goal");
        page.ShouldSay("The goal is saved. This began version 2. This needs no new signature because only dates change.");

        page = await EditGoal(app, ada);
        page.Fill("Goal", "Work as a nurse").Fill("Reason for the change", "New aptitude");
        await page.Press("Save the goal");
        page.ShouldSay("This needs a new signature because the goal itself changes.");
        Assert.Equal(["datesChanged", "goalChanged"], Plan(await app.Export("P-1"))["changes"]!.AsArray().Select(c => (string?)c!["kind"]));
    }

    [Fact]
    public async Task Two_people_editing_a_goal_both_see_both()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var mine = await EditGoal(app, ada);
        var theirs = await EditGoal(app, ada, Person.Colleague);

        theirs.Fill("Goal", "Theirs");
        await theirs.Press("Save the goal");
        mine.Fill("Goal", "Mine");
        await mine.Press("Save the goal");

        mine.ShouldSay("Cole Colleague-Test changed this");
        Assert.Equal("Mine", mine.Field("Goal").Value);
        Assert.Equal("Theirs", (string?)Goal(await app.Export("P-1"))["statement"]);
        await mine.Press("Save the goal");
        Assert.Equal("Mine", (string?)Goal(await app.Export("P-1"))["statement"]);
    }

    [Fact]
    public async Task A_goal_is_deleted_until_agreed()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var bo = await app.AddParticipant("Bo", id: "P-2", change: OnePlan(agreed: true));
        var planner = app.As(Person.CareerPlanner);

        var page = await planner.Visit((await EditGoal(app, ada)).Address + "/delete");
        await page.Press("Delete the goal");
        page.ShouldSay("The goal is deleted; the history keeps what it said.");
        Assert.Empty(Plan(await app.Export("P-1"))["goals"]!.AsArray());

        page = await planner.Visit((await EditGoal(app, bo)).Address + "/delete");
        page.ShouldSay("This goal is part of a plan that was agreed, so it is kept.");
        Assert.False(page.HasButton("Delete the goal"));
        await planner.Post(page.Address, ("Form.Revision", "1"));
        Assert.Single(Plan(await app.Export("P-2"))["goals"]!.AsArray());
    }

    [Fact]
    public async Task A_goal_closes_with_its_outcome_after_its_objectives_and_reopens_with_a_reason()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var goal = (await EditGoal(app, ada)).Address;
        var planner = app.As(Person.CareerPlanner);
        var page = await planner.Visit(goal + "/close");

        await page.Press("Close the goal");
        Assert.Equal("Choose the outcome.", page.Field("Outcome").Error);
        page.Choose("Outcome", "Reached").Fill("What happened", "Hired by a clinic");
        await page.Press("Close the goal");
        Assert.Equal(["Close this goal's open objectives first, each with its outcome."], page.Problems);
        Assert.Equal("Hired by a clinic", page.Field("What happened").Value);

        var step = await planner.Visit(page.LinkTo("Research LMI & Occupations"));
        step.Choose("Outcome", "Successful");
        await step.Press("Close the objective");
        await page.Press("Close the goal");
        page.ShouldSay("The goal is closed.");
        Assert.Equal(("Reached", "2026-03-02"), ((string?)Goal(await app.Export("P-1"))["outcome"], (string?)Goal(await app.Export("P-1"))["closedOn"]));

        page = await planner.Visit(goal + "/reopen");
        await page.Press("Reopen the goal");
        Assert.Equal("Enter the reason.", page.Field("Reason").Error);
        page.Fill("Reason", "Laid off");
        await page.Press("Reopen the goal");
        Assert.Null(Goal(await app.Export("P-1"))["closedOn"]);
    }

    [Fact]
    public async Task A_goal_of_another_plan_is_not_found_in_this_one()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var bo = await app.AddParticipant("Bo", id: "P-2", change: OnePlan());
        var foreign = (await EditGoal(app, bo)).Address[^36..];
        var planner = app.As(Person.CareerPlanner);
        var goal = $"{await PlanOf(app, ada)}/goals/{foreign}";

        foreach (var below in new[] { "", "/close", "/reopen", "/delete" })
        {
            (await planner.Visit(goal + below)).ShouldBeMissing();
            (await planner.Post(goal + below, ("Form.Revision", "1"), ("Form.Reason", "Forged"), ("Form.Outcome", "Reached"), ("Form.ClosedOn", "3/1/2026"),
                ("Form.Type", "Employment"), ("Form.Term", "Long"), ("Form.Statement", "Forged"), ("Form.EstablishedOn", "2/16/2026"))).ShouldBeMissing();
        }
        Assert.Equal(LongTitle, (string?)Goal(await app.Export("P-2"))["statement"]);
    }

    [Fact]
    public async Task A_status_can_be_set_alone()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var plan = await PlanOf(app, ada);
        var goal = Guid.Parse((await EditGoal(app, ada)).Address[^36..]);

        var set = await app.Call((SetGoalStatusHandler handler) => handler.HandleAsync(new(ada, Guid.Parse(plan[^36..]), goal, null, GoalStatus.OnTrack), CancellationToken.None), Person.CareerPlanner);
        var stale = await app.Call((SetGoalStatusHandler handler) => handler.HandleAsync(new(ada, Guid.Parse(plan[^36..]), goal, 1, GoalStatus.Complete), CancellationToken.None), Person.CareerPlanner);

        Assert.True(set.IsDone);
        Assert.Equal(ProblemKind.Stale, stale.Problem?.Kind);
        Assert.Equal("onTrack", (string?)Goal(await app.Export("P-1"))["status"]);
    }

    private static async Task<TestPage> EditGoal(TestApp app, Guid participant, Person? person = null)
    {
        var visitor = app.As(person ?? Person.CareerPlanner);
        var goals = await visitor.Visit(await PlanOf(app, participant, person) + "/goals");
        return await visitor.Visit(FirstLink(goals, "Edit"));
    }
}
