namespace Milepost.App.Tests.Features.Services;

public sealed class GroupEntryTests
{
    private const string Workshop = "/services/group?program=Adult&service=job-readiness-workshop";

    [Theory, EachDatabase]
    public async Task A_workshop_is_entered_once_for_everybody_who_was_there(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.AddWithPlan("Ada", id: "P-1");
        await app.AddWithPlan("Bea", id: "P-2");
        await app.AddWithPlan("Cal", id: "P-3");
        var page = await app.As(Person.CareerPlanner).Visit(Workshop);

        page.Tick("Ada Sampleton").Tick("Cal Sampleton").Fill("Day", "2/27/2026").Fill("Hours a week", "2")
            .Fill("Case note", "Mock interviews.").Tick("This was a two-way contact: both of you spoke or wrote").Choose("How you were in contact", "In person");
        await page.Press("Save for everybody ticked");

        page.ShouldSay("is entered for 2 people").ShouldSay("Note and contact");
        Assert.StartsWith("/services/group/attendance", page.Address, StringComparison.Ordinal);
        Assert.Contains("P-1", page.Row("Ada Sampleton"), StringComparison.Ordinal);
        foreach (var id in new[] { "P-1", "P-3" })
        {
            var file = await app.Export(id);
            var service = Assert.Single(file.List("services"));
            Assert.Equal(("2026-02-27", "successful", "2"), (service.Text("endsOn"), service.Text("completion"), service.Text("weeklyHours")));
            Assert.Equal((service.Text("id"), "Mock interviews."), (Assert.Single(file.List("caseNotes")).Text("service"), file.List("caseNotes")[0].Text("text")));
        }
        Assert.Empty((await app.Export("P-2")).List("services"));
    }

    [Fact]
    public async Task When_one_person_cannot_have_it_nobody_gets_it_and_it_says_who()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddWithPlan("Ada", id: "P-1");
        await app.AddWithPlan("Bea", id: "P-2");
        var first = await app.As(Person.CareerPlanner).Visit(Workshop);
        first.Tick("Bea Sampleton");
        await first.Press("Save for everybody ticked");

        var page = await app.As(Person.CareerPlanner).Visit(Workshop);
        page.ShouldSay("Has it on that day already");
        page.Tick("Ada Sampleton").Tick("Bea Sampleton").Fill("Case note", "Typed");
        await page.Press("Save for everybody ticked");

        Assert.Equal(["Bea Sampleton: This service is recorded on Mar 2, 2026 already. Untick this person."], page.Problems);
        Assert.Equal("Ada Sampleton, Bea Sampleton", page.Field("Who was there").Value);
        Assert.Equal("Typed", page.Field("Case note").Value);
        Assert.Empty((await app.Export("P-1")).List("services"));
        Assert.Single((await app.Export("P-2")).List("services"));
    }

    [Fact]
    public async Task What_is_wrong_for_everybody_is_said_once_beside_its_field()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddWithPlan("Ada", id: "P-1");
        await app.AddWithPlan("Bea", id: "P-2");
        var page = await app.As(Person.CareerPlanner).Visit(Workshop);

        page.Tick("Ada Sampleton").Tick("Bea Sampleton").Fill("Day", "3/3/2026");
        await page.Press("Save for everybody ticked");

        Assert.Equal(["Enter the day it ended: today or earlier."], page.Problems);
        Assert.Equal("Enter the day it ended: today or earlier.", page.Field("Ended on").Error);
    }

    [Fact]
    public async Task Somebody_has_to_be_ticked()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddWithPlan("Ada");
        var page = await app.As(Person.CareerPlanner).Visit(Workshop);

        await page.Press("Save for everybody ticked");

        Assert.Equal("Tick at least one person.", page.Field("Who was there").Error);
    }

    [Fact]
    public async Task Somebody_out_of_reach_is_refused_like_somebody_who_does_not_exist()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddWithPlan("Ada", id: "P-1");
        var far = await app.AddWithPlan("Far", "new-jersey", "adult", TestOrganization.Far, Person.FarPlanner, "P-9");
        var ada = (await app.As(Person.CareerPlanner).Visit("/participants")).LinkTo("Ada Sampleton").Split('/')[^1];

        var page = await app.As(Person.CareerPlanner).Post(Workshop, ("Form.People", ada), ("Form.People", far.ToString()), ("Form.StartsOn", "3/1/2026"));

        page.ShouldBeMissing();
        Assert.Empty((await app.Export("P-1")).List("services"));
        Assert.Empty((await app.Export("P-9")).List("services"));
    }

    [Fact]
    public async Task The_list_is_filtered_by_name_and_program()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddWithPlan("Ada");
        await app.AddWithPlan("Bea");
        await app.AddWithPlan("Yan", program: "youth");
        var page = await app.As(Person.CareerPlanner).Visit(Workshop);
        page.ShouldSay("Ada Sampleton").ShouldNotSay("Yan Sampleton");

        page.Fill("Name or case number", "bea");
        await page.Press("Filter");

        page.ShouldSay("Bea Sampleton").ShouldNotSay("Ada Sampleton");
        Assert.Equal("Job Readiness Workshop", page.Document.QuerySelector("p.mp-inline strong")!.TextContent);
    }

    [Fact]
    public async Task Each_person_serves_the_own_goal_where_the_pack_asks_for_it()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddWithPlan("Bo", "illinois-worknet-jted", "jted", TestOrganization.South, Person.SouthPlanner, "P-5");
        await app.AddParticipant("Di", "Planless", "jted", "illinois-worknet-jted", TestOrganization.South, Person.SouthPlanner, "P-6");
        var page = await app.As(Person.SouthPlanner).Visit("/services/group?service=jted-job-readiness");

        page.Tick("Bo Sampleton").Tick("Di Planless").Fill("Provider", "First provider");
        await page.Press("Save for everybody ticked");
        Assert.Equal(["Di Planless: Choose the goal this serves. Add a goal to the plan first if there is none."], page.Problems);

        page.Untick("Di Planless");
        await page.Press("Save for everybody ticked");
        page.ShouldSay("is entered for 1 person");
        Assert.Equal("G-1", (await app.Export("P-5")).List("services")[0].Text("goal"));
    }
}
