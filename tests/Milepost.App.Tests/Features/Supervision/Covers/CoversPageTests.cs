namespace Milepost.App.Tests.Features.Supervision.Covers;

public sealed class CoversPageTests : IAsyncLifetime
{
    private TestApp app = null!;
    private Guid ada;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddParticipant("Ada");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_planner_asks_a_colleague_of_the_office_and_the_people_stand_on_the_colleagues_day_until_the_last_one()
    {
        var page = await app.As(Person.CareerPlanner).Visit("/covers");
        Assert.Equal(["- Select -", "Cole Colleague-Test"], page.Field("Who covers").Options);
        await page.Choose("Who covers", "Cole Colleague-Test").Fill("First day", Day(0)).Fill("Last day", Day(3)).Press("Set the cover");
        page.ShouldSay("Cole Colleague-Test covers for Casey Planner-Test");

        (await app.As(Person.Colleague).Visit("/participants")).ShouldSay("Ada Sampleton").ShouldSay("for Casey Planner-Test, until");
        (await app.As(Person.Colleague).Visit("/my-day")).ShouldSay("Ada Sampleton").ShouldSay("for Casey Planner-Test, until");

        app.Clock.Advance(TimeSpan.FromDays(4));
        (await app.AsInAnotherBrowser(Person.Colleague).Visit("/my-day")).ShouldNotSay("Ada Sampleton");
    }

    [Fact]
    public async Task Somebody_of_another_office_sees_the_people_covered_and_nobody_else_and_not_after_the_end()
    {
        var other = await app.AddParticipant("Ben", planner: Person.Colleague);
        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}")).ShouldBeMissing();
        var page = await app.As(Person.Supervisor).Visit("/covers");
        await page.Choose("Who is away", "Casey Planner-Test").Choose("Who covers", "Sunny Planner-Test").Fill("First day", Day(0)).Fill("Last day", Day(3)).Press("Set the cover");
        page.ShouldSay("Sunny Planner-Test covers for Casey Planner-Test");

        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}")).ShouldSay("Ada Sampleton");
        (await app.As(Person.SouthPlanner).Visit($"/participants/{other}")).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Visit("/participants?show=all")).ShouldSay("1 person");
        await (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/career-path")).Fill("Desired career path", "Welding").Press("Save the career path");
        (await app.As(Person.Supervisor).Visit($"/participants/{ada}/history")).ShouldSay("Sunny Planner-Test");

        await page.Press("End it now: Sunny Planner-Test for Casey Planner-Test");
        page.ShouldSay("The cover has ended.");
        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}")).ShouldBeMissing();
    }

    [Fact]
    public async Task A_planner_decides_only_about_the_own_people_and_colleagues()
    {
        var supervised = await app.As(Person.Supervisor).Visit("/covers");
        var option = (string words) => supervised.Document.QuerySelectorAll("select[name='Form.CoveringId'] option").Single(o => o.TextContent == words).GetAttribute("value")!;
        var mine = await app.As(Person.CareerPlanner).Post("/covers", ("Form.PlannerId", option("Cole Colleague-Test")), ("Form.CoveringId", option("Casey Planner-Test")), ("Form.From", Day(0)), ("Form.Until", Day(3)));
        mine.ShouldSay("Choose who is away, from the list.");
        mine = await app.As(Person.CareerPlanner).Post("/covers", ("Form.PlannerId", option("Casey Planner-Test")), ("Form.CoveringId", option("Sunny Planner-Test")), ("Form.From", Day(0)), ("Form.Until", Day(3)));
        mine.ShouldSay("Choose who covers, from the list.");
        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}")).ShouldBeMissing();
    }

    [Fact]
    public async Task Two_covers_of_one_planner_cannot_overlap_and_days_must_make_sense()
    {
        var page = await app.As(Person.CareerPlanner).Visit("/covers");
        await page.Choose("Who covers", "Cole Colleague-Test").Fill("First day", Day(3)).Fill("Last day", Day(1)).Press("Set the cover");
        page.ShouldSay("Enter a last day on or after");
        await page.Fill("Last day", Day(300)).Press("Set the cover");
        page.ShouldSay("Enter a last day within 183 days.");
        await page.Fill("Last day", Day(5)).Press("Set the cover");
        await page.Choose("Who covers", "Cole Colleague-Test").Fill("First day", Day(5)).Fill("Last day", Day(9)).Press("Set the cover");
        page.ShouldSay("Casey Planner-Test is covered from");
    }

    private string Day(int from) => $"{DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(from):M/d/yyyy}";
}
