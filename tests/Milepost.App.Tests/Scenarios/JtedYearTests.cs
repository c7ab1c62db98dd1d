using Milepost.App.Tests.Features.FrontDesk;
using Milepost.App.Tests.Features.Services;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Scenarios;

/// <summary>A customer of the job training program from the front desk to the first day at the worksite, as a planner clicks through the spring.</summary>
public sealed class JtedYearTests
{
    private const string Guide = "(Creating a Career Plan (IEP/ISS), March 2023, version 2, Service/Step Level Information (Worksite Placements))";

    [Theory, EachDatabase]
    public async Task From_the_front_desk_to_the_first_day_at_the_worksite(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var year = new Year(app, Person.SouthPlanner);

        // March 2: at the front desk, and a record.
        await app.OfferAsync();
        var sheet = await year.Visit("/front-desk/sheet");
        await sheet.Fill("First name", "Zoe", "Line 1").Fill("Last name", "Testwell", "Line 1").Fill("Birth date", "4/28/1999", "Line 1").Tick(Desk.Computer, "Line 1").Press("Save the sheet");
        sheet.ShouldSay("1 line is entered.");
        await year.OpenRecord("Zoe Testwell", page => page.Fill("E-mail address", "zoe@example.org").Fill("Phone", "555-0134").Fill("City", "Testville"));
        Assert.Equal("SOUTH", (await year.File()).List("visits")[0].Text("office"));

        // Application, determination, enrollment.
        await year.Do("application/edit", "Save the application", page => page.Fill("Applied on", "3/2/2026").Tick("JTED"));
        year.On("2026-03-09");
        await year.Do("application/determination", "Save the decision", page => page.Fill("Eligibility determined on", "3/9/2026").Fill("Certified on", "3/9/2026").Fill("Certified without every document, because", "The paper file holds them"));
        await year.Do("enrollments/new", "Enroll", page => page.Fill("Entered on", "3/9/2026"));

        // Assessment and career path, plan, goal of 144 characters, step, agreement on paper.
        year.On("2026-03-11");
        await year.Do("assessment/new", "Save the assessment", page => page.Choose("Type", "Interests").Fill("Completed on", "3/11/2026").Tick("Transportation").Fill("Summary", "Likes books and order."));
        year.On("2026-03-12");
        await year.Do("plans/new", "Open the plan and go on to goals", page => page.Fill("Career pathway", "Libraries and archives"));
        var plan = await year.Plan();
        var statement = "Work in a library by autumn ".PadRight(144, 'x');
        var goal = await year.See(plan + "/goals/new");
        goal.Choose("Type of goal", "Employment").Choose("Term", "Long-Term").Fill("Goal", statement + "x").Choose("Category", "Employment");
        await goal.Press("Save the goal");
        Assert.Equal("Use 144 characters or fewer. This has 145.", goal.Field("Goal").Error);
        await goal.Fill("Goal", statement).Press("Save the goal");
        goal.ShouldSay("The goal is added.");
        var goalId = (await year.File()).Goal().Text("id");
        await year.Do(plan + "/objectives/new", "Save the step", page => page.Fill("What will be done", "Learn the work of a shelving aide in a library").Fill("Projected end date", "8/28/2026"));
        Assert.NotEqual(Outcome.Met, (await year.Findings())["jted.agreement-on-file"]);
        await Sign(year, plan);
        Assert.Equal(Outcome.Met, (await year.Findings())["jted.agreement-on-file"]);

        // Employer, worksite, job; a placement below the minimum wage is refused with its source.
        year.On("2026-03-16");
        var worksites = await year.Visit("/worksites");
        await worksites.Click("Add an employer");
        await worksites.Fill("Name of the employer", "Mock Library").Fill("Agreement signed, first day", "1/1/2026").Press("Add the employer");
        await worksites.Click("Add a worksite");
        await worksites.Fill("Name of the worksite", "Main branch").Choose("Place for the minimum wage", "Chicago").Press("Add the worksite");
        await worksites.Click("Add a job");
        await worksites.Fill("Job title", "Shelving aide").Fill("Hourly wage", "17.25").Fill("Openings", "2").Press("Add the job");
        var placement = await year.See($"services/new?service=jted-work-experience&goal={goalId}");
        await placement.Choose("Job", placement.Field("Job").Options.Single(o => o.StartsWith("Shelving aide", StringComparison.Ordinal))).Press("Use this job");
        placement.Fill("Start date", "3/16/2026").Fill("Hourly wage", "16.19").Fill("Subsidized wage an hour", "16.20").Choose("Position type", "Part-Time").Choose("Status of the placement", "Started (Open)").Fill("First day at the worksite", "3/16/2026");
        await placement.Press("Save the service");
        Assert.Equal($"The hourly wage must be at least the minimum wage of $16.20. {Guide}", placement.Field("Hourly wage").Error);
        Assert.Empty((await year.File()).List("services"));
        await placement.Fill("Hourly wage", "17.25").Press("Save the service");
        placement.ShouldSay("Unsubsidized wage $1.05").ShouldSay("Status Started (Open) since Mar 16, 2026");
        var file = await year.File();
        Assert.Equal("started", file.Goal().Text("status"));
        Assert.Equal(Outcome.Met, (await year.Findings())["jted.wage-at-least-minimum"]);
    }

    private static async Task Sign(Year year, string plan)
    {
        await year.Do(plan + "/print", "Print for signing");
        await year.Do(plan + "/sign", "Record signatures", page => page.Fill("Customer signed on", year.TodayTyped).Fill("Career planner signed on", year.TodayTyped)
            .Fill("Copy given to the customer on", year.TodayTyped).Tick("The original is kept in the paper folder"));
    }
}
