using Milepost.App.Features.Accounts.People;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Accounts.People;

public sealed class PeopleTests
{
    [Theory, EachDatabase]
    public async Task An_added_person_sets_a_password_with_the_link_and_works_where_the_role_is(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.AddParticipant("Ada", "Sampleton");
        var page = await app.As(Person.Administrator).Visit("/people/new");
        page.Fill("Name", "Zoë Testwell").Fill("E-mail address", "zoe.o'testwell@example.org").Choose("First role", "Career planner").Choose("Place", "North office (office NORTH)");

        await page.Press("Add the person");

        var link = new Uri(page.Field("One-time link").Value.Trim()).PathAndQuery;
        (await app.SignIn("zoe.o'testwell@example.org", "")).ShouldSay("Enter your password");
        (await app.SignIn("zoe.o'testwell@example.org", Person.Password)).ShouldSay("is wrong");
        var set = await app.Stranger().Visit(link);
        set.Fill("New password", Person.Password).Fill("New password again", Person.Password);
        await set.Press("Set the password");
        (await app.SignIn("zoe.o'testwell@example.org", Person.Password)).ShouldSay("Zoë Testwell").ShouldSay("Caseload");
        (await app.As(Person.Administrator).Visit("/people?q=ZOE")).ShouldSay("1 person").ShouldSay("Career planner, North office");
        (await app.OrganizationHistory()).ShouldSay("Added Zoë Testwell as career planner at North office").ShouldSay("Email (empty) zoe.o'testwell@example.org").ShouldSay("Place (empty) North office");
    }

    [Theory]
    [InlineData(null, "zoe@example.org", "Name", "Enter the person's name")]
    [InlineData("   ", "zoe@example.org", "Name", "Enter the person's name")]
    [InlineData("Zoe", "not an address", "E-mail address", "like name@example.org")]
    [InlineData("Zoe", "casey.planner@example.org", "E-mail address", "has an account with this e-mail address already")]
    [InlineData("Zoe", "CASEY.planner@EXAMPLE.org", "E-mail address", "has an account with this e-mail address already")]
    public async Task What_cannot_be_added_says_why_and_adds_nothing(string? name, string email, string field, string words)
    {
        await using var app = await TestApp.StartAsync();
        var before = CountOn(await app.As(Person.Administrator).Visit("/people"));
        var page = await app.As(Person.Administrator).Visit("/people/new");
        page.Fill("Name", name).Fill("E-mail address", email).Choose("First role", "Monitor").Choose("Place", "North office (office NORTH)");

        await page.Press("Add the person");

        Assert.Contains(words, page.Field(field).Error, StringComparison.Ordinal);
        Assert.Equal(email, page.Field("E-mail address").Value);
        Assert.Equal(["Monitor"], page.Field("First role").Chosen);
        Assert.Equal(before, CountOn(await app.As(Person.Administrator).Visit("/people")));
        (await app.OrganizationHistory()).ShouldNotSay("Added Zoe");
    }

    [Fact]
    public async Task A_name_of_ten_thousand_letters_is_shown_again_and_not_saved()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.Administrator).Visit("/people/new");
        page.Fill("Name", new string('x', 10_000)).Fill("E-mail address", "zoe@example.org").Choose("First role", "Monitor").Choose("Place", "North office (office NORTH)");

        await page.Press("Add the person");

        Assert.Contains("120 characters", page.Field("Name").Error, StringComparison.Ordinal);
        Assert.Equal(10_000, page.Field("Name").Value.Length);
    }

    [Fact]
    public async Task A_role_is_given_and_taken_away_and_works_with_the_next_click()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant("Ada", "Sampleton");
        var planner = app.As(Person.SouthPlanner);
        (await planner.Visit($"/participants/{ada}/history")).ShouldBeMissing();
        var page = await app.As(Person.Administrator).Visit($"/people/{await app.AccountId(Person.SouthPlanner)}");

        page.Choose("Role", "Career planner").Choose("Place", "North office (office NORTH)");
        await page.Press("Add the role");
        Assert.Equal("History", (await planner.Visit($"/participants/{ada}/history")).Heading);

        await page.Press("Take away Career planner, North office");
        (await planner.Visit($"/participants/{ada}/history")).ShouldBeMissing();
        (await app.OrganizationHistory())
            .ShouldSay($"Made {Person.SouthPlanner.Name} career planner at North office").ShouldSay($"{Person.SouthPlanner.Name} is no longer career planner at North office").ShouldSay("Role Career planner (empty)");
    }

    [Fact]
    public async Task The_same_role_twice_and_the_only_role_away_are_refused()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.Administrator).Visit($"/people/{await app.AccountId(Person.CareerPlanner)}");

        page.Choose("Role", "Career planner").Choose("Place", "North office (office NORTH)");
        await page.Press("Add the role");
        Assert.Contains("has this role there already", page.Field("Place").Error, StringComparison.Ordinal);

        await page.Press("Take away Career planner, North office");
        page.ShouldSay("This is the person's only role");
        Assert.Equal("Caseload", (await app.As(Person.CareerPlanner).Visit("/participants")).Heading);
    }

    [Fact]
    public async Task Nobody_takes_away_the_own_last_administrator_role_or_deactivates_the_own_account()
    {
        await using var app = await TestApp.StartAsync();
        var id = await app.AccountId(Person.Administrator);
        var page = await app.As(Person.Administrator).Visit($"/people/{id}");
        page.Choose("Role", "Data officer").Choose("Place", "State of Testland (state TESTLAND)");
        await page.Press("Add the role");

        await page.Press("Take away Administrator, State of Testland");

        page.ShouldSay("This is your own last administrator role");
        Assert.False(page.HasButton("Deactivate"));
        (await app.As(Person.Administrator).Post($"/people/{id}?handler=Deactivate")).ShouldSay("You cannot deactivate your own account");
        Assert.Equal("People", (await app.As(Person.Administrator).Visit("/people")).Heading);
    }

    [Fact]
    public async Task An_administrator_of_an_area_sees_and_keeps_only_that_area()
    {
        await using var app = await TestApp.StartAsync();
        var area = app.As(await app.AddStaff(StaffOf.AreaAdministrator));

        (await area.Visit("/people")).ShouldSay(Person.CareerPlanner.Name).ShouldSay(Person.Monitor.Name)
            .ShouldNotSay(Person.FarPlanner.Name).ShouldNotSay(Person.StatewideStaff.Name).ShouldNotSay(Person.OtherStateStaff.Name).ShouldNotSay(Person.Administrator.Name + " ");
        Assert.DoesNotContain("Far office (office FAR)", (await area.Visit("/people/new")).Field("Place").Options);
        foreach (var person in new[] { Person.FarPlanner, Person.StatewideStaff, Person.Administrator })
        {
            var address = $"/people/{await app.AccountId(person)}";
            (await area.Visit(address)).ShouldBeMissing();
            (await area.Visit($"{address}/reset")).ShouldBeMissing();
            (await area.Post(address, ("Form.Name", "Forged"), ("Form.Email", "forged@example.org"))).ShouldBeMissing();
            foreach (var handler in new[] { "Deactivate", "Unlock", "NewPassword", "TwoStepOff", "Activate" })
                (await area.Post($"{address}?handler={handler}")).ShouldBeMissing();
        }
    }

    [Fact]
    public async Task Forged_people_places_and_roles_are_answered_like_missing_ones_and_write_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var area = app.As(await app.AddStaff(StaffOf.AreaAdministrator));
        var planner = $"/people/{await app.AccountId(Person.CareerPlanner)}";
        var far = (await app.PlaceId(TestOrganization.Far)).ToString();

        (await area.Visit($"/people/{Guid.NewGuid()}")).ShouldBeMissing();
        (await area.Post($"/people/{Guid.NewGuid()}?handler=Grant", ("Grant.Role", "Monitor"), ("Grant.OrgUnitId", far))).ShouldBeMissing();
        (await area.Post($"{planner}?handler=Grant", ("Grant.Role", "Monitor"), ("Grant.OrgUnitId", far))).ShouldSay("Choose a place in your part of the organization");
        (await area.Post($"{planner}?handler=Grant", ("Grant.Role", "Monitor"), ("Grant.OrgUnitId", Guid.NewGuid().ToString()))).ShouldSay("Choose a place in your part of the organization");
        (await area.Post($"{planner}?handler=Grant", ("Grant.Role", "Emperor"), ("Grant.OrgUnitId", (await app.PlaceId(TestOrganization.North)).ToString()))).ShouldSay("cannot be used here");
        (await area.Post($"{planner}?handler=Grant", ("Grant.Role", "99"), ("Grant.OrgUnitId", (await app.PlaceId(TestOrganization.North)).ToString()))).ShouldSay("cannot be used here");
        (await area.Post($"{planner}?handler=RemoveRole", ("role", Guid.NewGuid().ToString()))).ShouldBeMissing();
        (await area.Post("/people/new", ("Form.Name", "Forged"), ("Form.Email", "forged@example.org"), ("Form.Role", "Monitor"), ("Form.OrgUnitId", far))).ShouldSay("Choose a place in your part of the organization");

        (await app.As(Person.Administrator).Visit(planner)).ShouldNotSay("Far office Take");
        (await app.As(Person.Administrator).Visit("/people?q=forged")).ShouldSay("0 people");
        (await app.OrganizationHistory()).ShouldNotSay("Forged");
    }

    [Fact]
    public async Task Who_also_works_elsewhere_keeps_that_role_and_the_account_stays_with_who_is_above_both()
    {
        await using var app = await TestApp.StartAsync();
        var area = app.As(await app.AddStaff(StaffOf.AreaAdministrator));
        var address = $"/people/{await app.AccountId(Person.CareerPlanner)}";
        var page = await app.As(Person.Administrator).Visit(address);
        page.Choose("Role", "Career planner").Choose("Place", "Far office (office FAR)");
        await page.Press("Add the role");

        var seen = await area.Visit(address);

        seen.ShouldSay("also has roles outside your part of the organization (1)").ShouldNotSay("Far office");
        Assert.False(seen.HasButton("Deactivate"));
        (await area.Post($"{address}?handler=Deactivate")).ShouldSay("also has roles outside your part");
        (await area.Post($"{address}/reset")).ShouldSay("also has roles outside your part");
        await seen.Press("Take away Career planner, North office");
        (await area.Visit(address)).ShouldBeMissing();
        Assert.Equal("Caseload", (await app.As(Person.CareerPlanner).Visit("/participants")).Heading);
    }

    [Fact]
    public async Task A_new_name_and_address_are_in_the_history_with_the_old_ones()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.Administrator).Visit($"/people/{await app.AccountId(Person.CareerPlanner)}");

        page.Fill("Name", "Casey Renamed-Test").Fill("E-mail address", "casey.renamed@example.org");
        await page.Press("Save");

        (await app.OrganizationHistory()).ShouldSay("Name Casey Planner-Test Casey Renamed-Test").ShouldSay("Email casey.planner@example.org casey.renamed@example.org");
        (await app.SignIn("casey.renamed@example.org", Person.Password)).ShouldSay("Casey Renamed-Test");
        (await app.SignIn(Person.CareerPlanner.Email, Person.Password)).ShouldSay("is wrong");
    }

    [Fact]
    public async Task Two_people_editing_one_account_see_both_and_lose_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var address = $"/people/{await app.AccountId(Person.CareerPlanner)}";
        var mine = await app.As(Person.Administrator).Visit(address);
        var theirs = await app.AsInAnotherBrowser(Person.Administrator).Visit(address);
        theirs.Fill("Name", "Casey Theirs-Test");
        await theirs.Press("Save");

        mine.Fill("Name", "Casey Mine-Test");
        await mine.Press("Save");

        mine.ShouldSay("Somebody changed this while you were editing").ShouldSay("Casey Theirs-Test");
        Assert.Equal("Casey Mine-Test", mine.Field("Name").Value);
        await mine.Press("Save");
        Assert.Equal("Casey Mine-Test", (await app.As(Person.Administrator).Visit(address)).Field("Name").Value);
    }

    [Fact]
    public async Task The_list_is_found_by_name_role_place_and_state()
    {
        await using var app = await TestApp.StartAsync();
        var administrator = app.As(Person.Administrator);
        await (await administrator.Visit($"/people/{await app.AccountId(Person.Colleague)}")).Press("Deactivate");
        var south = await app.PlaceId(TestOrganization.South);

        (await administrator.Visit("/people?q=casey+planner")).ShouldSay("1 person").ShouldSay(Person.CareerPlanner.Name);
        (await administrator.Visit("/people?role=Monitor")).ShouldSay("2 people").ShouldSay(Person.Monitor.Name).ShouldNotSay(Person.CareerPlanner.Name);
        (await administrator.Visit($"/people?at={south}")).ShouldSay("1 person").ShouldSay(Person.SouthPlanner.Name);
        (await administrator.Visit("/people?state=inactive")).ShouldSay("1 person").ShouldSay(Person.Colleague.Name);
        (await administrator.Visit($"/people?at={Guid.NewGuid()}")).ShouldSay("0 people");
        (await administrator.Visit("/people?role=Emperor&p=-4&at=x")).ShouldSay("people");
    }

    [Fact]
    public async Task The_operator_adds_an_account_with_its_history()
    {
        await using var app = await TestApp.StartAsync();
        var state = await app.PlaceId(TestOrganization.State);

        var result = await app.Call((CreateAccountHandler create) => create.HandleAsync(new("Ola Operatormade-Test", "ola@example.org", null, StaffRole.Administrator, state), CancellationToken.None));

        Assert.StartsWith("/reset-password?account=", result.Value.Path, StringComparison.Ordinal);
        (await app.OrganizationHistory()).ShouldSay("Added Ola Operatormade-Test as administrator at State of Testland").ShouldSay("Operator (command line)");
    }

    private static int CountOn(TestPage page) => page.Document.QuerySelectorAll("tbody tr").Length;
}
