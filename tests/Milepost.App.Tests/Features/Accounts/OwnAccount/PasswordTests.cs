using System.Net;

namespace Milepost.App.Tests.Features.Accounts.OwnAccount;

public sealed class PasswordTests
{
    private const string NewPassword = "seven green lanterns";

    [Fact]
    public async Task A_changed_password_signs_out_every_other_browser_at_once_and_keeps_this_one()
    {
        await using var app = await TestApp.StartAsync();
        var other = app.AsInAnotherBrowser(Person.CareerPlanner);
        await other.SignIn();

        var page = await Change(app, Person.Password, NewPassword, NewPassword);

        page.ShouldSay("Your password is changed");
        Assert.Equal("Your account", (await app.As(Person.CareerPlanner).Visit("/account")).Heading);
        Assert.Equal("Sign in", (await other.Visit("/account")).Heading);
        Assert.Equal("/my-day", (await app.SignIn(Person.CareerPlanner.Email, NewPassword)).Address);
        (await app.SignIn(Person.CareerPlanner.Email, Person.Password)).ShouldSay("is wrong");
        (await app.OrganizationHistory()).ShouldSay($"{Person.CareerPlanner.Name} changed the own password");
    }

    [Theory]
    [InlineData("not the password", NewPassword, NewPassword, "Current password", "This is not your password")]
    [InlineData(Person.Password, "short", "short", "New password", "at least 12 characters")]
    [InlineData(Person.Password, NewPassword, "seven green lantern", "New password again", "differ")]
    [InlineData(Person.Password, Person.Password, Person.Password, "New password", "differs from the one you have now")]
    [InlineData(Person.Password, "casey planner-test 1", "casey planner-test 1", "New password", "without your name")]
    public async Task A_password_that_cannot_be_taken_says_why_beside_its_field_and_changes_nothing(string current, string password, string repeated, string field, string words)
    {
        await using var app = await TestApp.StartAsync();

        var page = await Change(app, current, password, repeated);

        Assert.Contains(words, page.Field(field).Error, StringComparison.Ordinal);
        Assert.Equal("/my-day", (await app.SignIn(Person.CareerPlanner.Email, Person.Password)).Address);
    }

    [Fact]
    public async Task Guessing_the_current_password_locks_the_account()
    {
        await using var app = await TestApp.StartAsync();

        for (var attempt = 1; attempt <= 4; attempt++) await Change(app, "a wild guess", NewPassword, NewPassword);
        var page = await Change(app, "a wild guess", NewPassword, NewPassword);

        Assert.Contains("Too many wrong tries", page.Field("Current password").Error, StringComparison.Ordinal);
        (await app.SignIn(Person.CareerPlanner.Email, Person.Password)).ShouldSay("Too many wrong tries");
    }

    [Fact]
    public async Task When_a_new_password_is_asked_for_nothing_else_opens_before_it_is_set()
    {
        await using var app = await TestApp.StartAsync();
        var planner = app.As(Person.CareerPlanner);
        await planner.SignIn();
        var person = await app.As(Person.Administrator).Visit($"/people/{await app.AccountId(Person.CareerPlanner)}");
        await person.Press("Ask for a new password");

        foreach (var address in new[] { "/", "/participants", "/account", "/account/two-step" })
            Assert.Equal("Change your password", (await planner.Visit(address)).Heading);
        Assert.Equal(HttpStatusCode.Redirect, (await planner.PostOnce("/drafts", ("path", "/x"), ("fields", "{}"))).StatusCode);
        var page = await planner.Visit("/participants?show=all");
        page.ShouldSay("Set a new password first");
        page.Fill("Current password", Person.Password).Fill("New password", NewPassword).Fill("New password again", NewPassword);
        await page.Press("Change the password");

        Assert.Equal("/participants?show=all", page.Address);
        Assert.Equal("Your account", (await planner.Visit("/account")).Heading);
    }

    private static async Task<TestPage> Change(TestApp app, string current, string password, string repeated)
    {
        var page = await app.As(Person.CareerPlanner).Visit("/account/password");
        page.Fill("Current password", current).Fill("New password", password).Fill("New password again", repeated);
        return await page.Press("Change the password");
    }
}
