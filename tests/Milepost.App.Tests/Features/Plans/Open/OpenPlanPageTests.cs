using System.Text.Json.Nodes;
using static Milepost.App.Tests.Features.Plans.PlanCases;

namespace Milepost.App.Tests.Features.Plans.Open;

public sealed class OpenPlanPageTests
{
    [Theory, EachDatabase]
    public async Task Opening_a_plan_records_its_service_and_case_note_of_the_same_day(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant(id: "P-1", change: Assessed);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans");
        await page.Click("Create the Individual Employment Plan");

        page.Fill("Start date", "2/27/2026").Fill("Career pathway", "Health care").Fill("Barrier 1", "Transportation").Fill("What is done about barrier 1", "Bus pass");
        page.Fill("Customer action 1", "Call the school").Tick("Interview").Fill("Justification", "She likes exact work.").Fill("Case note", "We wrote the plan together.");
        page.Choose("How you were in contact", "In person");
        await page.Press("Open the plan and go on to goals");

        page.ShouldSay("The IEP is open, and the service \"205 Develop Individual Employment Plan\" is recorded with its case note.");
        Assert.EndsWith("/goals", page.Address, StringComparison.Ordinal);
        var file = await app.Export("P-1");
        var service = Assert.Single(EpisodesOfPlan(file));
        Assert.Equal(("205", "2026-02-27", "2026-02-27", "successful", "2026-03-02"),
            (Word(service, "code"), Word(service, "startsOn"), Word(service, "endsOn"), Word(service, "completion"), Word(service, "recordedOn")));
        var note = file["caseNotes"]![0]!.AsObject();
        Assert.Equal(("Plan development", "2026-02-27", "We wrote the plan together.", Word(service, "id"), "in person"),
            (Word(note, "subject"), Word(note, "occurredOn"), Word(note, "text"), Word(note, "service"), Word(note, "method")));
        Assert.Equal("""[{"name":"Transportation","action":"Bus pass"}]""", Plan(file)["barriers"]!.ToJsonString());
        Assert.Equal("""["Call the school"]""", Plan(file)["customerActions"]!.ToJsonString());
    }

    [Fact]
    public async Task A_youth_gets_an_ISS_and_a_JTED_customer_no_episode()
    {
        await using var app = await TestApp.StartAsync();
        var youth = await app.AddParticipant(id: "P-1", program: "youth", change: file =>
        {
            // The strategy comes before the enrollment.
            Assessed(file);
            file["enrollments"] = new JsonArray();
        });
        var jted = await app.AddParticipant(id: "P-2", program: "jted", pack: "illinois-worknet-jted");

        foreach (var person in new[] { youth, jted })
        {
            var page = await app.As(Person.CareerPlanner).Visit($"/participants/{person}/plans/new");
            await page.Press("Open the plan and go on to goals");
            Assert.EndsWith("/goals", page.Address, StringComparison.Ordinal);
        }

        var iss = await app.Export("P-1");
        Assert.Equal("iss", Word(Plan(iss), "kind"));
        Assert.Equal("469", Word(Assert.Single(EpisodesOfPlan(iss)), "code"));
        Assert.Empty(EpisodesOfPlan(await app.Export("P-2")));
    }

    [Fact]
    public async Task While_a_plan_is_open_there_is_no_way_to_a_second_one()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var planner = app.As(Person.CareerPlanner);

        Assert.False((await planner.Visit($"/participants/{ada}/plans")).HasLink("Create the Individual Employment Plan"));
        var page = await planner.Visit($"/participants/{ada}/plans/new");
        page.ShouldSay("has an open plan already");
        Assert.False(page.HasButton("Open the plan and go on to goals"));

        var forced = await planner.Post($"/participants/{ada}/plans/new", ("Form.OpenedOn", "3/1/2026"));
        Assert.Equal(["This person has an open plan already. Change that one, or close it with a reason before opening another."], forced.Problems);
        var file = await app.Export("P-1");
        Assert.Single(file["plans"]!.AsArray());
        Assert.Empty(EpisodesOfPlan(file));
    }

    [Fact]
    public async Task Somebody_who_opens_a_second_later_keeps_what_was_typed()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: Assessed);
        var mine = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/new");
        var theirs = await app.As(Person.Colleague).Visit($"/participants/{ada}/plans/new");

        await theirs.Press("Open the plan and go on to goals");
        mine.Fill("Comments", "Mine");
        await mine.Press("Open the plan and go on to goals");

        Assert.Equal(["This person has an open plan already. Change that one, or close it with a reason before opening another."], mine.Problems);
        Assert.Equal("Mine", mine.Field("Comments").Value);
        Assert.Single((await app.Export("P-1"))["plans"]!.AsArray());
    }

    [Fact]
    public async Task An_unclear_occupation_is_asked_about_and_nothing_typed_is_lost()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: Assessed);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/new");

        page.Fill("Target occupation", "pharmacy").Fill("Skills gap", "No license yet");
        await page.Press("Open the plan and go on to goals");

        Assert.Equal("Choose the occupation you mean from the list below the field.", page.Field("Target occupation").Error);
        Assert.Equal("No license yet", page.Field("Skills gap").Value);
        page.ShouldSay("O*NET");
        Assert.Empty((await app.Export("P-1"))["plans"]!.AsArray());

        page.Fill("Justification", "It fits.").Choose("Which occupation do you mean?", "29-2052.00 Pharmacy Technicians");
        await page.Press("Open the plan and go on to goals");
        Assert.Equal("29-2052.00 Pharmacy Technicians", Word(Plan(await app.Export("P-1")), "targetOccupation"));
    }

    [Theory]
    [InlineData("29-2052.00", "29-2052.00 Pharmacy Technicians")]
    [InlineData("Pharmacy Technicians", "29-2052.00 Pharmacy Technicians")]
    [InlineData("29-2052.00 pharmacy technicians", "29-2052.00 Pharmacy Technicians")]
    [InlineData("juggler of flaming swords", null)]
    public async Task An_occupation_is_a_code_a_title_or_both(string typed, string? kept)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: Assessed);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/new");

        page.Fill("Target occupation", typed);
        await page.Press("Open the plan and go on to goals");

        if (kept is null)
        {
            Assert.Equal("No occupation in the O*NET-SOC list matches this. Enter a code like 29-2052.00 or a word of its title.", page.Field("Target occupation").Error);
            Assert.Equal(typed, page.Field("Target occupation").Value);
        }
        else Assert.Equal(kept, Word(Plan(await app.Export("P-1")), "targetOccupation"));
    }

    [Theory]
    [InlineData("Start date", "", "Enter the start date.")]
    [InlineData("Start date", "2/30/2026", "Enter a real date for start date, like 4/28/2025")]
    [InlineData("Start date", "3/3/2026", "Enter the day the plan was opened: today or earlier.")]
    [InlineData("Start date", "5/4/1990", "The plan cannot start before the person was born. Check the year.")]
    [InlineData("Projected end date", "1/1/2020", "Enter a day on or after the start of Mar 2, 2026.")]
    [InlineData("What is done about barrier 1", "Bus pass", null)]
    public async Task What_cannot_be_right_is_said_beside_the_field_and_writes_nothing(string field, string typed, string? words)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: Assessed);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/new");

        page.Fill(field, typed).Fill("Comments", "<b>kept</b> 😀 שלום");
        await page.Press("Open the plan and go on to goals");

        Assert.Equal([words ?? "Name the barrier that this action is for, or clear the action."], page.Problems);
        if (words is not null) Assert.Equal(words, page.Field(field).Error);
        Assert.Equal(typed, page.Field(field).Value);
        Assert.Equal("<b>kept</b> 😀 שלום", page.Field("Comments").Value);
        var file = await app.Export("P-1");
        Assert.Empty(file["plans"]!.AsArray());
        Assert.Empty(file["services"]!.AsArray());
    }

    [Fact]
    public async Task Far_too_long_texts_are_kept_and_refused_together()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: Assessed);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/new");
        var text = new string('w', 10_000);
        string[] fields = ["Career pathway", "Target occupation", "Justification", "Skills gap", "How progress is tracked", "Comments", "Barrier 1", "Customer action 2"];

        foreach (var field in fields) page.Fill(field, text);
        await page.Press("Open the plan and go on to goals");

        Assert.Equal(fields.Length, page.Problems.Count);
        Assert.All(fields, field => Assert.Equal(text, page.Field(field).Value));
        Assert.Empty((await app.Export("P-1"))["plans"]!.AsArray());
    }

    [Fact]
    public async Task More_rows_come_without_script_and_without_a_lost_word()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: Assessed);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/new");
        Assert.False(page.HasField("Customer action 5"));

        page.Fill("Start date", "2/30/2026").Fill("Customer action 1", "First");
        await page.Press("Add more customer actions");
        Assert.Empty(page.Problems);
        Assert.Equal(("2/30/2026", "First"), (page.Field("Start date").Value, page.Field("Customer action 1").Value));
        page.Fill("Customer action 5", "Fifth").Fill("Start date", "3/2/2026");
        await page.Press("Open the plan and go on to goals");

        Assert.Equal("""["First","Fifth"]""", Plan(await app.Export("P-1"))["customerActions"]!.ToJsonString());
    }

    [Fact]
    public async Task Pressing_twice_opens_one_plan()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: Assessed);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/new");
        var again = page.Copy();

        await page.Press("Open the plan and go on to goals");
        await again.Press("Open the plan and go on to goals");

        Assert.Equal(page.Address, again.Address);
        var file = await app.Export("P-1");
        Assert.Single(file["plans"]!.AsArray());
        Assert.Single(EpisodesOfPlan(file));
    }

    [Fact]
    public async Task An_assessed_barrier_is_offered_first_and_an_action_brings_it_into_the_plan()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: file =>
        {
            OnePlan(barrier: "Housing")(file);
            file["plans"] = new JsonArray();
        });
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/new");

        page.ShouldSay("Found in the Objective Assessment Summary of Feb 10, 2026.");
        page.Fill("Housing: what is done about it", "Referral to the shelter");
        await page.Press("Open the plan and go on to goals");

        Assert.Equal("""[{"name":"Housing","action":"Referral to the shelter"}]""", Plan(await app.Export("P-1"))["barriers"]!.ToJsonString());
    }

    [Fact]
    public async Task A_planner_next_door_and_a_monitor_open_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: Assessed);

        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/plans/new")).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Post($"/participants/{ada}/plans/new", ("Form.OpenedOn", "3/1/2026"))).ShouldBeMissing();
        (await app.As(Person.Monitor).Visit($"/participants/{ada}/plans/new")).ShouldBeMissing();
        (await app.As(Person.Monitor).Post($"/participants/{ada}/plans/new", ("Form.OpenedOn", "3/1/2026"))).ShouldBeMissing();
        Assert.False((await app.As(Person.Monitor).Visit($"/participants/{ada}/plans")).HasLink("Create the Individual Employment Plan"));
        Assert.Empty((await app.Export("P-1"))["plans"]!.AsArray());
    }

    private static string? Word(JsonObject from, string name) => from[name]?.GetValue<string>();
}
