namespace Milepost.App.Tests.Features.Participants.Profile;

public sealed class ProfilePageTests : IAsyncLifetime
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
    public async Task Every_field_of_the_profile_is_saved()
    {
        var page = await Open();
        page.Fill("First name", "Adah").Fill("Middle name", "M.").Fill("Last name", "Sampleton-Placeholder").Fill("Likes to be called", "Addie").Fill("Birth date", "5/5/1990")
            .Choose("Language", "Spanish").Fill("E-mail address", "adah@example.org").Fill("Phone", "(312) 555-0123 x7").Fill("Second phone", "555-0199")
            .Fill("Street and apartment", "1 Imaginary Way").Fill("City", "Testville").Fill("State", "IL").Fill("ZIP code", "60601-0001")
            .Choose("Veteran", "Yes").Choose("Attending school", "No").Fill("Desired career path", "Dental hygienist").Fill("Training approved on", "3/1/2026")
            .Choose("Plan kept on paper, in the folder", "Yes").Choose("New career coach", "No");

        await page.Press("Save the profile");

        page.ShouldSay("Profile saved.");
        Assert.Equal(
            """{"id":"P-ADA","firstName":"Adah","lastName":"Sampleton-Placeholder","birthDate":"1990-05-05","email":"adah@example.org","phone":"(312) 555-0123 x7","language":"es","veteran":true,"attendingSchool":false,"trainingApprovedOn":"2026-03-01","newCareerCoach":false,"folder":true,"middleName":"M.","preferredName":"Addie","address":{"street":"1 Imaginary Way","city":"Testville","state":"IL","zip":"60601-0001"},"phone2":"555-0199","desiredCareerPath":"Dental hygienist"}""",
            (await app.Export("P-ADA"))["participant"]!.ToJsonString());
    }

    [Fact]
    public async Task Saving_without_a_change_changes_nothing()
    {
        var before = await BadInput.Record(app, "P-ADA");
        var page = await Open();

        await page.Press("Save the profile");

        page.ShouldSay("Profile saved.");
        Assert.Equal(before, await BadInput.Record(app, "P-ADA"));
        Assert.DoesNotContain("Profile changed", (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/history")).Text);
    }

    [Fact]
    public async Task Two_people_at_once_the_second_sees_both_loses_nothing_and_decides()
    {
        var mine = await Open();
        var theirs = await Open(Person.Colleague);
        await theirs.Fill("City", "Elsewhere").Fill("Phone", "555-0177").Press("Save the profile");

        await mine.Fill("City", "Testville").Fill("Likes to be called", "Addie").Press("Save the profile");

        mine.ShouldSay("Cole Colleague-Test changed this");
        Assert.Contains("Elsewhere", mine.Row("City"));
        Assert.Contains("Testville", mine.Row("City"));
        Assert.Equal(("Testville", "Addie", "555-0123"), (mine.Field("City").Value, mine.Field("Likes to be called").Value, mine.Field("Phone").Value));
        Assert.Equal("Elsewhere", (string?)(await app.Export("P-ADA"))["participant"]!["address"]!["city"]);

        await mine.Fill("Phone", "555-0177").Press("Save the profile");
        mine.ShouldSay("Profile saved.");
        var saved = (await app.Export("P-ADA"))["participant"]!;
        Assert.Equal(("Testville", "Addie", "555-0177"), ((string?)saved["address"]!["city"], (string?)saved["preferredName"], (string?)saved["phone"]));
    }

    [Fact]
    public async Task A_change_elsewhere_in_the_record_is_no_conflict()
    {
        var page = await Open();
        await (await app.As(Person.Colleague).Visit($"/participants/{ada}/gaps/new")).Fill("First day", "4/1/2026").Fill("Last day", "4/9/2026").Fill("Reason", "Surgery").Press("Plan the gap");

        await page.Fill("City", "Testville").Press("Save the profile");

        page.ShouldSay("Profile saved.");
    }

    [Theory]
    [InlineData("First name", "  ", "Enter the first name")]
    [InlineData("Training approved on", "3/3/2026", "Enter the day training was approved: today or earlier.")]
    [InlineData("Training approved on", "13/1/2025", "Enter a real date for training approved on, like 4/28/2025")]
    [InlineData("Desired career path", null, "Shorten the desired career path to 1,000 characters or fewer")]
    public async Task What_cannot_be_right_is_said_and_nothing_is_written(string field, string? typed, string error)
    {
        typed ??= BadInput.TenThousand;
        var before = await BadInput.Record(app, "P-ADA");
        var page = await Open();
        page.Fill("Likes to be called", BadInput.Markup).Fill(field, typed);

        await page.Press("Save the profile");

        Assert.Equal((error, typed, BadInput.Markup), (page.Field(field).Error, page.Field(field).Value, page.Field("Likes to be called").Value));
        Assert.Equal([error], page.Problems);
        Assert.StartsWith("Error: ", page.Title);
        Assert.Equal(before, await BadInput.Record(app, "P-ADA"));
    }

    [Fact]
    public async Task A_language_that_is_not_offered_is_refused()
    {
        var page = await app.As(Person.CareerPlanner).Post($"/participants/{ada}/profile", ("Form.FirstName", "Ada"), ("Form.LastName", "Sampleton"), ("Form.BirthDate", "5/4/1990"), ("Form.Language", "xx"));

        Assert.Equal(["Choose English or Spanish."], page.Problems);
    }

    [Fact]
    public async Task The_desired_career_path_can_be_changed_by_itself()
    {
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/career-path");
        var late = await app.As(Person.Colleague).Visit($"/participants/{ada}/career-path");

        await page.Fill("Desired career path", "Nurse").Press("Save the career path");
        page.ShouldSay("Desired career path saved.").ShouldSay("Nurse");

        await late.Fill("Desired career path", "Baker").Press("Save the career path");
        late.ShouldSay("Casey Planner-Test changed this");
        Assert.Equal("Baker", late.Field("Desired career path").Value);
    }

    [Fact]
    public async Task Somebody_elses_person_is_missing()
    {
        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/profile")).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Post($"/participants/{ada}/profile", ("Form.FirstName", "Mine"), ("Form.LastName", "Now"), ("Form.BirthDate", "5/4/1990"))).ShouldBeMissing();
        Assert.Equal("Ada", (string?)(await app.Export("P-ADA"))["participant"]!["firstName"]);
    }

    private Task<TestPage> Open(Person? person = null) => app.As(person ?? Person.CareerPlanner).Visit($"/participants/{ada}/profile");
}
