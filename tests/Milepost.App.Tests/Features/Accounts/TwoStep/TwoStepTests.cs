namespace Milepost.App.Tests.Features.Accounts.TwoStep;

public sealed class TwoStepTests
{
    [Fact] // RFC 6238, appendix B: the last six digits of its eight
    public void The_test_computes_codes_as_the_RFC_does() =>
        Assert.Equal("287082", OneTimeCodes.At("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public async Task With_two_steps_the_password_alone_opens_nothing_and_the_apps_code_opens_it()
    {
        await using var app = await TestApp.StartAsync();
        var (key, _) = await TurnOn(app, Person.CareerPlanner);

        var browser = app.Stranger();
        var page = await browser.Visit("/sign-in?returnUrl=/account");
        page.Fill("E-mail address", Person.CareerPlanner.Email).Fill("Password", Person.Password);
        await page.Press("Sign in");

        Assert.Equal("Enter your code", page.Heading);
        Assert.Equal("Sign in", (await browser.Visit("/account")).Heading);
        page.Fill("Code from your authenticator app", "000000");
        await page.Press("Sign in");
        Assert.Contains("This code does not fit", page.Field("Code from your authenticator app").Error, StringComparison.Ordinal);
        page.Fill("Code from your authenticator app", OneTimeCodes.Now(key));
        await page.Press("Sign in");
        Assert.Equal("/account", page.Address);
        Assert.Equal("Your account", page.Heading);
    }

    [Fact]
    public async Task A_wrong_code_turns_nothing_on_and_shows_the_same_key_again()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.CareerPlanner).Visit("/account/two-step");
        var key = KeyOf(page);

        page.Fill("Code that the app shows", "12345");
        await page.Press("Turn on two-step sign-in");

        Assert.Contains("This code does not fit", page.Field("Code that the app shows").Error, StringComparison.Ordinal);
        Assert.Equal(key, KeyOf(page));
        Assert.Equal("/my-day", (await app.SignIn(Person.CareerPlanner.Email, Person.Password)).Address);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        await using var app = await TestApp.StartAsync();
        var (_, codes) = await TurnOn(app, Person.CareerPlanner);
        Assert.Equal(10, codes.Distinct().Count());

        Assert.Equal("/my-day", (await WithRecoveryCode(app, codes[0].ToLowerInvariant())).Address);
        (await WithRecoveryCode(app, codes[0])).ShouldSay("This code does not fit");
        Assert.Equal("/my-day", (await WithRecoveryCode(app, codes[1])).Address);
    }

    [Fact]
    public async Task Wrong_recovery_codes_lock_the_account_like_wrong_passwords()
    {
        await using var app = await TestApp.StartAsync();
        await TurnOn(app, Person.CareerPlanner);

        for (var attempt = 1; attempt <= 4; attempt++) (await WithRecoveryCode(app, $"AAAAA-0000{attempt}")).ShouldSay("This code does not fit");
        (await WithRecoveryCode(app, "AAAAA-00005")).ShouldSay("Too many wrong tries");

        (await app.SignIn(Person.CareerPlanner.Email, Person.Password)).ShouldSay("Too many wrong tries");
    }

    [Fact]
    public async Task Recovery_codes_are_shown_once_and_new_ones_put_them_out_of_use()
    {
        await using var app = await TestApp.StartAsync();
        var (_, codes) = await TurnOn(app, Person.CareerPlanner);
        (await app.As(Person.CareerPlanner).Visit("/account/two-step/codes")).ShouldSay("shown only once").ShouldNotSay(codes[3]);

        var page = await app.As(Person.CareerPlanner).Visit("/account/two-step");
        page.Fill("Your password", "not the password");
        await page.Press("Make new recovery codes");
        Assert.NotNull(page.Field("Your password").Error);
        page.Fill("Your password", Person.Password);
        await page.Press("Make new recovery codes");

        Assert.Equal(10, CodesOn(page).Count);
        (await WithRecoveryCode(app, codes[3])).ShouldSay("This code does not fit");
        Assert.Equal("/my-day", (await WithRecoveryCode(app, CodesOn(page)[3])).Address);
    }

    [Fact]
    public async Task Turning_it_off_takes_the_password_and_is_in_the_history()
    {
        await using var app = await TestApp.StartAsync();
        await TurnOn(app, Person.CareerPlanner);
        var page = await app.As(Person.CareerPlanner).Visit("/account/two-step");

        page.Fill("Your password", "not the password");
        await page.Press("Turn off two-step sign-in");
        Assert.Contains("This is not your password", page.Field("Your password").Error, StringComparison.Ordinal);
        page.Fill("Your password", Person.Password);
        await page.Press("Turn off two-step sign-in");

        page.ShouldSay("Two-step sign-in is off");
        Assert.Equal("/my-day", (await app.SignIn(Person.CareerPlanner.Email, Person.Password)).Address);
        (await app.OrganizationHistory()).ShouldSay("turned on two-step sign-in").ShouldSay("turned off two-step sign-in");
    }

    [Fact]
    public async Task An_administrator_turns_it_off_for_somebody_whose_phone_is_lost()
    {
        await using var app = await TestApp.StartAsync();
        await TurnOn(app, Person.CareerPlanner);

        var page = await app.As(Person.Administrator).Visit($"/people/{await app.AccountId(Person.CareerPlanner)}");
        await page.Press("Turn off: phone and codes are lost");

        Assert.Equal("/my-day", (await app.SignIn(Person.CareerPlanner.Email, Person.Password)).Address);
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> TurnOn(TestApp app, Person person)
    {
        var page = await app.As(person).Visit("/account/two-step");
        var key = KeyOf(page);
        Assert.StartsWith("data:image/svg+xml;base64,", page.Document.QuerySelector("main img")!.GetAttribute("src"), StringComparison.Ordinal);
        page.Fill("Code that the app shows", OneTimeCodes.Now(key));
        await page.Press("Turn on two-step sign-in");
        return (key, CodesOn(page));
    }

    private static async Task<TestPage> WithRecoveryCode(TestApp app, string code)
    {
        var page = await app.SignIn(Person.CareerPlanner.Email, Person.Password);
        await page.Click("Use a recovery code");
        page.Fill("Recovery code", code);
        return await page.Press("Sign in");
    }

    private static string KeyOf(TestPage page) => page.Document.QuerySelector(".mp-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

    private static List<string> CodesOn(TestPage page) => [.. page.Document.QuerySelectorAll(".mp-codes li").Select(li => li.TextContent.Trim())];
}
