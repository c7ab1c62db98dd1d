namespace Milepost.App.Tests.Features.Participants.Register;

public sealed class RegisterPageTests : IAsyncLifetime
{
    private TestApp app = null!;

    public async ValueTask InitializeAsync() => app = await TestApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Somebody_new_is_added_after_a_search_and_gets_a_case_number()
    {
        var page = await Search("Nora Newcomer", "4/28/1998");
        page.ShouldSay("Nobody you may see is like this person.");
        await page.Click("Add a new person");
        Assert.Equal(("Nora", "Newcomer", "4/28/1998"), (page.Field("First name").Value, page.Field("Last name").Value, page.Field("Birth date").Value));
        Assert.Equal("North office", page.Field("Office").Value);

        page.Fill("E-mail address", "nora@example.org").Fill("Phone", "555-0134").Fill("City", "Testville").Fill("ZIP code", "60601")
            .Choose("Language", "Spanish").Choose("Veteran", "No").Choose("Planner", "Cole Colleague-Test");
        await page.Press("Add this person");

        page.ShouldSay("Nora Newcomer is on file now. Next, record the application.").ShouldSay("Cole Colleague-Test").ShouldSay("Spanish");
        var caseNumber = System.Text.RegularExpressions.Regex.Match(page.Text, "Case (P-[0-9A-HJKMNP-TV-Z]{8})").Groups[1].Value;
        var file = await app.Export(caseNumber);
        Assert.Equal("chicago-cook", (string?)file["pack"]);
        Assert.Equal("""{"city":"Testville","zip":"60601"}""", file["participant"]!["address"]!.ToJsonString());
        Assert.False((bool?)file["participant"]!["veteran"]);
        Assert.Null(file["participant"]!["attendingSchool"]);
    }

    [Fact]
    public async Task The_form_is_not_shown_before_a_search()
    {
        var page = await app.As(Person.CareerPlanner).Visit("/participants/new?Add=true");

        Assert.False(page.HasButton("Add this person"));
        Assert.Equal(["Enter a name in letters, a birth date or a case number."], page.Problems);
    }

    [Theory]
    [InlineData("sampleton ada", null)]
    [InlineData("Áda Sampletón", null)]
    [InlineData("Ad Sampleton", "5/4/1990")]
    [InlineData("Adda Sampletom", "5/4/1990")]
    [InlineData(null, "5/4/1990")]
    public async Task Likely_duplicates_are_found_whatever_the_spelling(string? name, string? birthDate)
    {
        await app.AddParticipant();

        var page = await Search(name, birthDate);

        if (name == "Ad Sampleton") page.ShouldSay("Same birth date");
        page.ShouldSay("Ada Sampleton").ShouldSay("North office");
    }

    [Fact]
    public async Task The_likeliest_comes_first()
    {
        await app.AddParticipant("Adda", "Sampletom", change: file => file["participant"]!["birthDate"] = "1971-01-09");
        await app.AddParticipant("Bruno", "Testwell");
        await app.AddParticipant();

        var page = await Search("Ada Sampleton", "5/4/1990");

        Assert.Equal(["Ada Sampleton", "Bruno Testwell", "Adda Sampletom"], page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        Assert.Contains("Likely the same", page.Row("Ada Sampleton"));
        Assert.Contains("Perhaps the same", page.Row("Adda Sampletom"));
    }

    [Fact]
    public async Task Somebody_out_of_reach_is_counted_but_never_named()
    {
        await app.AddParticipant("Frida", "Faraway", office: TestOrganization.Far, id: "P-FAR");

        var page = await Search("Frida Faraway", "5/4/1990");

        page.ShouldSay("1 person in another office may be the same; ask your supervisor.").ShouldSay("Nobody you may see is like this person.");
        Assert.DoesNotContain("P-FAR", page.Html);
        Assert.DoesNotContain("Far office", page.Html);
        (await Search("Frieda Farawey", null)).ShouldNotSay("another office");
    }

    [Fact]
    public async Task Nobody_is_added_past_a_likely_duplicate_that_was_not_shown()
    {
        await app.AddParticipant(id: "P-ADA");
        var page = await Search("Zoe Newcomer", "1/1/2000");
        await page.Click("Add a new person");

        page.Fill("First name", "Ada").Fill("Last name", "Sampletom").Fill("Birth date", "5/4/1990").Fill("City", "Testville");
        await page.Press("Add this person");

        Assert.Equal(["Somebody on file is very like this person. Look at the people above; if it is none of them, save again."], page.Problems);
        Assert.Contains("P-ADA", page.Row("Ada Sampleton"));
        Assert.Equal("Testville", page.Field("City").Value);

        await page.Press("Add this person");
        page.ShouldSay("Ada Sampletom is on file now.");
    }

    [Fact]
    public async Task Nobody_is_added_by_sending_the_form_alone()
    {
        var forged = await app.As(Person.CareerPlanner).Post("/participants/new", ("Form.FirstName", "Nora"), ("Form.LastName", "Newcomer"), ("Form.BirthDate", "4/28/1998"),
            ("Form.OfficeId", await OfficeId("North office")), ("__seen", "[]"));

        Assert.Equal(["Look at the people on file above first. If it is none of them, save again."], forged.Problems);
        (await app.As(Person.CareerPlanner).Visit("/participants?q=newcomer&show=all")).ShouldSay("0 people");
    }

    [Fact]
    public async Task An_office_or_planner_out_of_reach_looks_like_one_that_does_not_exist()
    {
        var far = await OfficeId("Far office", Person.StatewideStaff);
        var farPlanner = await PlannerId("Fran Planner-Test", Person.StatewideStaff);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Send(("Form.OfficeId", far))).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Send(("Form.OfficeId", Guid.NewGuid().ToString()))).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Send(("Form.OfficeId", await OfficeId("North office")), ("Form.PlannerId", farPlanner))).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Send(("Form.OfficeId", await OfficeId("North office")), ("Form.PlannerId", Guid.NewGuid().ToString()))).Status);
        (await app.As(Person.StatewideStaff).Visit("/participants?q=newcomer&show=all")).ShouldSay("0 people");
    }

    [Fact]
    public async Task A_planner_of_another_office_is_refused_beside_the_field()
    {
        var page = await (await app.As(Person.Supervisor).Visit("/participants/new?Name=Nora+Newcomer")).Click("Add a new person");
        page.Fill("Birth date", "4/28/1998").Choose("Office", "North office").Choose("Planner", "Sunny Planner-Test");

        await page.Press("Add this person");

        Assert.Equal("Sunny Planner-Test does not plan at North office. Choose somebody of that office, or another office.", page.Field("Planner").Error);
    }

    [Theory]
    [InlineData("First name", "", "Enter the first name")]
    [InlineData("Last name", null, "Shorten the last name to 100 characters or fewer")]
    [InlineData("Birth date", "2/30/1998", "Enter a real date for birth date, like 4/28/2025")]
    [InlineData("Birth date", "4/28/2030", "Enter a birth date before today.")]
    [InlineData("Birth date", "4/28/1901", "Check the year of the birth date: it is more than 120 years ago.")]
    [InlineData("E-mail address", "nora at example", "Enter the e-mail address like name@example.org.")]
    [InlineData("Phone", "call me ☎️", "Enter the phone number in digits, like 555-0100 or (312) 555-0100 ext. 4.")]
    [InlineData("ZIP code", "ABC", "Enter the ZIP code like 60601 or 60601-1234.")]
    public async Task What_cannot_be_right_is_said_beside_the_field_and_nothing_is_lost(string field, string? typed, string error)
    {
        typed ??= BadInput.TenThousand;
        var page = await (await Search("Nora Newcomer", "4/28/1998")).Click("Add a new person");
        page.Fill("City", BadInput.Markup).Fill(field, typed);

        await page.Press("Add this person");

        Assert.Equal(error, page.Field(field).Error);
        Assert.Equal([error], page.Problems);
        Assert.Equal(typed, page.Field(field).Value);
        Assert.Equal(BadInput.Markup, page.Field("City").Value);
        (await app.As(Person.CareerPlanner).Visit("/participants?q=newcomer&show=all")).ShouldSay("0 people");
    }

    [Fact]
    public async Task Names_with_markup_emoji_and_other_scripts_are_kept_as_typed()
    {
        var page = await (await Search("Nora Newcomer", "4/28/1998")).Click("Add a new person");
        page.Fill("First name", BadInput.RightToLeft).Fill("Last name", BadInput.Markup).Fill("Likes to be called", BadInput.Emoji);

        await page.Press("Add this person");

        page.ShouldSay(BadInput.RightToLeft).ShouldSay(BadInput.Markup).ShouldSay(BadInput.Emoji);
        Assert.DoesNotContain("<script>alert(1)", page.Html);
    }

    [Fact]
    public async Task Pressing_twice_adds_one_person()
    {
        var page = await (await Search("Nora Newcomer", "4/28/1998")).Click("Add a new person");
        var second = page.Copy();

        await page.Press("Add this person");
        await second.Press("Add this person");

        Assert.Equal(page.Address, second.Address);
        (await app.As(Person.CareerPlanner).Visit("/participants?q=newcomer&show=all")).ShouldSay("1 person");
    }

    private async Task<TestPage> Search(string? name, string? birthDate)
    {
        var page = await app.As(Person.CareerPlanner).Visit("/participants/new");
        return await page.Fill("Name", name).Fill("Birth date", birthDate).Press("Search", inside: "First and last name, in any order");
    }

    /// <summary>Sends the form as somebody who searched, with one thing forged.</summary>
    private async Task<TestPage> Send(params (string, string)[] forged)
    {
        var page = await (await Search("Nora Newcomer", "4/28/1998")).Click("Add a new person");
        var seen = page.Document.QuerySelector("input[name=__seen]")!.GetAttribute("value")!;
        return await app.As(Person.CareerPlanner).Post(page.Address,
            [("Form.FirstName", "Nora"), ("Form.LastName", "Newcomer"), ("Form.BirthDate", "4/28/1998"), ("__seen", seen), .. forged]);
    }

    private async Task<string> OfficeId(string name, Person? person = null) => await Value("Form.OfficeId", name, person);

    private async Task<string> PlannerId(string name, Person? person = null) => await Value("Form.PlannerId", name, person);

    private async Task<string> Value(string field, string words, Person? person)
    {
        var page = await app.As(person ?? Person.CareerPlanner).Visit("/participants/new?Name=Someone+Else&Add=true");
        return page.Document.QuerySelectorAll($"select[name='{field}'] option").Single(option => option.TextContent == words).GetAttribute("value")!;
    }
}
