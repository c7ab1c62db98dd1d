using System.Net;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using static Milepost.App.Tests.Features.Findings.LedgerLine;

namespace Milepost.App.Tests.Features.Findings.Board;

public sealed class BoardPageTests
{
    [Fact]
    public async Task A_supervisor_sees_offices_and_planners_and_each_count_opens_its_list()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutFindings(await app.AddParticipant("Ada"), Due(Contact, -3), Due(Review, 0), NotMet(Note));
        await app.PutFindings(await app.AddParticipant("Sol", office: TestOrganization.South, planner: Person.SouthPlanner), Due(Contact, -1).Waived());
        var (north, south, planner) = await app.Call(async (MilepostDb db) => (
            await OfficeAsync(db, TestOrganization.North), await OfficeAsync(db, TestOrganization.South), await db.Users.Where(u => u.Email == Person.CareerPlanner.Email).Select(u => u.Id).SingleAsync()));

        var page = await app.As(Person.Supervisor).Visit("/board");

        Assert.Equal($"/my-day?office={north}&kind=contact&urgency=late", page.LinkTo("1 late, Contact, North office"));
        Assert.Equal($"/my-day?office={north}&kind=plan-review&urgency=today", page.LinkTo("1 today, Plan review, North office"));
        Assert.Equal($"/my-day?office={north}&kind=case-notes&urgency=open", page.LinkTo("1 not in order, Case notes, North office"));
        Assert.Equal($"/my-day?office={south}&kind=contact&urgency=waived", page.LinkTo("1 waived, Contact, South office"));
        Assert.Equal($"/my-day?planner={planner}&office={north}&urgency=late", page.LinkTo($"1 late, {Person.CareerPlanner.Name}, North office"));
        Assert.Equal($"/participants?show=all&planner={planner}&office={north}&sort=due", page.LinkTo(Person.CareerPlanner.Name));

        await page.Click(Person.CareerPlanner.Name);
        Assert.Equal("Caseload", page.Heading);
        page.ShouldSay("Ada").ShouldNotSay("Sol");
    }

    [Fact]
    public async Task Each_bar_says_in_words_what_it_shows_and_its_parts_are_as_wide_as_the_counts()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutFindings(await app.AddParticipant("Ada"), Due(Contact, -3));
        await app.PutFindings(await app.AddParticipant("Ben"), Due(Contact, 2));
        await app.PutFindings(await app.AddParticipant("Cleo"));
        await app.PutFindings(await app.AddParticipant("Dan"));

        var page = await app.As(Person.Supervisor).Visit("/board");

        var bar = page.Document.QuerySelector("svg[role=img]")!;
        Assert.Equal($"People of {Person.CareerPlanner.Name}", bar.QuerySelector("title")!.TextContent);
        Assert.Equal("1 with something late, 1 with something due this week, 0 with something not in order, 2 in order.", bar.QuerySelector("desc")!.TextContent);
        Assert.Equal($"{bar.QuerySelector("title")!.Id} {bar.QuerySelector("desc")!.Id}", bar.GetAttribute("aria-labelledby"));
        Assert.Equal([("0", "30"), ("30", "30"), ("60", "60")], bar.QuerySelectorAll("rect").Select(part => (part.GetAttribute("x")!, part.GetAttribute("width")!)));
        Assert.Contains("4 1 1 0 2", page.Row($"People of {Person.CareerPlanner.Name}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_and_program_are_kept_in_the_address_and_in_the_links()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutFindings(await app.AddParticipant("Ada", program: "youth"), Due(Contact, -3));
        await app.PutFindings(await app.AddParticipant("Sol", office: TestOrganization.South, planner: Person.SouthPlanner), Due(Contact, -1));
        var page = await app.As(Person.Supervisor).Visit("/board");

        page.Choose("Office", "North office").Choose("Program", "Youth");
        await page.Press("Filter");

        Assert.Contains("program=Youth", page.Address, StringComparison.Ordinal);
        Assert.Contains("office=", page.Address, StringComparison.Ordinal);
        Assert.Equal("North office", page.Field("Office").Value);
        page.ShouldNotSay(Person.SouthPlanner.Name);
        Assert.EndsWith("&urgency=late&program=Youth", page.LinkTo("1 late, Contact, North office"), StringComparison.Ordinal);

        page.Choose("Program", "Adult");
        await page.Press("Filter");
        page.ShouldSay("Nobody matches.");
    }

    [Fact]
    public async Task Planners_have_no_board_and_no_link_to_it()
    {
        await using var app = await TestApp.StartAsync();

        var page = await app.As(Person.CareerPlanner).Visit("/participants");

        Assert.True(page.HasLink("My Day") && page.HasLink("Caseload") && page.HasLink("Policy"));
        Assert.False(page.HasLink("Board"));
        Assert.True((await app.As(Person.Monitor).Visit("/participants")).HasLink("Board"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.As(Person.CareerPlanner).Visit("/board")).Status);
    }

    [Fact]
    public async Task Before_anybody_is_on_a_caseload_the_board_says_so()
    {
        await using var app = await TestApp.StartAsync();

        (await app.As(Person.Supervisor).Visit("/board")).ShouldSay("Nobody is on the caseload of your offices yet.");
    }

    private static Task<Guid> OfficeAsync(MilepostDb db, string code) => db.OrgUnits.Where(u => u.Code == code).Select(u => u.Id).SingleAsync();
}
