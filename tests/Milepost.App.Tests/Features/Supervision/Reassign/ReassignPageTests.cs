namespace Milepost.App.Tests.Features.Supervision.Reassign;

public sealed class ReassignPageTests : IAsyncLifetime
{
    private TestApp app = null!;
    private Guid ada;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddParticipant("Ada");
        await app.AddParticipant("Ben");
        await app.AddParticipant("Cy");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Everybody_of_one_planner_goes_to_another_after_a_look_and_each_history_says_so()
    {
        var page = await app.As(Person.Supervisor).Visit("/reassign");
        page = await page.Choose("Planner", "Casey Planner-Test").Press("Filter");
        page.ShouldSay("3 people match");
        await page.Tick("Everybody who matches (3)").Tick("Cole Colleague-Test").Fill("Reason", "Casey leaves").Press("See what will happen");
        page.ShouldSay("3 people will be handed over").ShouldSay("3 people to Cole Colleague-Test");
        Assert.Equal("Cole Colleague-Test 0 3 0 3", page.Row("Cole Colleague-Test 0"));
        (await app.As(Person.CareerPlanner).Visit("/participants")).ShouldSay("3 people");

        await page.Press("Hand over 3 people");

        page.ShouldSay("3 people were handed over.");
        (await app.As(Person.CareerPlanner).Visit("/participants")).ShouldSay("0 people");
        (await app.As(Person.Colleague).Visit("/participants")).ShouldSay("3 people");
        (await app.As(Person.Supervisor).Visit($"/participants/{ada}/history")).ShouldSay("Assigned to North office, Cole Colleague-Test").ShouldSay("Casey leaves");

        var day = await app.As(Person.Colleague).Visit("/my-day");
        day.ShouldSay("Came to you from North office, Casey Planner-Test: Ada Sampleton");
        await day.Press("I have noted it: from North office, Casey Planner-Test");
        (await app.As(Person.Colleague).Visit("/my-day")).ShouldNotSay("Came to you");
    }

    [Fact]
    public async Task When_one_of_them_was_handed_over_meanwhile_nobody_is_and_the_name_is_told()
    {
        var page = await app.As(Person.Supervisor).Visit("/reassign");
        await page.Tick("Everybody who matches (3)").Tick("Cole Colleague-Test").Fill("Reason", "Casey leaves").Press("See what will happen");
        await (await app.As(Person.LocalAreaStaff).Visit($"/participants/{ada}/assign")).Choose("Planner", "Nobody yet").Fill("Reason", "Asked for it").Press("Hand over");

        await page.Press("Hand over 3 people");

        page.ShouldSay("Somebody else handed over Ada Sampleton meanwhile. Nobody was handed over now.");
        (await app.As(Person.Colleague).Visit("/participants")).ShouldSay("0 people");
    }

    [Fact]
    public async Task Nobody_ticked_a_planner_of_another_office_and_forged_choices_change_nothing()
    {
        var page = await app.As(Person.Supervisor).Visit("/reassign");
        await page.Fill("Reason", "Try").Tick("Cole Colleague-Test").Press("See what will happen");
        page.ShouldSay("Tick at least one person, or everybody who matches.");
        await page.Untick("Cole Colleague-Test").Tick("Sunny Planner-Test").Tick("Ada Sampleton").Press("See what will happen");
        page.ShouldSay("None of the planners you ticked plans at the office of Ada Sampleton.");

        var forged = await app.As(Person.FarSupervisor).Post("/reassign", ("Form.Chosen", $"{ada:N}.{Guid.NewGuid():N}.1"), ("Form.Reason", "Forged"));
        forged.ShouldNotSay("Ada").ShouldSay("not in your reach");
        (await app.As(Person.CareerPlanner).Visit("/reassign")).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit("/participants")).ShouldSay("3 people");
    }
}
