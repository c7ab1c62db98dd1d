using static Milepost.App.Tests.Features.Plans.PlanCases;

namespace Milepost.App.Tests.Features.Plans.Versions;

public sealed class VersionsPageTests
{
    [Theory, EachDatabase]
    public async Task What_was_agreed_is_kept_and_compared_with_what_stands_now(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant(change: OnePlan(agreed: true));
        var planner = app.As(Person.CareerPlanner);
        var plan = await PlanOf(app, ada);
        (await planner.Visit(plan + "/versions")).ShouldSay("The next change begins version 2.").ShouldSay("Signed on paper, Feb 20, 2026");

        var edit = await planner.Visit(plan);
        edit.Fill("Career pathway", "").Fill("Comments", "Prefers mornings").Fill("Barrier 1", "Housing").Fill("What is done about barrier 1", "Referral");
        await edit.Press("Save and stay here");
        var goals = await planner.Visit(plan + "/goals");
        var goal = await planner.Visit(FirstLink(goals, "Edit"));
        goal.Fill("Goal", "Work as a nurse");
        await goal.Press("Save the goal");

        var page = await planner.Visit(plan + "/versions");
        Assert.Contains("Being written", page.Row("Version 2"), StringComparison.Ordinal);
        Assert.Contains("Signed on paper", page.Row("Version 1"), StringComparison.Ordinal);
        await page.Press("Compare");

        page.ShouldSay("4 differences from version 1 to version 2.");
        Assert.Contains("Removed Health care", page.Row("Career pathway"), StringComparison.Ordinal);
        Assert.Contains("Added - Prefers mornings", page.Row("Comments"), StringComparison.Ordinal);
        Assert.Contains("Added - Housing: Referral", page.Row("Barrier"), StringComparison.Ordinal);
        Assert.Contains("Changed Work as a pharmacy technician Work as a nurse", page.Row("Statement"), StringComparison.Ordinal);

        page.Choose("From", "Version 2").Choose("To", "Version 2");
        await page.Press("Compare");
        page.ShouldSay("These two versions say the same.");
    }

    [Theory]
    [InlineData("?from=1&to=99")]
    [InlineData("?from=x&to=-1")]
    [InlineData("")]
    public async Task A_version_there_is_not_is_said_in_words(string query)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(change: OnePlan(agreed: true));

        (await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/versions/compare" + query)).ShouldSay("There is no such version, or no copy of it was kept.");
    }
}
