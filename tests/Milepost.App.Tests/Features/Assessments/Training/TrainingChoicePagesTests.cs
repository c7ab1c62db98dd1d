using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Assessments.Training;

public sealed class TrainingChoicePagesTests : IAsyncLifetime
{
    private TestApp app = null!;
    private Guid ada;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddWithPlan(id: "P-ADA", change: PeopleWithPlans.PlanService);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_training_found_suitable_fills_the_service_and_the_note_on_the_need_for_it()
    {
        var page = await Choice();
        page.Fill("Training", "Pharmacy Technician").Fill("Provider or school", "Make-Believe College").Fill("Occupation it leads to", "29-2052.00").Fill("Considered since", "2/20/2026")
            .Fill("Talked on", "2/20/2026", "Local labor market conditions").Fill("What was said", "Forty openings", "Local labor market conditions").Fill("Source used", "State page", "Local labor market conditions")
            .Fill("Talked on", "2/21/2026", "Suitability of the training")
            .Choose("Holds", "Yes", "Needs training to find or keep such work").Choose("Result", "Suitable").Fill("Why", "Counts carefully").Fill("Decided on", "2/23/2026");
        await page.Press("Save the training choice");
        page.ShouldSay("The training choice is saved. Open: still to talk about: local employer skill demands, hiring prerequisites, in-demand occupations in the area, leads to sustainable employment; 5 of the six tests still to look at.");

        var entry = await app.As(Person.CareerPlanner).Visit(page.LinkTo("Enter it as a service: Pharmacy Technician"));
        await entry.Choose("Service", "Occupational skills training").Press("Continue");
        Assert.Equal(("Pharmacy Technician", "Make-Believe College"), (entry.Field("Training program").Value, entry.Field("Provider").Value));
        Assert.Equal(["Local labor market conditions", "Suitability of the training"], entry.Field("Talked over before choosing the training").Chosen);
        await entry.Fill("Start date", "3/2/2026").Untick("Suitability of the training").Press("Save the service");
        // Four talks are missing: that is warned of, and the note on the need is there already.
        entry.ShouldNotSay("The need for training is case noted before training");
        await entry.Press("Save anyway");

        var file = await app.Export("P-ADA");
        var service = file["services"]!.AsArray().Single(s => (string?)s!["kind"] == "training")!;
        var note = file["caseNotes"]!.AsArray().Single(n => (string?)n!["subject"] == "Determination of Training Need")!;
        Assert.Equal("""["localLaborMarket","suitability"]""", service["informedChoice"]!.ToJsonString());
        Assert.Equal(((string?)service["id"], (string?)note["id"]), ((string?)file["trainingChoices"]![0]!["service"], (string?)file["trainingChoices"]![0]!["caseNote"]));
        Assert.Equal(((string?)service["id"], "2026-02-23"), ((string?)note["service"], (string?)note["occurredOn"]));
        Assert.Contains("We talked about local labor market conditions on Feb 20, 2026: Forty openings (source: State page)", (string?)note["text"], StringComparison.Ordinal);
        Assert.Contains("Training considered: Pharmacy Technician, Make-Believe College", (string?)note["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_needs_its_reason_and_day_and_a_talk_its_day()
    {
        var page = await Choice();
        page.Fill("Training", "Welding").Fill("Considered since", "2/20/2026").Fill("What was said", "Openings", "Hiring prerequisites");
        await page.Press("Save the training choice");
        Assert.Equal("Enter the day you talked about it.", page.Field("Talked on", "Hiring prerequisites").Error);

        await page.Fill("Talked on", "3/3/2026", "Hiring prerequisites").Choose("Result", "Not suitable").Press("Save the training choice");
        Assert.Equal("Enter the day you talked: today or earlier.", page.Field("Talked on", "Hiring prerequisites").Error);
        Assert.Equal(("Say why the training suits this person, or why it does not.", "Enter the day it was decided."), (page.Field("Why").Error, page.Field("Decided on").Error));

        await page.Fill("Talked on", "2/20/2026", "Hiring prerequisites").Fill("Why", "Bad back").Fill("Decided on", "2/19/2026").Press("Save the training choice");
        Assert.Equal("The training was first considered on Feb 20, 2026. Enter that day or a later one.", page.Field("Decided on").Error);
        Assert.Null((await app.Export("P-ADA"))["trainingChoices"]);
    }

    [Fact]
    public async Task Another_training_than_the_one_chosen_takes_nothing_from_the_choice()
    {
        await Save("Welding", suitable: true);
        var entry = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new");
        await entry.Choose("Service", "Occupational skills training").Press("Continue");
        await entry.Fill("Start date", "3/2/2026").Fill("Training program", "Nursing").Fill("Provider", "Mock College").Press("Save the service");
        await entry.Press("Save anyway");

        Assert.Null((await app.Export("P-ADA"))["trainingChoices"]![0]!["service"]);
    }

    [Fact]
    public async Task Two_people_at_once_a_stranger_and_a_monitor()
    {
        await Save("Welding", suitable: false);
        var list = await List(Person.CareerPlanner);
        var address = list.LinkTo("Change Welding");
        var mine = await app.As(Person.CareerPlanner).Visit(address);
        await (await app.As(Person.Colleague).Visit(address)).Fill("Provider or school", "Their College").Press("Save the training choice");

        await mine.Fill("Provider or school", "My College").Press("Save the training choice");
        mine.ShouldSay("Cole Colleague-Test changed this").ShouldSay("Their College");

        (await app.As(Person.SouthPlanner).Visit(address)).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit(address.Replace(ada.ToString(), (await app.AddParticipant("Bruno")).ToString(), StringComparison.Ordinal))).ShouldBeMissing();
        Assert.False((await List(Person.Monitor)).ShouldSay("Welding").HasLink("Change Welding"));
        (await app.As(Person.Monitor).Visit(address)).ShouldBeMissing();
    }

    private Task<TestPage> List(Person person) => app.As(person).Visit($"/participants/{ada}/assessment/training");

    private Task<TestPage> Choice() => app.As(Person.CareerPlanner).Visit($"/participants/{ada}/assessment/training/choice");

    private async Task Save(string training, bool suitable) => await (await Choice()).Fill("Training", training).Fill("Considered since", "2/20/2026")
        .Choose("Result", suitable ? "Suitable" : "Not suitable").Fill("Why", "Said").Fill("Decided on", "2/23/2026").Press("Save the training choice");
}
