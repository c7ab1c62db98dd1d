namespace Milepost.App.Tests.Features.Services;

public sealed class ServicePagesTests
{
    private static async Task<(Guid Person, string Service)> Entered(TestApp app, string query = "service=occupational-training", string start = "2/20/2026")
    {
        var ada = await app.AddWithPlan(id: "P-1", change: PeopleWithPlans.PlanService);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?{query}");
        page.FillTrainingNeed().Fill("Start date", start).Fill("Provider", "Mock College").Choose("Goal or objective it carries out", "Attend Job Readiness Workshop");
        await page.Press("Save the service");
        Assert.StartsWith($"/participants/{ada}/services/", page.Address, StringComparison.Ordinal);
        return (ada, page.Address);
    }

    [Fact]
    public async Task Closing_keeps_end_outcome_and_day_of_hearing_and_writes_the_note_at_once()
    {
        await using var app = await TestApp.StartAsync();
        var (_, service) = await Entered(app);
        var page = await app.As(Person.CareerPlanner).Visit(service);

        await page.Click("Close the service");
        page.Fill("Ended on", "2/27/2026").Choose("Outcome", "Unsuccessful").Fill("You learned on", "3/1/2026")
            .Choose("Subject of the note", "Training End Date").Fill("Case note", "Training ended on: 2/27. Not completed.");
        await page.Press("Close the service");

        page.ShouldSay("Occupational skills training is closed").ShouldSay("Unsuccessful");
        var file = await app.Export("P-1");
        var closed = file.Training();
        Assert.Equal(("2026-02-27", "unsuccessful", "2026-03-01", "2026-03-02"),
            (closed.Text("endsOn"), closed.Text("completion"), closed.Text("learnedEndedOn"), closed.Text("closureRecordedOn")));
        var note = file.List("caseNotes")[1];
        Assert.Equal(("Training End Date", "2026-02-27", closed.Text("id")), (note.Text("subject"), note.Text("occurredOn"), note.Text("service")));
    }

    [Theory]
    [InlineData("", null, "Enter the day it ended.", "Ended on")]
    [InlineData("3/3/2026", "Successful", "Enter the day it ended: today or earlier.", "Ended on")]
    [InlineData("2/19/2026", "Successful", "An end cannot be before its start. The other day is Feb 20, 2026.", "Ended on")]
    [InlineData("3/1/2026", null, "Choose the outcome", "Outcome")]
    public async Task A_service_is_not_closed_with_what_cannot_be(string end, string? outcome, string problem, string field)
    {
        await using var app = await TestApp.StartAsync();
        var (_, service) = await Entered(app);
        var page = await app.As(Person.CareerPlanner).Visit(service + "/close");

        page.Fill("Ended on", end).Fill("Case note", "Typed");
        if (outcome is not null) page.Choose("Outcome", outcome);
        await page.Press("Close the service");

        Assert.Contains(problem, page.Problems);
        Assert.True(page.HasField(field));
        Assert.Equal("Typed", page.Field("Case note").Value);
        Assert.Equal("", (await app.Export("P-1")).Training().Text("endsOn"));
    }

    [Fact]
    public async Task Reopening_asks_for_the_reason_and_takes_the_end_back()
    {
        await using var app = await TestApp.StartAsync();
        var (_, service) = await Entered(app);
        var page = await app.As(Person.CareerPlanner).Visit(service + "/close");
        page.Choose("Outcome", "Successful");
        await page.Press("Close the service");

        await page.Click("Reopen");
        await page.Press("Reopen the service");
        Assert.Equal("Enter the reason.", page.Field("Reason").Error);
        page.Fill("Reason", "Closed by mistake");
        await page.Press("Reopen the service");

        page.ShouldSay("is open again");
        Assert.Equal("", (await app.Export("P-1")).Training().Text("completion"));
    }

    [Fact]
    public async Task Editing_corrects_and_moves_the_service_in_the_plan()
    {
        await using var app = await TestApp.StartAsync();
        var (_, service) = await Entered(app);
        var page = await app.As(Person.CareerPlanner).Visit(service + "/edit");

        Assert.Equal("Attend Job Readiness Workshop", page.Field("Goal or objective it carries out").Value);
        page.Fill("Provider", "Other Mock College").Choose("Goal or objective it carries out", "The goal itself");
        await page.Press("Save the service");

        page.ShouldSay("Other Mock College");
        var file = await app.Export("P-1");
        Assert.Equal("G-1", file.Training().Text("goal"));
        Assert.Empty(file.Goal()["objectives"]![0]!["services"]!.AsArray());
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_sees_both_and_decides()
    {
        await using var app = await TestApp.StartAsync();
        var (_, service) = await Entered(app);
        var mine = await app.As(Person.CareerPlanner).Visit(service + "/edit");
        var theirs = await app.As(Person.Colleague).Visit(service + "/edit");

        theirs.Fill("Provider", "Theirs");
        await theirs.Press("Save the service");
        mine.Fill("Provider", "Mine");
        await mine.Press("Save the service");

        mine.ShouldSay($"{Person.Colleague.Name} changed this").ShouldSay("Theirs");
        Assert.Equal("Mine", mine.Field("Provider").Value);
        Assert.Equal("Theirs", (await app.Export("P-1")).Training().Text("provider"));
        await mine.Press("Save the service");
        Assert.Equal("Mine", (await app.Export("P-1")).Training().Text("provider"));
    }

    [Fact]
    public async Task Words_typed_into_the_closing_survive_somebody_elses_closing()
    {
        await using var app = await TestApp.StartAsync();
        var (_, service) = await Entered(app);
        var mine = await app.As(Person.CareerPlanner).Visit(service + "/close");
        var theirs = await app.As(Person.Colleague).Visit(service + "/close");
        theirs.Choose("Outcome", "Successful");
        await theirs.Press("Close the service");

        mine.Choose("Outcome", "Unsuccessful").Fill("Case note", "My words");
        await mine.Press("Close the service");

        mine.ShouldSay("This service is closed already");
        Assert.Equal("My words", mine.Field("Case note").Value);
        Assert.Equal("successful", (await app.Export("P-1")).Training().Text("completion"));
    }

    [Fact]
    public async Task A_service_of_another_person_answers_as_if_missing()
    {
        await using var app = await TestApp.StartAsync();
        var (_, service) = await Entered(app);
        var bea = await app.AddWithPlan("Bea", id: "P-2");
        var forged = $"/participants/{bea}/services/{service.Split('/')[^1]}";
        var planner = app.As(Person.CareerPlanner);

        foreach (var page in new[] { "", "/edit", "/close", "/reopen" }) (await planner.Visit(forged + page)).ShouldBeMissing();
        (await planner.Post(forged + "/edit", ("Form.Version", "1"), ("Form.StartsOn", "3/1/2026"), ("Form.Provider", "Forged"))).ShouldBeMissing();
        (await planner.Post(forged + "/close", ("Form.Version", "1"), ("Form.EndsOn", "3/1/2026"), ("Form.Completion", "Successful"))).ShouldBeMissing();
        (await planner.Post(forged + "/reopen", ("Form.Version", "1"), ("Form.Reason", "Forged"))).ShouldBeMissing();

        Assert.Equal("Mock College", (await app.Export("P-1")).Training().Text("provider"));
    }

    [Fact]
    public async Task A_monitor_reads_a_service_and_finds_no_button()
    {
        await using var app = await TestApp.StartAsync();
        var (_, service) = await Entered(app);

        var page = await app.As(Person.Monitor).Visit(service);

        page.ShouldSay("Mock College");
        Assert.False(page.HasLink("Edit") || page.HasLink("Close the service") || page.HasLink("Write a case note"));
        (await app.As(Person.Monitor).Visit(service + "/edit")).ShouldBeMissing();
    }
}
