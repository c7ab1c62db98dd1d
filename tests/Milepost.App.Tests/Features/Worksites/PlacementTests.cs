using System.Text;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Worksites.WageCheck;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Worksites;

/// <summary>A placement takes a job of the list; the worksite's list of people fills itself.</summary>
public sealed class PlacementTests
{
    private static Task<TestPage> Open(TestApp app, Guid person) => app.As(Person.SouthPlanner).Visit($"/participants/{person}/services/new?service=jted-work-experience&goal=G-1");

    private static Task<Guid> AddJted(TestApp app, string id = "P-2", string birthDate = "1990-05-04") =>
        app.AddWithPlan("Bo", "illinois-worknet-jted", "jted", TestOrganization.South, Person.SouthPlanner, id, change: file => file["participant"]!["birthDate"] = birthDate);

    private static string Option(TestPage page, string title) => page.Field("Job").Options.Single(o => o.StartsWith(title, StringComparison.Ordinal));

    [Theory, EachDatabase]
    public async Task The_job_fills_in_names_wage_and_minimum_and_the_roster_fills_itself(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.ListJob(region: "Chicago", openings: 1);
        var bo = await AddJted(app);
        var page = await Open(app, bo);

        page.Choose("Job", Option(page, "Shelving aide"));
        await page.Press("Use this job");
        Assert.Equal(("Mock Library", "Main branch", "17.25", "16.20", "Part-Time"),
            (page.Field("Employer").Value, page.Field("Worksite").Value, page.Field("Hourly wage").Value, page.Field("Minimum wage an hour").Value, page.Field("Position type").Value));
        Assert.Contains("Proposed: Chicago (non-tipped), $16.20 since Jul 1, 2024.", page.Field("Minimum wage an hour").Hint, StringComparison.Ordinal);
        Assert.Empty((await app.Export("P-2")).List("services"));

        page.Fill("Hourly wage", "18.00").Fill("Subsidized wage an hour", "16.20").Choose("Status of the placement", "Started (Open)").Fill("First day at the worksite", "2/20/2026");
        await page.Press("Save the service");
        page.ShouldSay("Unsubsidized wage $1.80").ShouldSay("Status Started (Open) since Feb 20, 2026").ShouldSay("Days in subsidized employment 11");

        await page.Click("Main branch");
        page.ShouldSay("0 of 1");
        await page.Click("People here");
        page.ShouldSay("Bo Sampleton").ShouldSay("Shelving aide");
        var (template, _, _) = await app.As(Person.SouthPlanner).Download(page.LinkTo("Payroll file with these people"));
        Assert.Contains("P-2,Bo Sampleton,S-", Encoding.UTF8.GetString(template), StringComparison.Ordinal);
        var placement = (await app.Export("P-2")).List("services")[0]!["placement"]!;
        Assert.Equal(("Chicago", "Shelving aide", 1), (placement.Text("region"), placement.Text("jobTitle"), placement["statusHistory"]!.AsArray().Count));
    }

    [Fact]
    public async Task A_name_that_is_not_listed_is_refused_with_the_guides_words_where_the_pack_asks_for_the_list()
    {
        await using var app = await TestApp.StartAsync();
        var page = await Open(app, await AddJted(app));

        page.ShouldSay("No employer is listed for this office yet.");
        page.Fill("Employer", "Mock Library").Fill("Worksite", "Main branch").Fill("Hourly wage", "17").Fill("Subsidized wage an hour", "15")
            .Choose("Position type", "Part-Time").Choose("Status of the placement", "Planned/Not Started");
        await page.Press("Save the service");

        page.ShouldSay("employers and worksites are identified before placements are entered");
        Assert.Empty((await app.Export("P-2")).List("services"));

        await app.ListJob();
        await page.Press("Save the service");
        Assert.NotEqual("", (await app.Export("P-2")).List("services")[0]!["placement"]!.Text("worksiteId"));
    }

    [Fact]
    public async Task Openings_age_and_the_laws_minimum_stand_in_the_way()
    {
        await using var app = await TestApp.StartAsync();
        var job = await app.ListJob(openings: 1, age: 18, permit: true);
        await app.AddPlaced("W-1", change: file => file["services"]![0]!["placement"]!["jobId"] = $"{job}");
        var young = await AddJted(app, "P-3", "2008-06-15");
        var page = await Open(app, young);

        page.Choose("Job", Option(page, "Shelving aide")).Fill("Subsidized wage an hour", "12").Choose("Status of the placement", "Started (Open)");
        await page.Press("Save the service");
        page.ShouldSay("The 1 opening of Shelving aide is taken.");

        await app.Call(async (MilepostDb db) => await db.Services.Where(s => s.Details.Name == "Paid work experience").ExecuteDeleteAsync());
        await page.Press("Save the service");
        Assert.Equal("Shelving aide takes people from the age of 18; this person reaches it on Jun 15, 2026.", page.Field("Job").Error);

        page.Fill("First day at the worksite", "6/15/2026").Fill("Minimum wage an hour", "14.99");
        await page.Press("Save the service");
        Assert.StartsWith("On Jun 15, 2026 the minimum wage for this place and person is $15.00: Illinois (18 and over)", page.Field("Minimum wage an hour").Error, StringComparison.Ordinal);
        Assert.EndsWith("(Creating a Career Plan (IEP/ISS), March 2023, version 2, Service/Step Level Information (Worksite Placements))", page.Field("Minimum wage an hour").Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_placement_from_a_case_file_counts_its_days_too()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddPlaced("W-1", startsOn: "2026-02-02");
        var service = await app.Call((MilepostDb db) => db.Services.Where(s => s.ParticipantId == ada).Select(s => s.Id).SingleAsync());
        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/services/{service}")).ShouldSay("Days in subsidized employment 29");
    }

    [Fact]
    public async Task The_wage_check_tells_the_day_on_which_the_minimum_changes_and_whose_wage_is_too_low()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddPlaced("W-1", wage: "14.00", minimum: "13.00", birthDate: "2008-06-15");
        await app.AddPlaced("W-2", wage: "15.50", minimum: "13.00", birthDate: "2008-04-01");
        await app.AddPlaced("W-3");
        await app.AddPlaced("W-4", wage: "14.00", minimum: "13.00", birthDate: "2008-06-15", endsOn: "2026-06-14");
        await app.AddPlaced("W-5", wage: "14.00", minimum: "14.00", startsOn: "2024-06-03"); // before the raise of 2025

        var lines = await app.Call((WageCheckQuery check) => check.HandleAsync(CancellationToken.None), Person.SouthPlanner);

        Assert.Equal(["W-5 2025-01-01 15.00 True", "W-1 2026-06-15 15.00 True", "W-2 2026-04-01 15.00 False"], lines.Select(l => $"{l.Person.CaseNumber} {l.Day:yyyy-MM-dd} {l.Minimum} {l.IsBelow}"));
        var page = await app.As(Person.SouthPlanner).Visit("/worksites/wage-check");
        page.ShouldSay("2 below the minimum, 1 to bring up to date.").ShouldSay("Turns 18").ShouldSay("Jun 15, 2026");
        (await app.As(Person.CareerPlanner).Visit("/worksites/wage-check")).ShouldSay("No placement of your people is affected.");
    }
}
