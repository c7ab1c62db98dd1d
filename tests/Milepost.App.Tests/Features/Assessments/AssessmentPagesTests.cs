using System.Text.Json.Nodes;
using Milepost.App.Features.Assessments;
using Milepost.App.Tests.Features.Participants;

namespace Milepost.App.Tests.Features.Assessments;

public sealed class AssessmentPagesTests : IAsyncLifetime
{
    private TestApp app = null!;
    private Guid ada;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddParticipant(id: "P-ADA");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_assessment_is_recorded_with_scores_areas_barriers_and_summary()
    {
        var page = await New();
        page.Choose("Type", "Basic skills test").Choose("Tool", "TABE 11 & 12 (approved)").Fill("Completed on", "2/20/2026").Choose("Formal", "Yes")
            .Tick("Basic skills").Tick("Interests", "Areas covered").Tick("Transportation").Fill("Other barriers", "Night shifts\n").Fill("Summary", "Reads well.");
        Score(page, 1, "Reading", "542", "4");
        await page.Press("Add a row");
        Score(page, 3, "Mathematics", "511", "");
        await page.Press("Save the assessment");

        page.ShouldSay("Assessment recorded. Its barriers wait below until the plan answers them.").ShouldSay("2 barriers wait for an answer in the plan.");
        Assert.Contains("Covered", page.Row("Basic skills: TABE 11 & 12 of Feb 20, 2026"));
        Assert.Contains("Not covered", page.Row("Aptitudes"));
        Assert.Equal(
            """[{"id":"A-2","type":"basicSkills","tool":"TABE 11 \u0026 12","completedOn":"2026-02-20","formal":true,"source":"own","areas":["basicSkills","interests"],"summary":"Reads well.","scores":[{"name":"Reading","score":"542","level":"4"},{"name":"Mathematics","score":"511"}],"barriers":["Transportation","Night shifts"]}]""",
            (await app.Export("P-ADA"))["assessments"]!.ToJsonString());
    }

    [Fact]
    public async Task A_rewritten_summary_keeps_the_earlier_one_in_sight()
    {
        await Record(summary: "Reads well.");
        var page = await Change();
        await page.Fill("Summary", "Reads well. Counts well.").Press("Save the assessment");

        page.ShouldSay("Earlier summaries (1)").ShouldSay("replaced by Casey Planner-Test");
        (await Change()).ShouldSay("Until Mar 2, 2026, replaced by Casey Planner-Test").ShouldSay("Reads well.");
    }

    [Fact]
    public async Task A_tool_that_is_not_listed_is_taken_by_its_name()
    {
        var page = await New();
        page.Choose("Type", "Other assessment").Choose("Tool", "Another tool").Fill("Completed on", "2/20/2026");
        await page.Press("Save the assessment");
        Assert.Equal("Enter the name of the tool.", page.Field("Name of the other tool").Error);

        await page.Fill("Name of the other tool", BadInput.Emoji).Press("Save the assessment");

        page.ShouldSay(BadInput.Emoji);
        var again = await Change();
        Assert.Equal(("Another tool", BadInput.Emoji), (again.Field("Tool").Value, again.Field("Name of the other tool").Value));
    }

    [Theory] // six months: Sep 2 is the last day that still counts on March 2
    [InlineData("9/2/2025", "Borrowed, 6 months old", "Covered Aptitudes")]
    [InlineData("9/1/2025", "Older than six months", "Not covered Aptitudes")]
    public async Task A_borrowed_result_shows_its_age_and_counts_for_six_months(string completedOn, string words, string area)
    {
        var page = await New();
        await page.Choose("Type", "Interests").Fill("Completed on", completedOn).Choose("Given by", "A partner, or brought along").Tick("Aptitudes").Press("Save the assessment");

        page.ShouldSay(words).ShouldSay(area);
    }

    [Fact]
    public async Task A_barrier_waits_until_the_plan_answers_it()
    {
        var bruno = await app.AddParticipant("Bruno", "Testwell", id: "P-BRUNO", change: file =>
        {
            file["assessments"] = JsonNode.Parse("""[{"id":"A-1","type":"objectiveAssessmentSummary","completedOn":"2026-02-20","areas":[],"barriers":["Transportation","Childcare","Housing"]}]""");
            file["plans"] = JsonNode.Parse("""[{"id":"PL-1","kind":"iep","openedOn":"2026-02-20","barriers":[{"name":"Transportation","action":"Bus pass"},{"name":"Housing"}],"indicators":[],"trainingComponents":[],"goals":[],"agreements":[],"reviews":[],"changes":[]}]""");
        });

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{bruno}/assessment");

        page.ShouldSay("2 barriers wait for an answer in the plan.");
        Assert.Contains("Answered Plan: Bus pass", page.Row("Plan: Bus pass"));
        Assert.Equal(["Childcare", "Housing"], (await app.Call((OpenBarriersQuery query) => query.HandleAsync(bruno, CancellationToken.None))).Select(b => b.Name));
        Assert.Empty(await app.Call((OpenBarriersQuery query) => query.HandleAsync(bruno, CancellationToken.None), Person.SouthPlanner));
    }

    [Fact]
    public async Task Two_people_at_once_the_second_sees_both_and_decides()
    {
        await Record(summary: "Reads well.");
        var mine = await Change();
        await (await Change(Person.Colleague)).Fill("Summary", "Reads very well.").Press("Save the assessment");

        await mine.Fill("Summary", "Reads fairly well.").Tick("Housing").Press("Save the assessment");

        mine.ShouldSay("Cole Colleague-Test changed this");
        Assert.Equal("Summary Reads very well. Reads fairly well.", mine.Row("Reads very well."));
        Assert.Equal("Reads fairly well.", mine.Field("Summary").Value);
        Assert.Equal("Reads very well.", (string?)(await app.Export("P-ADA"))["assessments"]![0]!["summary"]);

        await mine.Press("Save the assessment");
        Assert.Equal("Reads fairly well.", (string?)(await app.Export("P-ADA"))["assessments"]![0]!["summary"]);
        mine.ShouldSay("Earlier summaries (2)");
    }

    [Theory]
    [InlineData("Completed on", "", "Enter the day the assessment was completed.")]
    [InlineData("Completed on", "3/3/2026", "Enter the day the assessment was completed: today or earlier.")]
    [InlineData("Completed on", "5/4/1990", "Enter a day after the birth date of May 4, 1990, or correct the birth date.")]
    [InlineData("Name of the other tool", null, "Shorten the name of the other tool to 200 characters or fewer")]
    [InlineData("Other barriers", null, "Shorten the other barriers to 4,000 characters or fewer. Shorten each barrier to 200 characters or fewer, one on each line.")]
    public async Task What_cannot_be_right_is_refused_and_kept(string field, string? typed, string error)
    {
        typed ??= BadInput.TenThousand;
        var page = await New();
        page.Choose("Type", "Interests").Fill("Completed on", "2/20/2026").Tick("Transportation").Fill("Summary", BadInput.Markup + BadInput.RightToLeft);

        await page.Fill(field, typed).Press("Save the assessment");

        Assert.Equal((error, typed), (page.Field(field).Error, page.Field(field).Value));
        Assert.Equal((BadInput.Markup + BadInput.RightToLeft, "Transportation"), (page.Field("Summary").Value, page.Field("Barriers found").Value));
        Assert.Empty((await app.Export("P-ADA"))["assessments"]!.AsArray());
    }

    [Fact]
    public async Task Ten_thousand_characters_of_summary_are_kept_whole()
    {
        await Record(summary: BadInput.TenThousand);

        Assert.Equal(BadInput.TenThousand, (string?)(await app.Export("P-ADA"))["assessments"]![0]!["summary"]);
    }

    [Fact]
    public async Task Half_a_score_is_told_beside_its_row()
    {
        var page = await New();
        page.Choose("Type", "Interests").Fill("Completed on", "2/20/2026");
        Score(page, 2, "Reading", "", "4");

        await page.Press("Save the assessment");

        Assert.Equal("Enter the score, or empty the row.", page.Field("Score", "Score 2").Error);
    }

    [Fact]
    public async Task A_type_a_tool_and_a_barrier_off_the_lists_are_refused()
    {
        var forged = await app.As(Person.CareerPlanner).Post($"/participants/{ada}/assessment/new", ("Form.Type", "Horoscope"), ("Form.Tool", "Tea leaves"), ("Form.CompletedOn", "2/20/2026"), ("Form.Areas", "Luck"), ("Form.Barriers", "Mercury"));

        Assert.Equal(4, forged.Problems.Count);
        Assert.Contains("Choose a tool from the list, or another one by its name.", forged.Problems);
        Assert.Contains("Choose barriers from the list, or write others in the field below it.", forged.Problems);
        Assert.Empty((await app.Export("P-ADA"))["assessments"]!.AsArray());
    }

    [Fact]
    public async Task An_assessment_of_somebody_else_is_missing_and_a_monitor_only_reads()
    {
        await Record(summary: "Reads well.");
        var address = (await Tab()).LinkTo("Change Interests of Feb 20, 2026");
        var bruno = await app.AddParticipant("Bruno", "Testwell");

        (await app.As(Person.CareerPlanner).Visit(address.Replace(ada.ToString(), bruno.ToString(), StringComparison.Ordinal))).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Visit(address)).ShouldBeMissing();
        (await app.As(Person.Monitor).Visit(address)).ShouldBeMissing();
        Assert.False((await Tab(Person.Monitor)).ShouldSay("Reads well.").HasLink("Record an assessment"));
    }

    [Fact]
    public async Task Pressing_twice_records_one_assessment()
    {
        var page = await New();
        page.Choose("Type", "Interests").Fill("Completed on", "2/20/2026");
        var second = page.Copy();

        await page.Press("Save the assessment");
        await second.Press("Save the assessment");

        Assert.Single((await app.Export("P-ADA"))["assessments"]!.AsArray());
    }

    private Task<TestPage> Tab(Person? person = null) => app.As(person ?? Person.CareerPlanner).Visit($"/participants/{ada}/assessment");

    private Task<TestPage> New() => app.As(Person.CareerPlanner).Visit($"/participants/{ada}/assessment/new");

    private async Task<TestPage> Change(Person? person = null)
    {
        var tab = await Tab(person);
        return await app.As(person ?? Person.CareerPlanner).Visit(tab.Document.QuerySelectorAll("article a").Single().GetAttribute("href")!);
    }

    private async Task Record(string summary) => await (await New()).Choose("Type", "Interests").Fill("Completed on", "2/20/2026").Fill("Summary", summary).Press("Save the assessment");

    private static void Score(TestPage page, int row, string name, string score, string level) =>
        page.Fill("What was scored", name, $"Score {row}").Fill("Score", score, $"Score {row}").Fill("Level", level, $"Score {row}");
}
