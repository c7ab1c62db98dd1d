using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Reviews;

public sealed class ReviewPageTests
{
    private static JsonNode Review(JsonObject file) => Assert.Single(file["plans"]![0]!["reviews"]!.AsArray())!;

    [Theory, EachDatabase]
    public async Task No_changes_is_one_button_that_writes_review_and_note(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddWithPlan(id: "P-1", change: file => file.Goal()["status"] = "onTrack");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/review");
        page.ShouldSay("Subject of the note: IEP/ISS Review");

        await page.Press("No changes: record the review");

        page.ShouldSay("The review is recorded with its case note \"IEP/ISS Review\"");
        var file = await app.Export("P-1");
        var note = Assert.Single(file.List("caseNotes"));
        Assert.Equal(("2026-03-02", "false", note.Text("id")), (Review(file).Text("on"), Review(file).Text("changed"), Review(file).Text("caseNote")));
        Assert.Equal(("IEP/ISS Review", "2026-03-02", "false"), (note.Text("subject"), note.Text("occurredOn"), note.Text("twoWay")));
        Assert.Contains("I reviewed the file and the IEP of Ada Sampleton.", note.Text("text"), StringComparison.Ordinal);
        Assert.Contains("Ada is on track:", note.Text("text"), StringComparison.Ordinal);
        Assert.Contains("- Work as a pharmacy technician: on track, 0 of 1 objectives done", note.Text("text"), StringComparison.Ordinal);
        Assert.EndsWith("No changes or updates are being made.", note.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_note_can_be_changed_first_and_a_review_together_is_a_contact()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/review");

        page.Fill("Note", "My own words 🎓").Fill("Day of the review", "2/28/2026").Tick("We looked at it together: both of us spoke or wrote");
        await page.Press("No changes: record the review");
        Assert.Equal("Choose how you were in contact.", page.Field("How you were in contact").Error);
        page.Choose("How you were in contact", "In person");
        await page.Press("No changes: record the review");

        var note = Assert.Single((await app.Export("P-1")).List("caseNotes"));
        Assert.Equal(("My own words 🎓", "2026-02-28", "true", "in person"), (note.Text("text"), note.Text("occurredOn"), note.Text("twoWay"), note.Text("method")));
    }

    [Theory]
    [InlineData("3/3/2026", "Enter the day the plan was reviewed: today or earlier.")]
    [InlineData("2/17/2026", "Enter a day on or after the opening of Feb 18, 2026.")]
    [InlineData("2/30/2026", "Enter a real date for day of the review, like 4/28/2025")]
    public async Task A_review_has_a_day_between_the_opening_and_today(string day, string problem)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/review");

        page.Fill("Day of the review", day).Fill("Note", "Typed");
        await page.Press("No changes: record the review");

        Assert.Equal([problem], page.Problems);
        Assert.Equal(problem, page.Field("Day of the review").Error);
        Assert.Equal("Typed", page.Field("Note").Value);
        Assert.Empty((await app.Export("P-1")).List("caseNotes"));
    }

    [Fact]
    public async Task Nobody_with_a_goal_off_track_is_called_on_track()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(change: file => file.Goal()["status"] = "offTrack");

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/review");

        page.ShouldSay("A goal is off track, so the note does not say");
        Assert.DoesNotContain("is on track", page.Field("Note").Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_with_changes_names_them_and_records_the_missing_episode()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1", signed: true, change: file => file["plans"]![0]!["changes"] = JsonNode.Parse(
            """[{"on": "2026-02-25", "kind": "goalChanged", "goal": "G-1", "reason": "Another field"}]"""));
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/review");

        page.ShouldSay("Goal changed on Feb 25, 2026: Work as a pharmacy technician (Another field)").ShouldSay("Subject of the note: IEP/ISS Review/Update");
        await page.Press("Record the review with its changes");

        var file = await app.Export("P-1");
        var note = Assert.Single(file.List("caseNotes"));
        var episode = Assert.Single(file.List("services"));
        Assert.Equal(("true", note.Text("id")), (Review(file).Text("changed"), Review(file).Text("caseNote")));
        Assert.Equal(("205", "planDevelopment", "2026-02-25", "2026-02-25", "successful"),
            (episode.Text("code"), episode.Text("kind"), episode.Text("startsOn"), episode.Text("endsOn"), episode.Text("completion")));
        Assert.Equal(("IEP/ISS Review/Update", episode.Text("id")), (note.Text("subject"), note.Text("service")));
        Assert.Contains("Goal changed on Feb 25, 2026", note.Text("text"), StringComparison.Ordinal);

        // The next review starts from here.
        page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/review");
        page.ShouldSay("No changes").ShouldNotSay("Changed since the last review").ShouldSay("at the last review, Mar 2, 2026");
    }

    [Fact]
    public async Task Where_the_pack_records_no_episode_none_is_written()
    {
        await using var app = await TestApp.StartAsync();
        var bo = await app.AddWithPlan("Bo", "illinois-worknet-jted", "jted", TestOrganization.South, Person.SouthPlanner, "P-2", signed: true,
            change: file => file["plans"]![0]!["changes"] = JsonNode.Parse("""[{"on": "2026-02-25", "kind": "goalAdded", "goal": "G-1"}]"""));
        var page = await app.As(Person.SouthPlanner).Visit($"/participants/{bo}/review");

        await page.Press("Record the review with its changes");

        var file = await app.Export("P-2");
        Assert.Empty(file.List("services"));
        Assert.Equal("Career plan update", Assert.Single(file.List("caseNotes")).Text("subject"));
    }

    [Fact]
    public async Task Goals_stand_beside_how_they_stood_the_last_time()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan();
        var planner = app.As(Person.CareerPlanner);
        var page = await planner.Visit($"/participants/{ada}/review");
        page.ShouldSay("This is the first review");
        await page.Press("No changes: record the review");
        page = await planner.Visit($"/participants/{ada}/services/new?service=job-readiness-workshop&objective=O-2");
        await page.Press("Save the service");

        page = await planner.Visit($"/participants/{ada}/review");

        var row = page.Row("Work as a pharmacy technician");
        Assert.Contains("Started since Mar 2, 2026", row, StringComparison.Ordinal);
        Assert.Contains("Not started", row, StringComparison.Ordinal);
        Assert.Contains("Differs", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_with_a_case_file_is_compared_by_its_dates()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(signed: true, change: file =>
        {
            file.Goal()["status"] = "onTrack";
            file.Goal()["statusOn"] = "2026-02-24";
            file.Goal()["objectives"]![0]!["closedOn"] = "2026-02-26";
            file.Goal()["objectives"]![0]!["outcome"] = "successful";
        });

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/review");

        page.ShouldSay("Goals now and when it was signed, Feb 20, 2026");
        var row = page.Row("Work as a pharmacy technician");
        Assert.Contains("0 open, 1 closed objective", row, StringComparison.Ordinal);
        Assert.Contains("Status not known", row, StringComparison.Ordinal);
        Assert.Contains("1 open objective", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_changed_while_it_was_reviewed_is_shown_again_and_the_note_kept()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var mine = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/review");
        var service = await app.As(Person.Colleague).Visit($"/participants/{ada}/services/new?service=job-readiness-workshop&objective=O-2");
        await service.Press("Save the service");

        mine.Fill("Note", "My words");
        await mine.Press("No changes: record the review");
        mine.ShouldSay($"{Person.Colleague.Name} changed this");
        Assert.Equal("My words", mine.Field("Note").Value);
        Assert.Empty((await app.Export("P-1"))["plans"]![0]!["reviews"]!.AsArray());

        await mine.Press("No changes: record the review");
        Review(await app.Export("P-1"));
    }

    [Fact]
    public async Task Without_an_open_plan_there_is_nothing_to_review()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/review");

        page.ShouldSay("There is no open plan to review.");
        page = await app.As(Person.CareerPlanner).Post(page.Address, ("Form.On", "3/2/2026"), ("Form.Text", "X"));
        page.ShouldSay("There is no open plan to review. Open one first.");
        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/review")).ShouldBeMissing();
    }
}
