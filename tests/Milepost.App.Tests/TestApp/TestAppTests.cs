namespace Milepost.App.Tests;

/// <summary>What every other page test rests on.</summary>
public sealed class TestAppTests
{
    [Theory, EachDatabase]
    public async Task A_career_planner_signs_in_and_finds_the_own_people(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant("Ada", "Sampleton", id: "P-77");

        var page = await app.As(Person.CareerPlanner).Visit("/");

        Assert.Equal("/my-day", page.Address);
        await page.Click("Caseload");
        page.ShouldSay("Ada Sampleton").ShouldSay("P-77").ShouldNotSay("Sign in");
        await page.Click("Ada Sampleton");
        Assert.Equal($"/participants/{ada}", page.Address);
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_and_then_comes_back()
    {
        await using var app = await TestApp.StartAsync();

        var page = await app.Stranger().Visit("/participants?show=all");

        Assert.Equal("Sign in", page.Heading);
        page.Fill("E-mail address", Person.CareerPlanner.Email).Fill("Password", Person.Password);
        await page.Press("Sign in");
        Assert.Equal("/participants?show=all", page.Address);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_the_field_and_in_the_summary()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.Stranger().Visit("/sign-in");

        page.Fill("E-mail address", "nobody@example.org");
        await page.Press("Sign in");

        Assert.Equal("Enter your password.", page.Field("Password").Error);
        Assert.Null(page.Field("E-mail address").Error);
        Assert.Equal("nobody@example.org", page.Field("E-mail address").Value);
        Assert.Equal(["Enter your password."], page.Problems);
    }

    [Fact]
    public async Task A_planner_of_another_office_finds_nobody()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant("Ada", "Sampleton");

        (await app.As(Person.SouthPlanner).Visit("/participants?show=all")).ShouldSay("Caseload").ShouldNotSay("Ada Sampleton");
        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}")).ShouldBeMissing();
    }

    [Fact]
    public async Task Time_stands_still_until_a_test_moves_it()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant();
        var planner = app.As(Person.CareerPlanner);
        Assert.Equal("Caseload", (await planner.Visit("/participants")).Heading);

        app.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal("Sign in", (await planner.Visit("/participants")).Heading);
    }

    [Fact]
    public async Task A_page_test_fails_when_the_words_or_the_label_are_not_there()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.Stranger().Visit("/sign-in");

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => page.ShouldSay("Welcome to the moon"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => page.ShouldNotSay("Sign in"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => page.Fill("Shoe size", "9"));
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => page.Press("Fly"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => page.ShouldBeMissing());
    }
}
