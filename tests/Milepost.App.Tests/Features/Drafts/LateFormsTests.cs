using System.ComponentModel.DataAnnotations;
using System.Net;
using Milepost.App.Tests.Features.Accounts;

namespace Milepost.App.Tests.Features.Drafts;

/// <summary>No typed word is lost, without script: whatever happened between opening a form and sending it.</summary>
public sealed class LateFormsTests
{
    [Theory, EachDatabase]
    public async Task A_form_sent_after_the_idle_limit_is_in_its_fields_again_after_signing_in(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var page = await FilledIn(app);

        app.Clock.Advance(TimeSpan.FromMinutes(31));
        await page.Press("Add the person");

        Assert.Equal("Sign in", page.Heading);
        page.ShouldSay("What you typed is kept");
        await SignInOn(page, Person.Administrator);
        Assert.Equal("/people/new", page.Address);
        ShouldHoldWhatWasTyped(page);
        (await app.As(Person.Administrator).Visit("/people?q=zoe")).ShouldSay("0 people");
        page.Choose("Place", "North office (office NORTH)");
        await page.Press("Add the person");
        page.ShouldSay("Hand this link over now");
        Assert.Equal("", (await app.As(Person.Administrator).Visit("/people/new")).Field("Name").Value);
    }

    [Fact]
    public async Task A_form_sent_after_a_weekend_is_kept_too()
    {
        await using var app = await TestApp.StartAsync();
        var page = await FilledIn(app);

        app.Clock.Advance(TimeSpan.FromHours(64));
        await page.Press("Add the person");

        await SignInOn(page, Person.Administrator);
        ShouldHoldWhatWasTyped(page);
    }

    [Fact]
    public async Task A_form_sent_after_signing_out_in_another_tab_travels_with_the_sign_in_page()
    {
        await using var app = await TestApp.StartAsync();
        var page = await FilledIn(app);
        await (await app.As(Person.Administrator).Visit("/account")).Press("Sign out");

        await page.Press("Add the person");

        Assert.Equal("Sign in", page.Heading);
        page.ShouldSay("What you typed is kept");
        page.Fill("E-mail address", Person.Administrator.Email).Fill("Password", "not the password");
        await page.Press("Sign in");
        page.ShouldSay("is wrong");
        await SignInOn(page, Person.Administrator);
        Assert.Equal("/people/new", page.Address);
        ShouldHoldWhatWasTyped(page);
    }

    [Fact]
    public async Task A_form_whose_protection_against_forgery_no_longer_fits_comes_back_with_its_words_and_writes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var second = await app.AddStaff(StaffOf.AreaAdministrator with { At = TestOrganization.State });
        var page = await FilledIn(app);
        // Somebody else signs in with the same browser; the form still carries the first person's token.
        await (await app.As(Person.Administrator).Visit("/account")).Press("Sign out");
        await SignInOn(await app.As(Person.Administrator).Visit("/sign-in"), second);

        await page.Press("Add the person");

        Assert.Equal("/people/new", page.Address);
        page.ShouldSay("Nothing was saved");
        ShouldHoldWhatWasTyped(page);
        (await app.As(Person.Administrator).Visit("/people?q=zoe")).ShouldSay("0 people");
    }

    [Fact]
    public async Task The_sign_in_page_keeps_the_address_when_its_own_protection_no_longer_fits()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.CareerPlanner).Visit("/account");
        var signIn = await app.As(Person.CareerPlanner).Visit("/sign-in");
        await page.Press("Sign out");

        signIn.Fill("E-mail address", Person.Colleague.Email).Fill("Password", Person.Password);
        await signIn.Press("Sign in");

        Assert.Equal(HttpStatusCode.OK, signIn.Status);
        signIn.ShouldSay("open for too long");
        Assert.Equal(Person.Colleague.Email, signIn.Field("E-mail address").Value);
        Assert.Equal("", signIn.Field("Password").Value);
        await SignInOn(signIn, Person.Colleague);
        Assert.Equal("/my-day", signIn.Address);
    }

    [Fact]
    public void A_field_for_a_password_is_named_so_that_it_is_never_kept()
    {
        var forms = typeof(MilepostWeb).Assembly.GetTypes().SelectMany(type => type.GetProperties())
            .Where(p => p.GetCustomAttributes(typeof(DataTypeAttribute), inherit: true).OfType<DataTypeAttribute>().Any(d => d.DataType == DataType.Password)).ToList();

        Assert.True(forms.Count >= 5);
        Assert.All(forms, field => Assert.Contains("Password", field.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Passwords_are_never_kept()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.CareerPlanner).Visit("/account/password");
        page.Fill("Current password", Person.Password).Fill("New password", "seven green lanterns").Fill("New password again", "seven green lanterns");
        await (await app.As(Person.CareerPlanner).Visit("/account")).Press("Sign out");

        await page.Press("Change the password");

        Assert.Equal("Sign in", page.Heading);
        Assert.DoesNotContain("lanterns", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Person.Password, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deactivated_person_leaves_no_draft_and_nobody_elses_page_shows_the_words()
    {
        await using var app = await TestApp.StartAsync();
        var second = await app.AddStaff(StaffOf.AreaAdministrator);
        var page = await app.As(second).Visit("/people/new");
        page.Fill("Name", "Zoë Testwell");
        await (await app.As(Person.Administrator).Visit($"/people/{await app.AccountId(second)}")).Press("Deactivate");

        app.Clock.Advance(TimeSpan.FromMinutes(31));
        await page.Press("Add the person");

        Assert.Equal("Sign in", page.Heading);
        await SignInOn(await app.As(Person.Administrator).Visit("/people/new"), Person.Administrator);
        Assert.Equal("", (await app.As(Person.Administrator).Visit("/people/new")).Field("Name").Value);
        await (await app.As(Person.Administrator).Visit($"/people/{await app.AccountId(second)}")).Press("Activate the account");
        Assert.Equal("", (await app.AsInAnotherBrowser(second).Visit("/people/new")).Field("Name").Value);
    }

    [Fact]
    public async Task Saving_another_small_form_of_the_page_leaves_the_draft_alone()
    {
        await using var app = await TestApp.StartAsync();
        var address = $"/people/{await app.AccountId(Person.CareerPlanner)}";
        var administrator = app.As(Person.Administrator);
        await administrator.Post("/drafts", ("path", address), ("fields", """{"Form.Name":["Half a na"]}"""));
        var page = await administrator.Visit(address);
        Assert.Equal("Half a na", page.Field("Name").Value);

        await page.Press("Ask for a new password");

        Assert.Equal("Half a na", (await administrator.Visit(address)).Field("Name").Value);
    }

    private static async Task<TestPage> FilledIn(TestApp app)
    {
        var page = await app.As(Person.Administrator).Visit("/people/new");
        page.Fill("Name", "Zoë <b>Testwell</b> 🙂").Fill("E-mail address", "zoe@example.org").Fill("Phone", "555-0199").Choose("First role", "Supervisor");
        return page;
    }

    private static void ShouldHoldWhatWasTyped(TestPage page)
    {
        Assert.Equal("Zoë <b>Testwell</b> 🙂", page.Field("Name").Value);
        Assert.Equal("zoe@example.org", page.Field("E-mail address").Value);
        Assert.Equal("555-0199", page.Field("Phone").Value);
        Assert.Equal(["Supervisor"], page.Field("First role").Chosen);
    }

    private static async Task SignInOn(TestPage page, Person person)
    {
        page.Fill("E-mail address", person.Email).Fill("Password", Person.Password);
        await page.Press("Sign in");
    }
}
