using System.Net;

namespace Milepost.App.Tests.Features.Plans;

/// <summary>Nobody can open a second plan here, but a record may come with two.</summary>
public sealed class SeveralOpenPlansTests
{
    [Fact]
    public async Task Services_and_reviews_go_to_the_newest()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(change: file =>
        {
            PlanCases.OnePlan()(file);
            var second = PlanCases.Plan(file).DeepClone().AsObject();
            (second["id"], second["openedOn"]) = ("PL-2", "2026-02-23");
            var goal = second["goals"]![0]!.AsObject();
            (goal["id"], goal["statement"], goal["establishedOn"]) = ("G-2", "Work as a dental assistant", "2026-02-23");
            goal["objectives"]!.AsArray().Clear();
            file["plans"]!.AsArray().Add(second);
        });

        foreach (var path in new[] { "/services/new", "/services/new?code=224", "/review", "/findings", "" })
            Assert.Equal(HttpStatusCode.OK, (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}{path}")).Status);
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/review")).ShouldSay("Work as a dental assistant");
    }
}
