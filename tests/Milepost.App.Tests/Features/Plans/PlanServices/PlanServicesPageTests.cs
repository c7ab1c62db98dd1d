using System.Text.Json.Nodes;
using static Milepost.App.Tests.Features.Plans.PlanCases;

namespace Milepost.App.Tests.Features.Plans.PlanServices;

public sealed class PlanServicesPageTests
{
    private static readonly Action<JsonObject> WithTraining = file =>
    {
        OnePlan(agreed: true)(file);
        file["services"]!.AsArray().Add(new JsonObject
        {
            ["id"] = "S-2", ["name"] = "Occupational skills training", ["kind"] = "training", ["startsOn"] = "2026-03-09", ["recordedOn"] = "2026-02-27", ["provider"] = "Once Upon A School",
        });
    };

    [Theory, EachDatabase]
    public async Task Services_on_the_record_are_tied_to_an_objective(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant(id: "P-1", pack: "illinois-dceo", change: WithTraining);
        var page = await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/services");

        page.ShouldSay("On the record, tied to no objective").ShouldSay("Once Upon A School");
        page.Tick("Occupational skills training");
        await page.Press("Save these services for: Research LMI & Occupations");

        page.ShouldSay("The services are saved. This began version 2. This needs a new signature because");
        Assert.Equal("""["S-1","S-2"]""", Goal(await app.Export("P-1"))["objectives"]![0]!["services"]!.ToJsonString());
        Assert.Equal("trainingChanged", (string?)Plan(await app.Export("P-1"))["changes"]![0]!["kind"]);
    }

    [Fact]
    public async Task A_service_of_somebody_else_is_not_found()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var planner = app.As(Person.CareerPlanner);
        var plan = await PlanOf(app, ada);
        var objective = FirstLink(await planner.Visit(plan + "/objectives"), "Edit")[^36..];

        (await planner.Post(plan + "/services", ("ObjectiveId", objective), ("Revision", "1"), ("Services", "S-99"))).ShouldBeMissing();
        (await planner.Post(plan + "/services", ("ObjectiveId", $"{Guid.NewGuid()}"), ("Revision", "1"), ("Services", "S-1"))).ShouldBeMissing();

        Assert.Equal("""["S-1"]""", Goal(await app.Export("P-1"))["objectives"]![0]!["services"]!.ToJsonString());
    }

    [Fact]
    public async Task Somebody_who_is_late_is_told_what_stands_now()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: WithTraining);
        var address = await PlanOf(app, ada) + "/services";
        var mine = await app.As(Person.CareerPlanner).Visit(address);
        var theirs = await app.As(Person.Colleague).Visit(address);

        theirs.Tick("Occupational skills training");
        await theirs.Press("Save these services for: Research LMI & Occupations");
        mine.Untick("224 Career Exploration");
        await mine.Press("Save these services for: Research LMI & Occupations");

        mine.ShouldSay("Cole Colleague-Test changed this");
        Assert.Equal("""["S-1","S-2"]""", Goal(await app.Export("P-1"))["objectives"]![0]!["services"]!.ToJsonString());
    }

    [Fact]
    public async Task Youth_see_all_14_elements_and_what_stands_for_each()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(program: "youth", change: file =>
        {
            OnePlan(kind: "iss")(file);
            file["services"]![0]!["youthElement"] = 13;
        });
        var page = await app.As(Person.CareerPlanner).Visit(await PlanOf(app, ada) + "/services");

        Assert.Contains("224 Career Exploration", page.Row("13 Labor market and employment information"), StringComparison.Ordinal);
        Assert.Contains("None yet", page.Row("8 Adult mentoring"), StringComparison.Ordinal);
        var adult = await app.AddParticipant("Bo", change: OnePlan());
        (await app.As(Person.CareerPlanner).Visit(await PlanOf(app, adult) + "/services")).ShouldNotSay("By youth element");
    }
}
