using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Plans;

namespace Milepost.App.Tests.Features.Findings.Api;

public sealed class FindingsEndpointsTests
{
    [Fact]
    public async Task Findings_come_as_milepost_findings_1()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();

        var (bytes, type, _) = await app.As(Person.Monitor).Download($"/participants/{ada}/findings.json");

        Assert.Equal("application/json", type);
        using var json = JsonDocument.Parse(bytes);
        Assert.Equal(["format", "case", "pack", "packVersion", "asOf", "findings"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("2026-03-02", json.RootElement.GetProperty("asOf").GetString());
        Assert.Equal("chicago-cook", json.RootElement.GetProperty("pack").GetString());
    }

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("30.6.2024")]
    [InlineData("today")]
    [InlineData("2024-06-30&asOf=2024-07-01")]
    public async Task A_day_that_is_none_is_answered_with_what_would_be_right(string asOf)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();

        var answer = await app.As(Person.CareerPlanner).GetOnce($"/participants/{ada}/findings.json?asOf={asOf}", "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Contains("is not a day. It should be a day of the calendar, like 2024-06-30.", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("findings.json")]
    [InlineData("findings.json?asOf=2026-02-01")]
    [InlineData("case-file.json")]
    public async Task A_record_out_of_reach_is_answered_like_one_that_is_not_there(string what)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();

        var foreign = await app.As(Person.SouthPlanner).GetOnce($"/participants/{ada}/{what}");
        var missing = await app.As(Person.SouthPlanner).GetOnce($"/participants/{Guid.NewGuid()}/{what}");

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal("application/problem+json", foreign.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await foreign.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_case_file_is_the_export_and_whoever_takes_it_is_noted()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-77");

        var (bytes, type, _) = await app.As(Person.Monitor).Download($"/participants/{ada}/case-file.json");

        Assert.Equal("application/json", type);
        Assert.Equal((await app.Export("P-77")).ToJsonString(), JsonNode.Parse(bytes)!.ToJsonString());
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/history/viewers")).ShouldSay(Person.Monitor.Name);
    }
}
