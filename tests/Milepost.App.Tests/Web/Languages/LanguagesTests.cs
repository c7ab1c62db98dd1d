namespace Milepost.App.Tests.Web.Languages;

public sealed class LanguagesTests
{
    [Fact]
    public async Task A_page_for_customers_opens_in_the_language_the_browser_asks_for_until_one_is_chosen()
    {
        await using var app = await TestApp.StartAsync();

        foreach (var spanish in new[] { "es", "es-MX", "fr,es-US;q=0.5,en;q=0.1" }) Assert.Equal("Iniciar sesión", (await app.Stranger().Visit("/sign-in", spanish)).Heading);
        foreach (var english in new[] { "en-US,es;q=0.9", "fr", "de-DE,*;q=0.1" }) Assert.Equal("Sign in", (await app.Stranger().Visit("/sign-in", english)).Heading);

        var visitor = app.Stranger();
        await visitor.Visit("/language/en?returnUrl=/sign-in");
        Assert.Equal("Sign in", (await visitor.Visit("/sign-in", "es")).Heading);
        (await visitor.Visit("/language/fr")).ShouldBeMissing();
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("/me\r\nX: 1")]
    public async Task Choosing_a_language_leads_nowhere_else(string address)
    {
        await using var app = await TestApp.StartAsync();

        var answer = await app.Stranger().GetOnce("/language/es?returnUrl=" + Uri.EscapeDataString(address));

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }
}
