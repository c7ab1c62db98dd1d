using Milepost.App.Tests.Features.Worksites;

namespace Milepost.App.Tests.Features.Services;

public sealed class EnterServiceTests
{
    private const string Workshop = "job-readiness-workshop";

    private static Task<TestPage> Open(TestApp app, Guid person, string query, Person? who = null) =>
        app.As(who ?? Person.CareerPlanner).Visit($"/participants/{person}/services/new?{query}");

    [Theory, EachDatabase]
    public async Task One_entry_records_the_service_its_case_note_and_the_contact(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await Open(app, ada, $"service={Workshop}");

        page.Fill("Start date", "2/26/2026").Fill("Provider", "Mock Provider").Fill("Hours a week", "3.5").Fill("Cost in dollars", "$1,020.50")
            .Choose("Goal or objective it carries out", "Attend Job Readiness Workshop").Tick("Transportation")
            .Fill("Case note", "She wrote a first résumé.").Tick("This was a two-way contact: both of you spoke or wrote").Choose("How you were in contact", "In person");
        await page.Press("Save the service");

        page.ShouldSay("is entered, with its case note and the contact").ShouldSay("$1,020.50").ShouldSay("Episode 1");
        var file = await app.Export("P-1");
        var service = Assert.Single(file.List("services"));
        Assert.Equal(("2026-02-26", "2026-02-26", "successful", "2026-03-02", "1020.50", "3.5"),
            (service.Text("startsOn"), service.Text("endsOn"), service.Text("completion"), service.Text("recordedOn"), service.Text("cost"), service.Text("weeklyHours")));
        var note = Assert.Single(file.List("caseNotes"));
        Assert.Equal((service.Text("id"), "Job Readiness Workshop", "2026-02-26", "true", "in person", Person.CareerPlanner.Name),
            (note.Text("service"), note.Text("subject"), note.Text("occurredOn"), note.Text("twoWay"), note.Text("method"), note.Text("author")));
        Assert.Equal(service.Text("id"), Assert.Single(file.Goal()["objectives"]![0]!["services"]!.AsArray())!.ToString());
        Assert.Equal(("started", "2026-03-02"), (file.Goal().Text("status"), file.Goal().Text("statusOn")));
    }

    [Fact]
    public async Task Choosing_the_service_is_a_step_of_its_own_that_needs_no_script()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan();
        var page = await Open(app, ada, "goal=G-1");

        page.Choose("Service", "224 Career Exploration");
        await page.Press("Continue");

        Assert.Equal("Add 224 Career Exploration", page.Heading);
        Assert.Equal("The goal itself", page.Field("Goal or objective it carries out").Value);
    }

    [Theory]
    [InlineData("code=224")]
    [InlineData("code=career-exploration")]
    [InlineData("code=Career%20Exploration")]
    public async Task A_link_may_name_the_service_by_code_or_name(string query)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan();

        Assert.Equal("Add 224 Career Exploration", (await Open(app, ada, query + "&objective=O-2")).Heading);
    }

    [Fact]
    public async Task A_service_that_the_program_does_not_offer_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");

        var page = await Open(app, ada, "service=youth-tutoring");
        Assert.Equal("Add a service", page.Heading);
        Assert.Contains("This service is not offered in this program", page.Problems.Single(), StringComparison.Ordinal);

        await app.As(Person.CareerPlanner).Post($"/participants/{ada}/services/new?service=youth-tutoring", ("Form.StartsOn", "3/1/2026"));
        Assert.Empty((await app.Export("P-1")).List("services"));
    }

    [Theory]
    [InlineData("Start date", "", "Enter the start date")]
    [InlineData("Start date", "2/30/2026", "Enter a real date for start date, like 4/28/2025")]
    [InlineData("Start date", "3/3/2046", "Check the year: it is more than 10 years away.")]
    [InlineData("Start date", "5/3/1990", "Check the year: the person was born on May 4, 1990.")]
    [InlineData("Planned end", "1/1/2026", "An end cannot be before its start. The other day is Mar 2, 2026.")]
    [InlineData("Cost in dollars", "-5", "Enter zero or more for cost in dollars")]
    [InlineData("Cost in dollars", "about ten", "Enter a number for cost in dollars, like 1,234.50")]
    [InlineData("Cost in dollars", "10.005", "Enter cost in dollars with no more than two digits after the point, like 1,234.50")]
    [InlineData("Hours a week", "169", "Enter hours a week from 0 to 168.")]
    [InlineData("Ended on", "3/3/2026", "Enter the day it ended: today or earlier.")]
    [InlineData("You learned on", "3/3/2026", "Enter the day you learned that it ended: today or earlier.")]
    public async Task What_cannot_be_right_is_said_beside_its_field_and_nothing_is_saved(string field, string typed, string problem)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await Open(app, ada, $"service={Workshop}");

        page.Untick("Given and completed on one day").Fill("Ended on", "3/2/2026").Fill("Case note", "Kept <b>words</b> 🎓");
        page.Fill(field, typed);
        await page.Press("Save the service");

        Assert.Equal(problem, page.Field(field).Error);
        Assert.Contains(problem, page.Problems);
        Assert.Equal(typed, page.Field(field).Value);
        Assert.Equal("Kept <b>words</b> 🎓", page.Field("Case note").Value);
        var file = await app.Export("P-1");
        Assert.Empty(file.List("services"));
        Assert.Empty(file.List("caseNotes"));
    }

    [Fact]
    public async Task A_note_with_a_mistake_keeps_the_service_from_being_saved_too()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await Open(app, ada, $"service={Workshop}");

        page.Tick("This was a two-way contact: both of you spoke or wrote");
        await page.Press("Save the service");

        Assert.Equal("Write the note.", page.Field("Case note").Error);
        Assert.Equal("Choose how you were in contact.", page.Field("How you were in contact").Error);
        Assert.Empty((await app.Export("P-1")).List("services"));
    }

    [Fact]
    public async Task Markup_emoji_long_and_right_to_left_text_come_back_as_they_were_typed()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var typed = "<script>alert(1)</script> ‏שלום🎓 " + new string('x', 10_000);
        var page = await Open(app, ada, $"service={Workshop}");

        page.Fill("Provider", "<i>Mock</i> 🏥 مكتب").Fill("Case note", typed);
        await page.Press("Save the service");

        page.ShouldSay("<i>Mock</i> 🏥 مكتب");
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.Equal(typed, (await app.Export("P-1")).List("caseNotes")[0].Text("text"));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_kept_and_said()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan();
        var page = await Open(app, ada, $"service={Workshop}");

        page.Fill("Provider", new string('x', 201)).Fill("Notes about the service", new string('y', 4001));
        await page.Press("Save the service");

        Assert.Equal("Shorten the provider to 200 characters or fewer", page.Field("Provider").Error);
        Assert.Equal(4001, page.Field("Notes about the service").Value.Length);
    }

    [Fact]
    public async Task Pressing_save_twice_saves_once()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await Open(app, ada, $"service={Workshop}");
        var again = page.Copy();

        await page.Press("Save the service");
        await again.Press("Save the service");

        Assert.Equal(page.Address, again.Address);
        Assert.Single((await app.Export("P-1")).List("services"));
    }

    [Fact]
    public async Task Another_episode_copies_what_lasts_and_counts_up()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await Open(app, ada, $"service={Workshop}");
        page.Fill("Start date", "2/26/2026").Fill("Provider", "Mock Provider").Fill("Notes about the service", "Only this time");
        await page.Press("Save the service");

        await page.Click("Add another episode");
        Assert.Equal("Mock Provider", page.Field("Provider").Value);
        Assert.Equal("", page.Field("Notes about the service").Value);
        Assert.Equal("3/2/2026", page.Field("Start date").Value);
        await page.Press("Save the service");

        page.ShouldSay("Episode 2").ShouldSay("All episodes");
        Assert.Equal(["1", "2"], (await app.Export("P-1")).List("services").Select(s => s.Text("episode")));
    }

    [Fact]
    public async Task The_grantee_is_the_provider_and_the_goal_is_asked_for_where_the_pack_says_so()
    {
        await using var app = await TestApp.StartAsync();
        var bo = await app.AddWithPlan("Bo", "illinois-worknet-jted", "jted", TestOrganization.South, Person.SouthPlanner, "P-2");
        var page = await Open(app, bo, "service=jted-resume", Person.SouthPlanner);

        Assert.Equal("First provider", page.Field("Provider").Value);
        await page.Press("Save the service");
        Assert.Equal("Choose the goal this serves. Add a goal to the plan first if there is none.", page.Field("Goal or objective it carries out").Error);

        page.Choose("Goal or objective it carries out", "The goal itself").Fill("Start date", "2/10/2026").Fill("Planned end", "6/30/2026");
        await page.Press("Save the service");

        var file = await app.Export("P-2");
        Assert.Equal("G-1", file.List("services")[0].Text("goal"));
        // The goal's dates follow its services, and it has started.
        Assert.Equal(("2026-02-10", "2026-06-30", "started"), (file.Goal().Text("establishedOn"), file.Goal().Text("projectedEndOn"), file.Goal().Text("status")));
    }

    [Fact]
    public async Task Support_needs_type_and_cost_and_a_type_from_the_list()
    {
        await using var app = await TestApp.StartAsync();
        var bo = await app.AddWithPlan("Bo", "illinois-worknet-jted", "jted", TestOrganization.South, Person.SouthPlanner, "P-2");
        var page = await Open(app, bo, "service=jted-bus-pass&goal=G-1", Person.SouthPlanner);

        Assert.Equal("Bus pass", page.Field("Type of support").Value);
        page.Choose("Type of support", "- Select -");
        await page.Press("Save the service");
        Assert.Equal("Choose the type of support.", page.Field("Type of support").Error);
        Assert.Equal("Enter what it cost in dollars, like 105.00. This kind of service needs it.", page.Field("Cost in dollars").Error);

        await app.As(Person.SouthPlanner).Post(page.Address, ("Form.StartsOn", "3/1/2026"), ("Form.PlanPart", "goal:G-1"), ("Form.SupportType", "A yacht"), ("Form.Cost", "1"));
        Assert.Empty((await app.Export("P-2")).List("services"));

        page.Choose("Type of support", "Bus pass").Fill("Cost in dollars", "75");
        await page.Press("Save the service");
        Assert.Equal("75", (await app.Export("P-2")).List("services")[0].Text("cost"));
    }

    [Fact]
    public async Task A_worksite_placement_keeps_the_wage_rules_and_shows_the_unsubsidized_wage()
    {
        await using var app = await TestApp.StartAsync();
        await app.ListJob();
        var bo = await app.AddWithPlan("Bo", "illinois-worknet-jted", "jted", TestOrganization.South, Person.SouthPlanner, "P-2");
        var page = await Open(app, bo, "service=jted-work-experience&goal=G-1", Person.SouthPlanner);

        Assert.Equal("15.00", page.Field("Minimum wage an hour").Value);
        Assert.Equal("No", page.Field("Paid with WIOA funds").Value);
        await page.Press("Save the service");
        Assert.Equal("Fill in the worksite placement: this kind of service needs it.", page.Field("Employer").Error);

        page.Fill("Employer", "Mock Library").Fill("Hourly wage", "14.99").Fill("Subsidized wage an hour", "15.01");
        await page.Press("Save the service");
        Assert.Equal("Enter the worksite.", page.Field("Worksite").Error);

        page.Fill("Worksite", "Main branch").Choose("Position type", "Part-Time").Choose("Status of the placement", "Started (Open)");
        await page.Press("Save the service");
        Assert.Equal("The hourly wage must be at least the minimum wage of $15.00. (Creating a Career Plan (IEP/ISS), March 2023, version 2, Service/Step Level Information (Worksite Placements))", page.Field("Hourly wage").Error);
        Assert.Equal("The subsidized wage can be at most the minimum wage of $15.00. (Creating a Career Plan (IEP/ISS), March 2023, version 2, Service/Step Level Information (Worksite Placements))", page.Field("Subsidized wage an hour").Error);

        page.Fill("Hourly wage", "17.25").Fill("Subsidized wage an hour", "15");
        await page.Press("Save the service");
        page.ShouldSay("Unsubsidized wage $2.25");
    }

    [Fact]
    public async Task An_apprenticeship_asks_for_provider_SOC_code_and_RAPIDS_id()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan();
        var page = await Open(app, ada, "service=apprenticeship");

        page.Fill("SOC code", "51 4121");
        await page.Press("Save the service");

        Assert.Equal("Enter who provides the service.", page.Field("Provider").Error);
        Assert.Equal("Enter the SOC code as two digits, a hyphen and four digits, like 51-4121 or 51-4121.00.", page.Field("SOC code").Error);
        Assert.Equal("Enter the apprenticeship's RAPIDS ID.", page.Field("RAPIDS ID").Error);
    }

    [Fact]
    public async Task Training_keeps_the_talks_that_made_the_choice_an_informed_one()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1", change: PeopleWithPlans.PlanService);
        var page = await Open(app, ada, "service=occupational-training");

        page.Fill("Provider", "Mock College").Tick("Hiring prerequisites").Tick("Local labor market conditions");
        await page.Press("Save the service");
        await page.Press("Save anyway");

        Assert.Equal(["localLaborMarket", "hiringPrerequisites"], (await app.Export("P-1")).Training()["informedChoice"]!.AsArray().Select(n => n!.ToString()));
    }

    [Fact]
    public async Task A_part_of_somebody_elses_plan_or_a_barrier_nobody_named_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var planner = app.As(Person.CareerPlanner);

        var page = await planner.Post($"/participants/{ada}/services/new?service={Workshop}", ("Form.StartsOn", "3/1/2026"), ("Form.PlanPart", "objective:O-77"));
        page.ShouldSay("Choose an open goal or objective of the open plan.");
        page = await planner.Post($"/participants/{ada}/services/new?service={Workshop}", ("Form.StartsOn", "3/1/2026"), ("Form.Barriers", "Dragons"));
        page.ShouldSay("Choose barriers that the open plan names.");

        Assert.Empty((await app.Export("P-1")).List("services"));
    }

    [Fact]
    public async Task A_record_out_of_reach_looks_as_if_it_did_not_exist()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");

        (await Open(app, ada, $"service={Workshop}", Person.SouthPlanner)).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Post($"/participants/{ada}/services/new?service={Workshop}", ("Form.StartsOn", "3/1/2026"))).ShouldBeMissing();
        (await Open(app, ada, $"copy={Guid.NewGuid()}")).ShouldBeMissing();
        (await Open(app, ada, $"service={Workshop}", Person.Monitor)).ShouldBeMissing();
        Assert.Empty((await app.Export("P-1")).List("services"));
    }

    [Fact]
    public async Task A_service_tied_to_a_signed_plan_begins_a_new_version_and_what_was_signed_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1", signed: true);
        var page = await Open(app, ada, "service=support-transportation&objective=O-2");
        page.ShouldSay("That needs no new signature because the goal stays as it is");

        page.Fill("Cost in dollars", "75.00").Choose("Type of support", "Bus pass");
        await page.Press("Save the service");

        var change = Assert.Single((await app.Export("P-1"))["plans"]![0]!["changes"]!.AsArray());
        Assert.Equal(("supportChanged", "2026-03-02"), (change.Text("kind"), change.Text("on")));
    }
}
