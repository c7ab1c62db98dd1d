using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Worksites;
using Milepost.App.Store;

namespace Milepost.App.Tests.Features.Worksites;

/// <summary>Employers, worksites and jobs: kept by a place for itself and all below it, ended and never deleted.</summary>
public sealed class WorksitePagesTests
{
    [Theory, EachDatabase]
    public async Task An_employer_with_worksite_and_job_is_listed_found_changed_and_ended(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var planner = app.As(Person.SouthPlanner);

        var page = await planner.Visit("/office");
        await page.Click("Employers and worksites");
        await page.Click("Add an employer");
        page.Fill("FEIN", "123");
        await page.Press("Add the employer");
        Assert.Equal("Enter a name.", page.Field("Name of the employer").Error);
        page.Fill("Name of the employer", "Mock Library").Fill("FEIN", "12-3456789").Fill("Agreement signed, first day", "1/1/2026");
        await page.Press("Add the employer");
        page.ShouldSay("Mock Library is added. Now add the worksite.").ShouldSay("Kept by South office").ShouldSay("Signed, from Jan 1, 2026, no end");

        await page.Click("Add a worksite");
        page.Fill("Name of the worksite", "Main branch").Choose("Place for the minimum wage", "Chicago");
        await page.Press("Add the worksite");
        page.ShouldSay("Chicago: $16.20 today (Chicago, non-tipped)");
        await page.Click("Add a job");
        page.Fill("Job title", "Shelving aide").Fill("Hourly wage", "16.00").Fill("Openings", "2");
        await page.Press("Add the job");
        page.ShouldSay("Shelving aide").ShouldSay("Under $16.20").ShouldSay("2 of 2");

        await page.Click("Shelving aide");
        page.Fill("Hourly wage", "16.75");
        await page.Press("Save the job");
        page.ShouldSay("The job is saved.").ShouldNotSay("Under $16.20").ShouldSay("Job changed: Shelving aide").ShouldSay("Hourly wage: 16.00 → 16.75");

        (await planner.Visit("/worksites?q=shelv")).ShouldSay("Mock Library");
        (await planner.Visit("/worksites?q=solar")).ShouldSay("Nothing matches.");
        (await app.As(Person.CareerPlanner).Visit("/worksites")).ShouldNotSay("Mock Library");
        (await app.As(Person.Supervisor).Visit("/worksites")).ShouldSay("Mock Library");

        page = await planner.Visit("/worksites");
        await page.Click("Mock Library");
        await page.Press("End it");
        Assert.Equal("Enter the reason.", page.Field("Reason").Error);
        page.Fill("Reason", "Moved away");
        await page.Press("End it");
        page.ShouldSay("Until Mar 2, 2026").ShouldSay("Reason: Moved away");
        app.Clock.Advance(TimeSpan.FromDays(1));
        var nextDay = app.AsInAnotherBrowser(Person.SouthPlanner);
        (await nextDay.Visit("/worksites")).ShouldSay("No employer is listed yet.").ShouldNotSay("Mock Library");
        (await nextDay.Visit("/worksites?ended=true")).ShouldSay("Mock Library");
    }

    [Fact]
    public async Task What_a_place_above_keeps_serves_the_office_and_is_not_the_offices_to_change()
    {
        await using var app = await TestApp.StartAsync();
        var job = await app.ListJob(at: TestOrganization.Area);

        var page = await app.As(Person.SouthPlanner).Visit($"/worksites/jobs/{job}");

        page.ShouldSay("Shelving aide");
        Assert.False(page.HasButton("Save the job"));
        (await app.As(Person.SouthPlanner).Post($"/worksites/jobs/{job}", ("Form.Title", "Taken over"), ("Form.HourlyWage", "17"), ("Form.Openings", "1"), ("Form.Version", "1"))).ShouldBeMissing();
        (await app.As(Person.FarPlanner).Visit($"/worksites/jobs/{job}")).ShouldBeMissing();
        Assert.True((await app.As(Person.LocalAreaStaff).Visit($"/worksites/jobs/{job}")).HasButton("Save the job"));
    }

    [Fact]
    public async Task The_change_stands_in_the_history_of_the_place_that_keeps_it()
    {
        await using var app = await TestApp.StartAsync();
        await app.ListJob(at: TestOrganization.South);

        var places = await app.Call(async (MilepostDb db) => await db.History.Where(h => h.Chain == MilepostDb.Organization).OrderByDescending(h => h.Sequence).Take(3).Select(h => h.Place).ToListAsync());

        Assert.All(places, place => Assert.Equal("TESTLAND/AREA-1/PROVIDER-1/SOUTH/", place));
    }

    [Fact]
    public async Task Two_people_editing_one_employer_are_told()
    {
        await using var app = await TestApp.StartAsync();
        await app.ListJob(at: TestOrganization.South);
        var mine = await app.As(Person.SouthPlanner).Visit("/worksites");
        await mine.Click("Mock Library");
        await mine.Click("Edit");
        var theirs = await app.As(Person.Supervisor).Visit(mine.Address);
        theirs.Fill("Industry", "Books");
        await theirs.Press("Save the employer");

        mine.Fill("Industry", "Libraries");
        await mine.Press("Save the employer");

        mine.ShouldSay("Books").ShouldSay("Sam Supervisor-Test");
        await mine.Press("Save the employer");
        mine.ShouldSay("Libraries");
    }

    [Fact]
    public async Task An_employer_does_not_end_while_somebody_is_placed_there()
    {
        await using var app = await TestApp.StartAsync();
        var job = await app.ListJob();
        var site = await app.Call((MilepostDb db) => db.Worksites.SingleAsync());
        await app.AddPlaced("W-1", change: file => { file["services"]![0]!["placement"]!["jobId"] = $"{job}"; file["services"]![0]!["placement"]!["worksiteId"] = $"{site.Id}"; });

        var refused = await app.Call((KeepWorksitesHandler keep) => keep.HandleAsync(new EndWorksite(site.Id, new(2026, 3, 2), "Closed"), CancellationToken.None));

        Assert.Equal("worksites.still-there", refused.Problem!.Code);
    }
}
