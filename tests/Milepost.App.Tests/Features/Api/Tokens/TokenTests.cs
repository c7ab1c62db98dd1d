using System.Net;
using Milepost.App.Features.Accounts.People;
using Milepost.App.Features.Api.Tokens;

namespace Milepost.App.Tests.Features.Api.Tokens;

public sealed class TokenTests
{
    [Theory, EachDatabase]
    public async Task A_token_works_until_it_expires_is_revoked_or_its_account_is_deactivated(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        using var brief = await app.Program(Person.CareerPlanner, days: 1);
        using var revoked = await app.Program(Person.CareerPlanner);
        using var left = await app.Program(Person.Supervisor);
        foreach (var program in new[] { brief, revoked, left }) (await program.Get("/me")).Is(HttpStatusCode.OK);

        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("token.expired", (await brief.Get("/me")).Is(HttpStatusCode.Unauthorized).Code);
        var id = (await app.Call((TokensQuery tokens) => tokens.AllAsync(CancellationToken.None))).First(t => t.Email == Person.CareerPlanner.Email && t.State == TokenState.Active).Id;
        Assert.True((await app.Call((RevokeTokenHandler revoke) => revoke.HandleAsync(new(id), CancellationToken.None))).IsDone);
        Assert.Equal("token.revoked", (await revoked.Get("/me")).Is(HttpStatusCode.Unauthorized).Code);
        var supervisor = await app.AccountId(Person.Supervisor);
        Assert.True((await app.Call((ChangeAccountHandler accounts) => accounts.HandleAsync(new SetActive(supervisor, false, "left"), CancellationToken.None))).IsDone);
        Assert.Equal("token.unknown", (await left.Get("/me")).Is(HttpStatusCode.Unauthorized).Code);
        Assert.Contains((await app.Call((TokensQuery tokens) => tokens.AllAsync(CancellationToken.None))), t => t.LastUsedOn is not null);
    }

    [Fact]
    public async Task Somebody_makes_a_token_that_is_shown_once_and_ends_it()
    {
        await using var app = await TestApp.StartAsync();
        var planner = app.As(Person.CareerPlanner);
        var page = await planner.Visit("/account");
        await page.Click("Tokens for programs that work in your name");

        page.Fill("What it is for", "nightly load");
        await page.Press("Make the token");

        page.ShouldSay("Copy this token now").ShouldSay("nightly load").ShouldSay("Active");
        Assert.StartsWith("mp_", page.Field("Token").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("mp_", (await planner.Visit("/account/tokens")).Text, StringComparison.Ordinal);
        (await app.As(Person.Administrator).Visit($"/people/{await app.AccountId(Person.CareerPlanner)}")).ShouldSay("nightly load");

        page = await planner.Visit("/account/tokens");
        await page.Press("Revoke nightly load");
        page.ShouldSay("The token is revoked.").ShouldSay("Revoked");
    }

    [Theory]
    [InlineData("", 90, "Name")]
    [InlineData("load", 0, "Days")]
    [InlineData("load", 367, "Days")]
    public async Task A_token_without_a_name_or_for_too_long_is_refused(string name, int days, string field)
    {
        await using var app = await TestApp.StartAsync();
        var account = await app.AccountId(Person.CareerPlanner);

        var made = await app.Call((CreateTokenHandler create) => create.HandleAsync(new(account, name, ApiScopes.Read, days), CancellationToken.None));

        Assert.Equal(field, made.Problem!.Field);
    }

    [Fact]
    public async Task Nobody_makes_a_token_in_somebody_elses_name()
    {
        await using var app = await TestApp.StartAsync();
        var account = await app.AccountId(Person.CareerPlanner);

        var made = await app.Call((CreateTokenHandler create) => create.HandleAsync(new(account, "load", ApiScopes.Read, 1), CancellationToken.None), Person.Administrator);

        Assert.Equal("account.not-found", made.Problem!.Code);
    }
}
