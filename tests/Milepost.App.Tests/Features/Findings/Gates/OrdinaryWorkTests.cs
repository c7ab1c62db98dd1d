using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Services;
using Milepost.App.Tests.Features.Worksites;

namespace Milepost.App.Tests.Features.Findings.Gates;

/// <summary>Whoever works as policy asks and types things in the order they happen never meets a gate.</summary>
public sealed class OrdinaryWorkTests
{
    [Fact]
    public async Task An_adult_in_Chicago()
    {
        await using var app = await TestApp.StartAsync();
        var ada = new Walk(app, Person.CareerPlanner, await NewAsync(app, "chicago-cook", Person.CareerPlanner));

        await ada.Do("screening", "Save the screening", page => page.Fill("Given on", "2/3/2026").Choose("Basic skills deficient", "No"));
        await ada.Apply("Adult");
        await ada.Do("application/determination", "Save the decision", page => page.Fill("Eligibility determined on", "2/10/2026").Fill("Certified on", "2/10/2026").Fill("Certified without every document, because", "The paper file holds them").Choose("Priority of service", "Group 2"));
        await ada.Assess("Objective Assessment Summary", "2/11/2026");
        await ada.Assess("Career exploration", "2/11/2026");
        await ada.Do("assessment/new", "Save the assessment", page => page.Choose("Type", "Basic skills test").Choose("Tool", "TABE 11 & 12 (approved)").Fill("Completed on", "2/11/2026"));
        await ada.Do("enrollments/new", "Enroll", page => page.Fill("Entered on", "2/12/2026"));
        await ada.Serve("code=207", "2/12/2026");
        await ada.OpenPlan("2/16/2026");
        await ada.AddGoal();
        await ada.Do("services/new?service=occupational-training", "Save the service", page => page.FillTrainingNeed().Fill("Start date", "2/23/2026"));
    }

    [Fact]
    public async Task A_youth_in_Chicago()
    {
        await using var app = await TestApp.StartAsync();
        var ada = new Walk(app, Person.CareerPlanner, await NewAsync(app, "chicago-cook", Person.CareerPlanner));

        await ada.Apply("Youth");
        await ada.Do("application/determination", "Save the decision", page => page.Fill("Eligibility determined on", "2/10/2026").Fill("Certified on", "2/10/2026").Fill("Certified without every document, because", "The paper file holds them"));
        await ada.Assess("Objective Assessment Summary", "2/11/2026");
        await ada.Serve("service=youth-assessment", "2/11/2026");
        await ada.OpenPlan("2/12/2026");
        await ada.AddGoal();
        await ada.Serve("service=youth-career-planning", "2/13/2026");
        // The last of the four conditions: the page offers the enrollment with it.
        await ada.Serve("service=youth-career-exploration", "2/16/2026");
        await ada.Do("services/new?service=youth-occupational-training", "Save the service", page => page.FillTrainingNeed().Fill("Start date", "2/23/2026"));
    }

    [Fact]
    public async Task A_customer_of_the_job_training_program()
    {
        await using var app = await TestApp.StartAsync();
        await app.ListJob();
        var ada = new Walk(app, Person.SouthPlanner, await NewAsync(app, "illinois-worknet-jted", Person.SouthPlanner));

        await ada.Apply("JTED");
        await ada.Do("application/determination", "Save the decision", page => page.Fill("Eligibility determined on", "2/10/2026").Fill("Certified on", "2/10/2026").Fill("Certified without every document, because", "The paper file holds them"));
        await ada.Do("enrollments/new", "Enroll", page => page.Fill("Entered on", "2/11/2026"));
        await ada.OpenPlan("2/12/2026");
        await ada.Do("plans/{plan}/goals/new", "Save the goal", page => page.Choose("Type of goal", "Employment").Choose("Term", "Long-Term").Fill("Goal", "Work in a library")
            .Choose("Category", page.Field("Category").Options[1]));
        await ada.Do("services/new?service=jted-work-experience&goal={goal}", "Save the service", page => page.Fill("Start date", "2/16/2026").Fill("Employer", "Mock Library").Fill("Worksite", "Main branch")
            .Fill("Hourly wage", "17.25").Fill("Subsidized wage an hour", "15").Choose("Position type", "Part-Time").Choose("Status of the placement", "Started (Open)"));
    }

    [Fact]
    public async Task An_adult_in_New_Jersey()
    {
        await using var app = await TestApp.StartAsync();
        var ada = new Walk(app, Person.FarPlanner, await NewAsync(app, "new-jersey", Person.FarPlanner));

        await ada.Apply("Adult");
        await ada.Do("application/determination", "Save the decision", page => page.Fill("Eligibility determined on", "2/10/2026").Fill("Certified on", "2/10/2026").Fill("Certified without every document, because", "The paper file holds them").Choose("Priority of service", "Group 2"));
        await ada.Do("enrollments/new", "Enroll", page => page.Fill("Entered on", "2/11/2026"));
        await ada.OpenPlan("2/16/2026");
        await ada.AddGoal();
        await ada.Do("services/new?service=occupational-training", "Save the service", page => page.Fill("Provider", "Mock College").Fill("Start date", "2/23/2026"));
    }

    private static Task<Guid> NewAsync(TestApp app, string pack, Person planner) => app.AddParticipant("Ada", "Sampleton", "adult", pack, planner.Office, planner, "P-1", file =>
    {
        file.Remove("application");
        file["enrollments"] = new JsonArray();
    });

    private sealed class Walk(TestApp app, Person planner, Guid person)
    {
        public async Task Do(string address, string button, Action<TestPage> fill)
        {
            var plan = (await app.Export("P-1")).List("plans").FirstOrDefault();
            if (address.Contains("{plan}", StringComparison.Ordinal)) address = address.Replace("plans/{plan}", (await Plans.PlanCases.PlanOf(app, person, planner)).Split($"{person}/")[1], StringComparison.Ordinal);
            if (address.Contains("{goal}", StringComparison.Ordinal)) address = address.Replace("{goal}", plan!["goals"]![0].Text("id"), StringComparison.Ordinal);
            var page = await app.As(planner).Visit($"/participants/{person}/{address}");
            fill(page);
            await page.Press(button);
            Assert.True(page.Problems.Count == 0, $"{address}: {string.Join(' ', page.Problems)}");
        }

        public Task Apply(string program) => Do("application/edit", "Save the application", page => page.Fill("Applied on", "2/2/2026").Tick(program));

        public Task Assess(string type, string on) => Do("assessment/new", "Save the assessment", page => page.Choose("Type", type).Fill("Completed on", on));

        public Task Serve(string which, string on) => Do("services/new?" + which, "Save the service", page => page.Fill("Start date", on));

        public Task OpenPlan(string on) => Do("plans/new", "Open the plan and go on to goals", page => page.Fill("Start date", on));

        public Task AddGoal() => Do("plans/{plan}/goals/new", "Save the goal",
            page => page.Choose("Type of goal", "Employment").Choose("Term", page.Field("Term").Options[^1]).Fill("Goal", "Work as a pharmacy technician").Fill("Established on", "3/1/2026").Fill("Projected end date", "12/18/2026"));
    }
}
