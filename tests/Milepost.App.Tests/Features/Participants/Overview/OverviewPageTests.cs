using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Plans;

namespace Milepost.App.Tests.Features.Participants.Overview;

public sealed class OverviewPageTests
{
    [Fact]
    public async Task The_plan_is_told_by_goals_with_everything_under_them()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}");

        page.ShouldSay(WrittenPlan.Goal).ShouldSay("Finish the certificate course").ShouldSay("Occupational skills training").ShouldSay("Bus pass");
        // One of its services has started, so the goal has, without anybody writing it down.
        page.ShouldSay("Employment · Long term · Feb 20, 2026 to Dec 18, 2026").ShouldSay("Started").ShouldNotSay("Not started");
        // Support without its cost.
        page.ShouldSay("Cost missing");
        Assert.Contains("Bus pass", page.Row("Transportation"), StringComparison.Ordinal);
        Assert.Contains("nothing yet", page.Row("Childcare"), StringComparison.Ordinal);
        Assert.Equal($"/participants/{ada}/plans/{plan}", page.LinkTo("Answer it: Childcare"));
        page.ShouldSay("Not signed").ShouldSay("1 credential earned").ShouldSay("0 services completed");
    }

    [Fact]
    public async Task Each_count_opens_its_list()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}");

        Assert.Equal($"/participants/{ada}/accomplishments#services", page.LinkTo("0 services completed"));
        await page.Click("1 credential earned");

        page.ShouldSay("Credentials earned (1)").ShouldSay("Forklift card, Feb 25, 2026").ShouldSay("Goals completed (0)");
    }

    [Fact]
    public async Task An_empty_record_says_what_comes_next()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(change: file => { file.Remove("application"); file["enrollments"] = new JsonArray(); });

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}");

        Assert.Equal($"/participants/{ada}/application", page.LinkTo("Record the application"));
        Assert.Equal($"/participants/{ada}/plans/new", page.LinkTo("Open a plan"));
        Assert.True(page.HasLink("Record an assessment"));
    }

    [Fact]
    public async Task A_barrier_that_only_an_assessment_found_waits_too()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan(change: file => file["assessments"] = new JsonArray(new JsonObject
        {
            ["id"] = "A-1", ["type"] = "objectiveAssessmentSummary", ["completedOn"] = "2026-02-18", ["areas"] = new JsonArray(), ["barriers"] = new JsonArray("Housing", "transportation"),
        }));

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}");

        Assert.Contains("nothing yet", page.Row("Housing"), StringComparison.Ordinal);
        Assert.Contains("not in the plan yet", page.Row("Housing"), StringComparison.Ordinal);
        page.ShouldNotSay("transportation");
    }

    [Fact]
    public async Task A_monitor_reads_it_without_buttons_and_another_office_not_at_all()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();

        var page = await app.As(Person.Monitor).Visit($"/participants/{ada}");

        page.ShouldSay(WrittenPlan.Goal).ShouldNotSay("Record signature").ShouldNotSay("Record contact").ShouldNotSay("Answer it").ShouldNotSay("Add step");
        foreach (var path in new[] { "", "/accomplishments", "/goals", "/services", "/log" })
            (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}{path}")).ShouldBeMissing();
    }
}
