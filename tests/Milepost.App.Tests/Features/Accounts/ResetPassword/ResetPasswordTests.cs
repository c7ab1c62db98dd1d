using Milepost.App.Features.Accounts.ResetPassword;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Accounts.ResetPassword;

public sealed class ResetPasswordTests
{
    private const string NewPassword = "seven green lanterns";

    [Theory, EachDatabase]
    public async Task A_reset_link_works_once_lifts_the_lockout_and_ends_every_sign_in(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var planner = app.As(Person.CareerPlanner);
        await planner.SignIn();
        for (var attempt = 1; attempt <= 5; attempt++) await app.SignIn(Person.CareerPlanner.Email, "not the password");
        var link = await MakeLink(app, Person.Administrator, Person.CareerPlanner);

        var page = await Set(app, link, NewPassword);

        page.ShouldSay("Your new password is set");
        Assert.Equal("Sign in", (await planner.Visit("/account")).Heading);
        Assert.Equal("/my-day", (await app.SignIn(Person.CareerPlanner.Email, NewPassword)).Address);
        (await app.Stranger().Visit(link)).ShouldSay("This link no longer works");
        (await app.OrganizationHistory())
            .ShouldSay($"Made a one-time link for {Person.CareerPlanner.Name}").ShouldSay($"{Person.CareerPlanner.Name} set a new password with a one-time link");
    }

    [Fact]
    public async Task The_link_is_shown_once()
    {
        await using var app = await TestApp.StartAsync();
        var link = await MakeLink(app, Person.Administrator, Person.CareerPlanner);

        var again = await app.As(Person.Administrator).Visit($"/people/{await app.AccountId(Person.CareerPlanner)}/reset");

        Assert.DoesNotContain(link, again.Html, StringComparison.Ordinal);
        (await app.OrganizationHistory()).ShouldNotSay("token");
    }

    [Fact]
    public async Task A_link_lives_24_hours()
    {
        await using var app = await TestApp.StartAsync();
        var link = await MakeLink(app, Person.Administrator, Person.CareerPlanner);

        app.Clock.Advance(TimeSpan.FromHours(24));
        (await app.Stranger().Visit(link)).ShouldSay("Set a new password");
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        (await app.Stranger().Visit(link)).ShouldSay("This link no longer works");
    }

    [Fact]
    public async Task A_form_opened_in_time_and_sent_too_late_sets_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.Stranger().Visit(await MakeLink(app, Person.Administrator, Person.CareerPlanner));
        page.Fill("New password", NewPassword).Fill("New password again", NewPassword);

        app.Clock.Advance(TimeSpan.FromHours(25));
        await page.Press("Set the password");

        page.ShouldSay("This link no longer works");
        (await app.SignIn(Person.CareerPlanner.Email, NewPassword)).ShouldSay("is wrong");
    }

    [Fact]
    public async Task A_newer_link_and_the_own_new_password_put_a_link_out_of_use()
    {
        await using var app = await TestApp.StartAsync();
        var first = await MakeLink(app, Person.Administrator, Person.CareerPlanner);
        var second = await MakeLink(app, Person.Administrator, Person.CareerPlanner);
        (await app.Stranger().Visit(first)).ShouldSay("This link no longer works");
        (await app.Stranger().Visit(second)).ShouldSay("Set a new password");

        var page = await app.As(Person.CareerPlanner).Visit("/account/password");
        page.Fill("Current password", Person.Password).Fill("New password", NewPassword).Fill("New password again", NewPassword);
        await page.Press("Change the password");

        (await app.Stranger().Visit(second)).ShouldSay("This link no longer works");
    }

    [Fact]
    public async Task A_link_that_was_cut_tampered_with_or_belongs_to_somebody_else_opens_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var link = await MakeLink(app, Person.Administrator, Person.CareerPlanner);
        var planner = (await app.AccountId(Person.CareerPlanner)).ToString();
        var colleague = (await app.AccountId(Person.Colleague)).ToString();

        foreach (var forged in new[]
        {
            link[..^1], link + "A", link[..^3] + (link[^3] == 'A' ? "B" : "A") + link[^2..], link.Replace(planner, colleague, StringComparison.Ordinal),
            link.Replace(planner, Guid.NewGuid().ToString(), StringComparison.Ordinal), link.Replace(planner, "nonsense", StringComparison.Ordinal), "/reset-password",
        })
        {
            (await app.Stranger().Visit(forged)).ShouldBeMissing().ShouldSay("This link no longer works");
            (await app.Stranger().Post(forged, ("Form.NewPassword", NewPassword), ("Form.RepeatedPassword", NewPassword))).ShouldSay("This link no longer works");
        }

        (await app.SignIn(Person.CareerPlanner.Email, Person.Password)).ShouldSay("Caseload");
        (await app.SignIn(Person.Colleague.Email, Person.Password)).ShouldSay("Caseload");
    }

    [Fact]
    public async Task A_link_of_a_deactivated_account_opens_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var link = await MakeLink(app, Person.Administrator, Person.CareerPlanner);
        await (await app.As(Person.Administrator).Visit($"/people/{await app.AccountId(Person.CareerPlanner)}")).Press("Deactivate");

        (await app.Stranger().Visit(link)).ShouldSay("This link no longer works");
    }

    [Fact]
    public async Task A_supervisor_makes_links_for_the_own_planners_and_for_nobody_else()
    {
        await using var app = await TestApp.StartAsync();

        Assert.NotNull(await MakeLink(app, Person.Supervisor, Person.CareerPlanner));

        foreach (var person in new[] { Person.FarPlanner, Person.Administrator, Person.LocalAreaStaff, Person.StatewideStaff, Person.Monitor, Person.Supervisor })
        {
            var address = $"/people/{await app.AccountId(person)}";
            (await app.As(Person.Supervisor).Visit(address)).ShouldBeMissing();
            (await app.As(Person.Supervisor).Visit($"{address}/reset")).ShouldBeMissing();
            (await app.As(Person.Supervisor).Post($"{address}/reset")).ShouldBeMissing();
        }
        (await app.As(Person.Supervisor).Post($"/people/{await app.AccountId(Person.CareerPlanner)}?handler=Deactivate")).ShouldBeMissing();
        (await app.As(Person.Supervisor).Visit("/people")).ShouldSay(Person.CareerPlanner.Name).ShouldSay(Person.SouthPlanner.Name).ShouldNotSay(Person.FarPlanner.Name).ShouldNotSay(Person.Administrator.Name);
    }

    [Theory]
    [InlineData("short", "at least 12 characters")]
    [InlineData("Casey Planner-Test", "without your name")]
    public async Task A_password_that_cannot_be_taken_says_why_and_leaves_the_link_usable(string password, string words)
    {
        await using var app = await TestApp.StartAsync();
        var link = await MakeLink(app, Person.Administrator, Person.CareerPlanner);

        var page = await Set(app, link, password);

        Assert.Contains(words, page.Field("New password").Error, StringComparison.Ordinal);
        (await Set(app, link, NewPassword)).ShouldSay("Your new password is set");
    }

    [Fact]
    public async Task The_operator_makes_a_link_for_anybody_and_it_is_in_the_history()
    {
        await using var app = await TestApp.StartAsync();
        var id = await app.AccountId(Person.Administrator);

        var link = await app.Call((MakeResetLinkHandler make) => make.HandleAsync(new(id), CancellationToken.None));

        Assert.Equal(TestClock.Start + TimeSpan.FromHours(24), link.Value.Until);
        (await Set(app, link.Value.Path, NewPassword)).ShouldSay("Your new password is set");
        (await app.SignIn(Person.Administrator.Email, NewPassword)).ShouldSay("People");
        var missing = await app.Call((MakeResetLinkHandler make) => make.HandleAsync(new(Guid.NewGuid()), CancellationToken.None));
        Assert.Equal(ProblemKind.NotFound, missing.Problem!.Kind);
    }

    private static async Task<string> MakeLink(TestApp app, Person by, Person whom)
    {
        var page = await app.As(by).Visit($"/people/{await app.AccountId(whom)}/reset");
        await page.Press("Make a one-time link");
        return new Uri(page.Field("One-time link").Value.Trim()).PathAndQuery;
    }

    private static async Task<TestPage> Set(TestApp app, string link, string password)
    {
        var page = await app.Stranger().Visit(link);
        page.Fill("New password", password).Fill("New password again", password);
        return await page.Press("Set the password");
    }
}
