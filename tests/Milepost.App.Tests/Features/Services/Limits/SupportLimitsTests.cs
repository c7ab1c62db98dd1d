using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Services.Limits;

public sealed class SupportLimitsTests
{
    private static async Task<TestPage> Set(TestApp app, string place, string amount, bool firm = false, Person? who = null)
    {
        var page = await app.As(who ?? Person.LocalAreaStaff).Visit("/support-limits/new");
        page.Choose("Place", place).Choose("Type of support", "Transportation").Fill("At most, in dollars", amount).Choose("For", "A program year, July to June")
            .Fill("Policy it rests on", "Testland policy 12").Fill("First day", "7/1/2025");
        if (firm) page.Tick("Nobody can allow more");
        return await page.Press("Set the limit");
    }

    private static async Task<TestPage> Enter(TestApp app, Guid person, string cost, string? because = null)
    {
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{person}/services/new?service=support-transportation");
        page.Choose("Type of support", "Transportation").Fill("Cost in dollars", cost).Choose("Source 1", "WIOA Adult").Fill("Start date", "2/26/2026");
        if (because is not null) page.Fill("Who allowed more than the limit, and why", because);
        return await page.Press("Save the service");
    }

    [Theory, EachDatabase]
    public async Task A_limit_of_the_local_area_counts_in_its_offices_until_somebody_says_who_allowed_more(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddWithPlan(id: "P-1");
        (await Set(app, "First local area", "300")).ShouldSay("The limit is set. Transportation: $300.00 a program year.");

        (await Enter(app, ada, "250.50")).ShouldSay("WIOA Adult: $250.50");
        var over = await Enter(app, ada, "100");
        over.ShouldSay("$250.50 is used and $49.50 is left, so $100.00 is $50.50 too much").ShouldSay("Transportation: $300.00 a program year: $49.50 left for this person.");
        Assert.Equal("100", over.Field("Cost in dollars").Value);
        over.Fill("Who allowed more than the limit, and why", "Sam Supervisor-Test, for the night shift");
        (await over.Press("Save the service")).ShouldSay("Over the limit because").ShouldSay("Sam Supervisor-Test, for the night shift");

        var costs = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/costs");
        costs.ShouldSay("PY 2025 (July 2025 to June 2026): $350.50").ShouldSay("Over the limit: Sam Supervisor-Test");
        Assert.Contains("$350.50 $0.00", costs.Row("Transportation: $300.00 a program year"), StringComparison.Ordinal);
        var services = (await app.Export("P-1")).List("services");
        Assert.Equal(["250.50", "100"], services.Select(s => s!["funding"]!["shares"]![0]!["amount"]!.ToString()));
    }

    [Fact]
    public async Task A_firm_limit_lets_nothing_over_and_one_of_another_area_does_not_count()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        await Set(app, "Second provider", "1", firm: true, who: Person.FarSupervisor);
        (await Enter(app, ada, "20")).ShouldSay("is entered");

        await Set(app, "First provider", "30", firm: true, who: Person.Supervisor);
        var over = await Enter(app, ada, "20", "Please");

        Assert.Contains("Lower the cost, or let another source give it", over.Problems.Single(), StringComparison.Ordinal);
        Assert.Single((await app.Export("P-1")).List("services"));
    }

    [Fact]
    public async Task Limits_are_kept_within_reach_and_ended_not_deleted()
    {
        await using var app = await TestApp.StartAsync();
        await Set(app, "First local area", "300");
        var supervisor = await app.As(Person.Supervisor).Visit("/support-limits");
        Assert.False(supervisor.HasLink("End the limit Transportation: $300.00 a program year"));
        var own = await app.As(Person.LocalAreaStaff).Visit("/support-limits");
        var address = own.LinkTo("End the limit Transportation: $300.00 a program year");
        (await app.As(Person.Supervisor).Visit(address)).ShouldBeMissing();
        (await app.As(Person.FarSupervisor).Visit("/support-limits")).ShouldNotSay("Transportation");

        var end = await app.As(Person.LocalAreaStaff).Visit(address);
        end.Fill("Last day", "6/30/2026").Fill("Why", "New policy");
        (await end.Press("End the limit")).ShouldSay("The limit ends on Jun 30, 2026.").ShouldSay("to Jun 30, 2026");
    }
}
