using System.Text.Json;

namespace Milepost.App.Tests.Features.Occupations;

public sealed class OccupationsPageTests
{
    [Theory]
    [InlineData("29-2052", "Pharmacy Technicians")]
    [InlineData("pharmacy tech", "Pharmacy Technicians")]
    public async Task Occupations_are_found_by_code_and_by_title_with_the_credit_shown(string search, string title)
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.CareerPlanner).Visit("/occupations");
        page.ShouldSay("The list holds 1,016 occupations.").ShouldSay("This page includes information from the O*NET");

        page.Fill("Code or title", search);
        await page.Press("Search", inside: "Code or title");

        page.ShouldSay(title).ShouldSay("1 occupation");
    }

    [Fact]
    public async Task A_script_is_answered_with_at_most_eight_suggestions()
    {
        await using var app = await TestApp.StartAsync();
        var planner = app.As(Person.CareerPlanner);

        using var answer = await Suggestions(planner, "engineer");
        Assert.Equal(8, answer.RootElement.GetArrayLength());
        Assert.Contains("Engineer", answer.RootElement[0].GetProperty("label").GetString(), StringComparison.Ordinal);
        using var nothing = await Suggestions(planner, "");
        Assert.Equal(JsonValueKind.Array, nothing.RootElement.ValueKind);
        Assert.Equal(0, nothing.RootElement.GetArrayLength());
    }

    private static async Task<JsonDocument> Suggestions(Visitor visitor, string typed)
    {
        using var answer = await visitor.GetOnce($"/occupations?q={typed}", "application/json");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
    }
}
