using System.Text.Json.Nodes;

namespace Milepost.App.Tests.Features.Participants.Application;

public sealed class ApplicationPageTests : IAsyncLifetime
{
    private TestApp app = null!;
    private Guid ada;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddParticipant(id: "P-ADA", change: file =>
        {
            file.Remove("application");
            file["enrollments"] = new JsonArray();
        });
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_applicant_goes_from_application_to_enrollment_step_by_step()
    {
        var page = await Visit("application");
        page.ShouldSay("Record the application.").ShouldSay("No application is recorded.");

        page = await page.Click("Record the application");
        page.Fill("Applied on", "2/2/2026").Tick("Adult");
        Row(page, 1, "Birth date", "Driver license");
        await page.Press("Save the application");
        page.ShouldSay("Birth date: Driver license").ShouldSay("Determine eligibility, by Mar 4, 2026.");

        page = await page.Click("Determine eligibility");
        page.Fill("Eligibility determined on", "2/10/2026").Choose("Priority of service", "Group 2").Fill("Reason", "SNAP award letter seen");
        await page.Press("Save the decision");
        page.ShouldSay("Certify the applicant.");

        page = await page.Click("Certify");
        await page.Fill("Certified on", "2/12/2026").Fill("Certified without every document, because", "The paper file holds them").Press("Save the decision");
        page.ShouldSay("Enroll in a program.");

        page = await page.Click("Enroll");
        await page.Choose("Program", "Adult").Fill("Entered on", "2/12/2026").Fill("Participation began on", "2/13/2026").Press("Enroll");
        page.ShouldSay("Enrolled in Adult.").ShouldSay("Record the assessment that the plan rests on.");

        var file = await app.Export("P-ADA");
        // What each decision froze is looked at where the decisions are.
        Assert.True(file["application"]!.AsObject().Remove("eligibility"));
        Assert.Equal(
            """{"appliedOn":"2026-02-02","determinedOn":"2026-02-10","certifiedOn":"2026-02-12","programs":["adult"],"priorityGroup":2,"documents":[{"element":"Birth date","kind":"Driver license"}]}""",
            file["application"]!.ToJsonString());
        Assert.Equal("""[{"program":"adult","enteredOn":"2026-02-12","participationOn":"2026-02-13"}]""", file["enrollments"]!.ToJsonString());
        (await Visit("history")).ShouldSay("SNAP award letter seen");
    }

    [Fact]
    public async Task Steps_in_the_wrong_order_are_refused_and_point_to_the_one_before()
    {
        var determination = await Visit("application/determination");
        Assert.False(determination.HasButton("Save the decision"));
        Assert.True(determination.HasLink("Record the application"));
        var forced = await app.As(Person.CareerPlanner).Post($"/participants/{ada}/application/determination", ("Form.DeterminedOn", "2/10/2026"));
        Assert.Equal(["Record the application first."], forced.Problems);
        forced = await app.As(Person.CareerPlanner).Post($"/participants/{ada}/enrollments/new", ("Form.Program", "Adult"), ("Form.EnteredOn", "2/10/2026"));
        Assert.Equal(["Record the application before enrolling. It is the next step on the Application tab."], forced.Problems);

        await Apply();
        Assert.True((await Visit("enrollments/new")).HasLink("Determine eligibility"));
        forced = await app.As(Person.CareerPlanner).Post($"/participants/{ada}/enrollments/new", ("Form.Program", "Adult"), ("Form.EnteredOn", "2/10/2026"));
        Assert.Equal(["Determine eligibility before enrolling. It is the next step on the Application tab."], forced.Problems);
        Assert.Empty((await app.Export("P-ADA"))["enrollments"]!.AsArray());
    }

    [Fact]
    public async Task Rows_are_added_without_script_and_keep_what_was_typed()
    {
        var page = await Visit("application/edit");
        page.Fill("Applied on", "2/30/2026").Tick("Youth");
        Row(page, 1, "Birth date", "Driver license");
        Row(page, 2, BadInput.Markup, BadInput.Emoji);

        await page.Press("Add a row");

        Assert.Empty(page.Problems);
        Assert.Equal(("2/30/2026", "Youth"), (page.Field("Applied on").Value, page.Field("Programs applied for").Value));
        Assert.Equal((BadInput.Markup, BadInput.Emoji), Row(page, 2));
        Assert.Equal(("", ""), Row(page, 3));
        Assert.Null((await app.Export("P-ADA"))["application"]);

        Row(page, 3, "Address", "Lease");
        await page.Fill("Applied on", "2/2/2026").Press("Save the application");
        Assert.Equal(3, (await app.Export("P-ADA"))["application"]!["documents"]!.AsArray().Count);
    }

    [Fact]
    public async Task Half_a_row_is_told_beside_the_field_that_is_missing()
    {
        var page = await Visit("application/edit");
        page.Fill("Applied on", "2/2/2026").Tick("Adult");
        Row(page, 2, "Address", "");

        await page.Press("Save the application");

        Assert.Equal("Enter which document proves it, or empty the row.", page.Field("Document", "Document 2").Error);
        Assert.Null((await app.Export("P-ADA"))["application"]);
    }

    [Theory]
    [InlineData("", "Enter the day the application was made.")]
    [InlineData("3/3/2026", "Enter the day the application was made: today or earlier.")]
    [InlineData("5/4/1990", "The application cannot be before the birth date. Check both.")]
    [InlineData("yesterday", "Enter a real date for applied on, like 4/28/2025")]
    public async Task An_impossible_day_of_application_is_refused(string typed, string error)
    {
        var page = await Visit("application/edit");

        await page.Fill("Applied on", typed).Tick("Adult").Press("Save the application");

        Assert.Equal((error, typed), (page.Field("Applied on").Error, page.Field("Applied on").Value));
        Assert.Null((await app.Export("P-ADA"))["application"]);
    }

    [Fact]
    public async Task A_program_is_needed_and_only_those_of_the_offices_policy_count()
    {
        var page = await Visit("application/edit");
        await page.Fill("Applied on", "2/2/2026").Press("Save the application");
        Assert.Equal("Choose at least one program.", page.Field("Programs applied for").Error);
        Assert.DoesNotContain("JTED", page.Field("Programs applied for").Options);

        var forged = await app.As(Person.CareerPlanner).Post($"/participants/{ada}/application/edit", ("Form.AppliedOn", "2/2/2026"), ("Form.Programs", "Jted"), ("Form.Version", "0"));
        Assert.Equal(["This office's policy has no JTED program. Choose from the list."], forged.Problems);
        Assert.Null((await app.Export("P-ADA"))["application"]);
    }

    [Fact]
    public async Task Too_much_text_in_a_row_is_told_and_kept()
    {
        var page = await Visit("application/edit");
        page.Fill("Applied on", "2/2/2026").Tick("Adult");
        Row(page, 1, BadInput.TenThousand, BadInput.RightToLeft);

        await page.Press("Save the application");

        Assert.Equal("Shorten what it proves to 200 characters or fewer.", page.Field("What it proves", "Document 1").Error);
        Assert.Equal((BadInput.TenThousand, BadInput.RightToLeft), Row(page, 1));
    }

    [Fact]
    public async Task Two_people_recording_the_application_the_second_sees_both()
    {
        var mine = await Visit("application/edit");
        var theirs = await app.As(Person.Colleague).Visit($"/participants/{ada}/application/edit");
        Row(theirs.Fill("Applied on", "2/2/2026").Tick("Adult"), 1, "Address", "Lease");
        await theirs.Press("Save the application");

        await mine.Fill("Applied on", "2/3/2026").Tick("Youth").Press("Save the application");

        mine.ShouldSay("Cole Colleague-Test changed this").ShouldSay("Address: Lease");
        Assert.Equal("2/3/2026", mine.Field("Applied on").Value);
        Assert.Equal("2026-02-02", (string?)(await app.Export("P-ADA"))["application"]!["appliedOn"]);
        await mine.Press("Save the application");
        Assert.Equal("2026-02-03", (string?)(await app.Export("P-ADA"))["application"]!["appliedOn"]);
    }

    [Fact]
    public async Task A_late_decision_is_advice_not_a_refusal()
    {
        await Apply("1/5/2026");
        (await Visit("application")).ShouldSay("The application is 56 days old. Eligibility is due within 30 days");
        await (await Visit("application/determination")).Fill("Eligibility determined on", "2/5/2026").Press("Save the decision");

        (await Visit("application")).ShouldSay("Eligibility was determined 31 days after the application.");
    }

    [Theory]
    [InlineData("Eligibility determined on", "2/1/2026", "Enter a day on or after the application of Feb 2, 2026.")]
    [InlineData("Eligibility determined on", "3/9/2026", "Enter the day eligibility was determined: today or earlier.")]
    [InlineData("Certified on", "2/9/2026", "Certification follows the decision: enter Feb 10, 2026 or a later day.")]
    public async Task Days_of_the_decision_that_cannot_be_are_refused(string field, string typed, string error)
    {
        await Apply();
        var page = await Visit("application/determination");

        await page.Fill("Eligibility determined on", "2/10/2026").Fill(field, typed).Fill("Reason", BadInput.Markup).Press("Save the decision");

        Assert.Equal((error, typed, BadInput.Markup), (page.Field(field).Error, page.Field(field).Value, page.Field("Reason").Value));
        Assert.Null((await app.Export("P-ADA"))["application"]!["determinedOn"]);
    }

    [Fact]
    public async Task A_priority_group_that_does_not_exist_is_refused()
    {
        await Apply();
        var version = (await Visit("application/determination")).Document.QuerySelector("input[name='Form.Version']")!.GetAttribute("value")!;

        var forged = await app.As(Person.CareerPlanner).Post($"/participants/{ada}/application/determination", ("Form.DeterminedOn", "2/10/2026"), ("Form.PriorityGroup", "6"), ("Form.Version", version));

        Assert.Equal(["Choose a priority group from 1 to 5."], forged.Problems);
    }

    [Fact]
    public async Task Partner_programs_are_listed_and_others_can_be_written()
    {
        var page = await Visit("partner-programs");
        await page.Tick("SNAP Employment and Training").Fill("Others", $"Reentry café\n{BadInput.Markup}\n").Press("Save the partner programs");

        page.ShouldSay("SNAP Employment and Training").ShouldSay("Reentry café").ShouldSay(BadInput.Markup);
        Assert.Equal(3, (await app.Export("P-ADA"))["partnerPrograms"]!.AsArray().Count);

        page = await Visit("partner-programs");
        await page.Fill("Others", BadInput.TenThousand).Press("Save the partner programs");
        Assert.Equal("Shorten the list of others to 4,000 characters or fewer. Shorten each name to 200 characters or fewer, one name on each line.", page.Field("Others").Error);
        Assert.Equal(3, (await app.Export("P-ADA"))["partnerPrograms"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_monitor_reads_and_is_offered_no_change()
    {
        await Apply();

        var page = await app.As(Person.Monitor).Visit($"/participants/{ada}/application");

        page.ShouldSay("Applied on");
        Assert.False(page.HasLink("Change the application"));
        Assert.False(page.HasLink("Change the profile"));
        (await app.As(Person.Monitor).Visit($"/participants/{ada}/application/edit")).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/application")).ShouldBeMissing();
    }

    private Task<TestPage> Visit(string path) => app.As(Person.CareerPlanner).Visit($"/participants/{ada}/{path}");

    private async Task Apply(string on = "2/2/2026") => await (await Visit("application/edit")).Fill("Applied on", on).Tick("Adult").Press("Save the application");

    private static void Row(TestPage page, int row, string element, string kind) =>
        page.Fill("What it proves", element, $"Document {row}").Fill("Document", kind, $"Document {row}");

    private static (string, string) Row(TestPage page, int row) => (page.Field("What it proves", $"Document {row}").Value, page.Field("Document", $"Document {row}").Value);
}
