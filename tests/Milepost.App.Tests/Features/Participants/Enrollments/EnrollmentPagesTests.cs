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
    public async Task Days_typed_wrongly_are_corrected_with_a_reason()
    {
        var page = await (await Tab()).Click("Correct the Adult enrollment");
        await page.Fill("Entered on", "2/18/2026").Press("Save the correction");
        Assert.Equal("Enter the reason.", page.Field("Reason").Error);
        await page.Fill("Participation began on", "2/20/2026").Fill("Reason", "Typed from the wrong form").Press("Save the correction");

        page.ShouldSay("The enrollment is corrected.");
        Assert.Equal("""{"program":"adult","enteredOn":"2026-02-18","participationOn":"2026-02-20"}""", await Enrollment());
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/history")).ShouldSay("Typed from the wrong form");
    }

    [Theory]
    [InlineData("Entered on", "2/15/2026", "Eligibility was determined on Feb 16, 2026. Enter that day or a later one.")]
    [InlineData("Entered on", "3/3/2026", "Enter the day the person entered the program: today or earlier.")]
    [InlineData("Participation began on", "2/10/2026", "Participation cannot begin before the entry of Feb 16, 2026.")]
    public async Task A_wrong_correction_is_refused_and_kept(string field, string typed, string error)
    {
        var page = await (await Tab()).Click("Correct the Adult enrollment");

        await page.Fill("Reason", "A slip").Fill(field, typed).Press("Save the correction");

        Assert.Equal((error, typed), (page.Field(field).Error, page.Field(field).Value));
        Assert.Equal("""{"program":"adult","enteredOn":"2026-02-16"}""", await Enrollment());
    }

    [Fact]
    public async Task A_correction_somebody_else_made_meanwhile_is_shown_beside_ones_own()
    {
        var mine = await (await Tab()).Click("Correct the Adult enrollment");
        var theirs = await (await Tab(Person.Colleague)).Click("Correct the Adult enrollment");
        await theirs.Fill("Entered on", "2/17/2026").Fill("Reason", "The form says so").Press("Save the correction");

        await mine.Fill("Entered on", "2/19/2026").Fill("Reason", "As I remember").Press("Save the correction");

        mine.ShouldSay("Cole Colleague-Test changed this").ShouldSay("Feb 17, 2026");
        Assert.Contains("2026-02-17", await Enrollment());
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
        var exit = (await Tab()).LinkTo("Correct the Adult enrollment");

        (await app.As(Person.CareerPlanner).Visit(exit.Replace(ada.ToString(), other.ToString(), StringComparison.Ordinal))).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Visit(exit)).ShouldBeMissing();
    }

    private Task<TestPage> Tab(Person? person = null) => app.As(person ?? Person.CareerPlanner).Visit($"/participants/{ada}/application");

    private async Task Exit() => await (await (await Tab()).Click("Exit from Adult")).Fill("Exited on", "2/17/2026").Choose("Reason", "Withdrew").Choose("Employed", "No").Press("Record the exit");

    private async Task<string> Enrollment() => (await app.Export("P-ADA"))["enrollments"]![0]!.ToJsonString();
}
