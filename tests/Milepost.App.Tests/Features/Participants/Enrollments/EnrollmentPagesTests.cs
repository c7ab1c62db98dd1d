namespace Milepost.App.Tests.Features.Participants.Enrollments;

public sealed class EnrollmentPagesTests : IAsyncLifetime
{
    private TestApp app = null!;
    private Guid ada;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddParticipant(id: "P-ADA"); // applied on Feb 10, determined and entered on Feb 16
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_exit_is_recorded_with_its_reason_and_can_be_taken_back()
    {
        var page = await (await Tab()).Click("Exit from Adult");
        await page.Fill("Exited on", "2/20/2026").Choose("Reason", "Employed").Fill("Employed since", "2/21/2026").Press("Record the exit");

        page.ShouldSay("Exit from Adult recorded.").ShouldSay("Feb 20, 2026: Employed. Employed since Feb 21, 2026. Entered on Mar 2, 2026");
        Assert.Equal("""{"program":"adult","enteredOn":"2026-02-16","exitedOn":"2026-02-20","exitRecordedOn":"2026-03-02","exitReason":"Employed","employedOn":"2026-02-21"}""", await Enrollment());

        await page.Click("Take the exit back from Adult");
        await page.Press("Take the exit back");
        Assert.Equal("Enter the reason.", page.Field("Reason").Error);
        await page.Fill("Reason", "The wrong person").Press("Take the exit back");
        page.ShouldSay("The enrollment is open again.");
        Assert.Equal("""{"program":"adult","enteredOn":"2026-02-16"}""", await Enrollment());
    }

    [Theory]
    [InlineData("Exited on", "2/15/2026", "Enter a day on or after Feb 16, 2026, when participation began.")]
    [InlineData("Exited on", "3/3/2026", "Enter the day the person exited: today or earlier.")]
    [InlineData("Exited on", "", "Enter the day the person exited.")]
    [InlineData("Employed since", "3/3/2026", "Enter the day the job began: today or earlier.")]
    [InlineData("Other reason", "", "Enter the other reason.")]
    public async Task An_impossible_exit_is_refused_and_kept(string field, string typed, string error)
    {
        var before = await Enrollment();
        var page = await (await Tab()).Click("Exit from Adult");
        page.Fill("Exited on", "2/20/2026").Choose("Reason", "Another reason").Fill("Other reason", BadInput.Emoji);

        await page.Fill(field, typed).Press("Record the exit");

        Assert.Equal((error, typed), (page.Field(field).Error, page.Field(field).Value));
        Assert.Equal(before, await Enrollment());
    }

    [Fact]
    public async Task A_reason_that_is_not_on_the_list_is_refused()
    {
        var page = await (await Tab()).Click("Exit from Adult");

        var forged = await app.As(Person.CareerPlanner).Post(page.Address, ("Form.ExitedOn", "2/20/2026"), ("Form.Reason", "Because"), ("Form.Version", "1"));

        Assert.Equal(["Choose a reason from the list."], forged.Problems);
    }

    [Fact]
    public async Task An_exit_somebody_else_recorded_meanwhile_is_shown_beside_ones_own()
    {
        var mine = await (await Tab()).Click("Exit from Adult");
        var theirs = await (await Tab(Person.Colleague)).Click("Exit from Adult");
        await theirs.Fill("Exited on", "2/19/2026").Choose("Reason", "Withdrew").Press("Record the exit");

        await mine.Fill("Exited on", "2/20/2026").Choose("Reason", "Employed").Press("Record the exit");

        mine.ShouldSay("Cole Colleague-Test changed this").ShouldSay("Withdrew");
        Assert.Contains("2026-02-19", await Enrollment());
    }

    [Theory]
    [InlineData("Entered on", "2/15/2026", "Eligibility was determined on Feb 16, 2026. Enter that day or a later one.")]
    [InlineData("Participation began on", "2/15/2026", "Participation cannot begin before the entry of Feb 20, 2026.")]
    public async Task Wrong_days_of_entry_are_refused(string field, string typed, string error)
    {
        await Exit();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/enrollments/new");

        await page.Choose("Program", "Adult").Fill("Entered on", "2/20/2026").Fill(field, typed).Press("Enroll");

        Assert.Equal((error, typed), (page.Field(field).Error, page.Field(field).Value));
        Assert.Single((await app.Export("P-ADA"))["enrollments"]!.AsArray());
    }

    [Fact]
    public async Task Nobody_is_enrolled_twice_by_pressing_twice_or_in_two_tabs()
    {
        await Exit();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/enrollments/new");
        page.Choose("Program", "Adult").Fill("Entered on", "2/25/2026");
        var again = page.Copy();
        var tab = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/enrollments/new");

        await page.Press("Enroll");
        await again.Press("Enroll");
        await tab.Choose("Program", "Adult").Fill("Entered on", "2/25/2026").Press("Enroll");

        Assert.Equal("This person is enrolled in Adult already.", tab.Field("Program").Error);
        Assert.Equal(2, (await app.Export("P-ADA"))["enrollments"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_enrollment_of_somebody_else_is_missing()
    {
        var other = await app.AddParticipant("Bruno", "Testwell");
        var exit = (await Tab()).LinkTo("Exit from Adult");

        (await app.As(Person.CareerPlanner).Visit(exit.Replace(ada.ToString(), other.ToString(), StringComparison.Ordinal))).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Visit(exit)).ShouldBeMissing();
    }

    private Task<TestPage> Tab(Person? person = null) => app.As(person ?? Person.CareerPlanner).Visit($"/participants/{ada}/application");

    private async Task Exit() => await (await (await Tab()).Click("Exit from Adult")).Fill("Exited on", "2/17/2026").Choose("Reason", "Withdrew").Press("Record the exit");

    private async Task<string> Enrollment() => (await app.Export("P-ADA"))["enrollments"]![0]!.ToJsonString();
}
