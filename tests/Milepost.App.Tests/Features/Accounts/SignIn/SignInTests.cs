namespace Milepost.App.Tests.Features.Accounts.SignIn;

public sealed class SignInTests
{
    private const string Wrong = "The e-mail address or the password is wrong. Check both and try again.";
    private const string Locked = "Too many wrong tries. Wait 15 minutes";

    [Theory]
    [InlineData("casey.planner@example.org")]
    [InlineData("nobody.at.all@example.org")]
    public async Task The_fifth_wrong_try_locks_and_says_the_same_to_an_address_with_an_account_and_to_one_without(string email)
    {
        await using var app = await TestApp.StartAsync();

        for (var attempt = 1; attempt <= 4; attempt++) (await app.SignIn(email, "not the password")).ShouldSay(Wrong).ShouldNotSay(Locked);

        (await app.SignIn(email, "not the password")).ShouldSay(Locked).ShouldNotSay(Wrong);
        (await app.SignIn(email, Person.Password)).ShouldSay(Locked);
    }

    [Fact]
    public async Task Unlocking_by_an_administrator_lets_the_person_in_again()
    {
        await using var app = await TestApp.StartAsync();
        for (var attempt = 1; attempt <= 5; attempt++) await app.SignIn(Person.CareerPlanner.Email, "not the password");

        var page = await app.As(Person.Administrator).Visit($"/people/{await app.AccountId(Person.CareerPlanner)}");
        page.ShouldSay("Locked after too many wrong tries");
        await page.Press("Unlock now");

        Assert.Equal("/my-day", (await app.SignIn(Person.CareerPlanner.Email, Person.Password)).Address);
        (await app.OrganizationHistory()).ShouldSay($"Unlocked the account of {Person.CareerPlanner.Name}");
    }

    [Fact]
    public async Task A_deactivated_account_loses_access_with_the_next_request_and_looks_like_none_when_it_signs_in()
    {
        await using var app = await TestApp.StartAsync();
        var planner = app.As(Person.CareerPlanner);
        Assert.Equal("Caseload", (await planner.Visit("/participants")).Heading);
        var page = await app.As(Person.Administrator).Visit($"/people/{await app.AccountId(Person.CareerPlanner)}");

        page.Fill("Reason", "Left the office");
        await page.Press("Deactivate");

        page.ShouldSay("is signed out and cannot sign in again");
        Assert.Equal("Sign in", (await planner.Visit("/participants")).Heading);
        Assert.Equal("Sign in", (await planner.Visit("/account")).Heading);
        (await app.SignIn(Person.CareerPlanner.Email, Person.Password)).ShouldSay(Wrong);
        (await app.OrganizationHistory()).ShouldSay($"Deactivated the account of {Person.CareerPlanner.Name}").ShouldSay("Reason: Left the office").ShouldSay("Active Yes No");

        await page.Press("Activate the account");
        Assert.Equal("/my-day", (await app.SignIn(Person.CareerPlanner.Email, Person.Password)).Address);
    }

    [Fact]
    public async Task Signing_out_ends_on_a_page_that_says_so_and_the_browser_is_a_stranger_again()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.CareerPlanner).Visit("/participants");

        await page.Press("Sign out");

        Assert.Equal("You are signed out", page.Heading);
        Assert.Equal("/sign-in?returnUrl=%2Fparticipants", (await app.As(Person.CareerPlanner).Visit("/participants")).Address);
    }

    [Theory]
    [InlineData("https://elsewhere.example.org/")]
    [InlineData("//elsewhere.example.org/")]
    [InlineData("/\\elsewhere.example.org")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.Stranger().Visit($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        page.Fill("E-mail address", Person.CareerPlanner.Email).Fill("Password", Person.Password);
        await page.Press("Sign in");

        Assert.Equal("/my-day", page.Address);
    }

    [Fact]
    public async Task Half_an_hour_of_work_never_signs_anybody_out()
    {
        await using var app = await TestApp.StartAsync();
        var planner = app.As(Person.CareerPlanner);
        await planner.SignIn();

        for (var request = 0; request < 60; request++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(29));
            Assert.Equal("Your account", (await planner.Visit("/account")).Heading);
        }
    }
}
