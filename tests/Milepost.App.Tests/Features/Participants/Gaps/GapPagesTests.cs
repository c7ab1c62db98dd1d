namespace Milepost.App.Tests.Features.Participants.Gaps;

public sealed class GapPagesTests : IAsyncLifetime
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
    public async Task A_gap_is_planned_and_changed()
    {
        var page = await Plan("4/1/2026", "4/30/2026", BadInput.Markup);
        page.ShouldSay("Apr 1, 2026 to Apr 30, 2026").ShouldSay(BadInput.Markup);

        await page.Click("Change the gap from Apr 1, 2026");
        await page.Fill("Last day", "4/20/2026").Press("Save the gap");

        page.ShouldSay("Apr 1, 2026 to Apr 20, 2026");
        Assert.Equal("2026-04-20", (string?)(await app.Export("P-ADA"))["plannedGaps"]![0]!["to"]);
    }

    [Fact]
    public async Task A_gap_that_cannot_be_is_refused_and_kept()
    {
        await Plan("4/1/2026", "4/30/2026", "Surgery");

        var backward = await Plan("5/9/2026", "5/8/2026", "Travel");
        Assert.Equal(("Enter a day on or after the first day of May 9, 2026.", "5/8/2026"), (backward.Field("Last day").Error, backward.Field("Last day").Value));
        var overlap = await Plan("4/30/2026", "5/8/2026", "Travel");
        Assert.Equal("There is a planned gap from Apr 1, 2026 to Apr 30, 2026 already. Choose days outside it.", overlap.Field("First day").Error);
        var empty = await Plan("", "6/31/2026", BadInput.TenThousand);
        Assert.Equal(["Enter the first day", "Enter a real date for last day, like 4/28/2025", "Shorten the reason to 1,000 characters or fewer"], empty.Problems);
        Assert.Single((await app.Export("P-ADA"))["plannedGaps"]!.AsArray());
    }

    [Fact]
    public async Task A_gap_changed_by_somebody_else_is_shown_beside_ones_own()
    {
        var address = (await Plan("4/1/2026", "4/30/2026", "Surgery")).LinkTo("Change the gap from Apr 1, 2026");
        var mine = await app.As(Person.CareerPlanner).Visit(address);
        await (await app.As(Person.Colleague).Visit(address)).Fill("Reason", "Surgery and rest").Press("Save the gap");

        await mine.Fill("Last day", "4/15/2026").Press("Save the gap");

        mine.ShouldSay("Cole Colleague-Test changed this").ShouldSay("Surgery and rest");
        Assert.Equal("4/15/2026", mine.Field("Last day").Value);
        (await app.As(Person.SouthPlanner).Visit(address)).ShouldBeMissing();
    }

    private async Task<TestPage> Plan(string from, string to, string reason) =>
        await (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/gaps/new")).Fill("First day", from).Fill("Last day", to).Fill("Reason", reason).Press("Plan the gap");
}
