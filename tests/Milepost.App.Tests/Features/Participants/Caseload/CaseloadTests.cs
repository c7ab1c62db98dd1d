using System.Text;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants.Caseload;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Findings;
using static Milepost.App.Tests.Features.Findings.LedgerLine;

namespace Milepost.App.Tests.Features.Participants.Caseload;

public sealed class CaseloadTests
{
    [Theory, EachDatabase]
    public async Task A_row_says_what_is_due_next_and_how_much_is_late(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant("Ada", "Sampleton");
        await app.PutFindings(ada, Due(Contact, 7), Due(Review, -3), Due(Note, -1), Due(Signature, -20).Waived(), NotMet(Note) with { Subject = "plan:PL-1" });
        await app.PutFindings(await app.AddParticipant("Ben", "Testwell"), Due(Contact, 7), Due(Review, 9));
        await app.PutFindings(await app.AddParticipant("Cleo", "Example"), NotMet(Contact));

        var page = await app.As(Person.CareerPlanner).Visit("/participants");

        Assert.Contains("Plan review 3 days late 2 late", page.Row("Ada Sampleton"), StringComparison.Ordinal);
        Assert.Contains("Two-way contact due Mar 9, 2026 (in 7 days) 0", page.Row("Ben Testwell"), StringComparison.Ordinal);
        Assert.Contains("Nothing 0", page.Row("Cleo Example"), StringComparison.Ordinal);
        Assert.Equal($"/participants/{ada}/findings/why?requirement={Review}&subject=participant", page.LinkTo("Plan review"));
    }

    [Theory, EachDatabase]
    public async Task What_is_due_first_stands_first_and_people_without_a_deadline_last(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.PutFindings(await app.AddParticipant("Ada", "First"), Due(Contact, 3));
        await app.PutFindings(await app.AddParticipant("Ben", "Last"), NotMet(Contact), Due(Review, -30).Waived());
        await app.PutFindings(await app.AddParticipant("Cleo", "Middle"), Due(Contact, 1), Due(Review, 40));
        await app.PutFindings(await app.AddParticipant("Dan", "Zero"), Due(Contact, -1));
        var page = await app.As(Person.CareerPlanner).Visit("/participants");

        await page.Click("Next due");

        Assert.Equal(["Dan Zero", "Cleo Middle", "Ada First", "Ben Last"], Names(page));
        Assert.Contains("sort=due", page.Address, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_list_shows_only_people_with_something_late_or_due_this_week(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.PutFindings(await app.AddParticipant("Ada", "A"), Due(Contact, -1));
        await app.PutFindings(await app.AddParticipant("Ben", "B"), Due(Contact, 0));
        await app.PutFindings(await app.AddParticipant("Cleo", "C"), Due(Contact, 7), Due(Review, -5).Waived());
        await app.PutFindings(await app.AddParticipant("Dan", "D"), Due(Contact, 8), NotMet(Note));
        var page = await app.As(Person.CareerPlanner).Visit("/participants");

        page.Choose("Deadlines", "Something late");
        await page.Press("Filter");
        Assert.Equal(["Ada A"], Names(page));

        page.Choose("Deadlines", "Due this week");
        await page.Press("Filter");
        Assert.Equal(["Ben B", "Cleo C"], Names(page));
    }

    [Fact]
    public async Task A_supervisor_looks_at_one_planners_people_and_at_those_of_nobody()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant("Ada", "Sampleton");
        await app.AddParticipant("Ben", "Testwell", planner: Person.Colleague);
        var cleo = await app.AddParticipant("Cleo", "Example");
        await app.Call((MilepostDb db) => db.Participants.Where(p => p.Id == cleo).ExecuteUpdateAsync(set => set.SetProperty(p => p.PlannerId, (Guid?)null)));
        var page = await app.As(Person.Supervisor).Visit("/participants");

        page.Choose("Planner", Person.Colleague.Name);
        await page.Press("Filter");
        Assert.Equal(["Ben Testwell"], Names(page));

        page.Choose("Planner", "Nobody yet");
        await page.Press("Filter");
        Assert.Equal(["Cleo Example"], Names(page));
        Assert.False((await app.As(Person.CareerPlanner).Visit("/participants")).HasField("Planner"));
    }

    [Fact]
    public async Task One_office_stays_chosen_until_all_are_asked_for_again()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant("Ada", "Sampleton");
        await app.AddParticipant("Sol", "Testwell", office: TestOrganization.South, planner: Person.SouthPlanner);
        var south = await app.Call((MilepostDb db) => db.OrgUnits.Where(u => u.Code == TestOrganization.South).Select(u => u.Id).SingleAsync());

        var page = await app.As(Person.Supervisor).Visit($"/participants?office={south}");
        Assert.Equal(["Sol Testwell"], Names(page));
        await page.Press("Filter");
        Assert.Equal(["Sol Testwell"], Names(page));
        await page.Click("All offices");
        Assert.Equal(["Ada Sampleton", "Sol Testwell"], Names(page));
    }

    [Theory, EachDatabase]
    public async Task A_hundred_people_need_no_more_statements_than_one(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.PutFindings(await app.AddParticipant("Ada", "Sampleton"), Due(Contact, -1), Due(Review, 3));
        var one = await Asked(app);
        for (var i = 1; i < 100; i++) await app.PutFindings(await app.AddParticipant("Ada", $"Sampleton {i}"), Due(Contact, -1), Due(Review, 3));
        var hundred = await Asked(app);

        Assert.True(hundred.Count == one.Count && hundred.Count <= 8, $"One: {one.Count}, a hundred: {hundred.Count}\n{string.Join("\n\n", hundred)}");

        static Task<IReadOnlyList<string>> Asked(TestApp app) => app.Call(async (CaseloadQuery caseload) =>
        {
            app.Asked.Take();
            await caseload.HandleAsync(new(null, Mine: false, null, null, "due") { Due = "late" }, 1, CancellationToken.None);
            await caseload.PlannersAsync(CancellationToken.None);
            return app.Asked.Take();
        }, Person.Supervisor);
    }

    [Fact]
    public async Task The_file_holds_the_list_as_it_is_filtered_and_sorted_and_every_page_of_it()
    {
        await using var app = await TestApp.StartAsync();
        for (var i = 0; i < CaseloadQuery.PageSize; i++) await app.PutFindings(await app.AddParticipant("Ada", $"Sampleton {i:D2}"), Due(Contact, 5));
        await app.PutFindings(await app.AddParticipant("=cmd", "Late", id: "P-FIRST"), Due(Review, -2));
        await app.AddParticipant("Yan", "Young", program: "youth");
        var page = await app.As(Person.CareerPlanner).Visit("/participants?program=Adult&sort=due");

        var (bytes, type, name) = await app.As(Person.CareerPlanner).Download(page.LinkTo("Download as CSV"));

        Assert.Equal(("text/csv", "caseload-2026-03-02.csv"), (type, name));
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + CaseloadQuery.PageSize + 1, lines.Length);
        Assert.Equal("\uFEFFName,Case number,Program,Plan,Plan opened,Signature,Last two-way contact,Next due,What is due,Late,Planner,Office", lines[0]);
        Assert.Equal("\"'=cmd Late\",P-FIRST,Adult,No open plan,,,,2026-02-28,Plan review,1,Casey Planner-Test,North office", lines[1]);
    }

    [Fact]
    public async Task The_file_holds_nobody_out_of_reach()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant("Ada", "Sampleton");

        var (bytes, _, _) = await app.As(Person.SouthPlanner).Download("/participants/list.csv?show=all");

        Assert.DoesNotContain("Ada", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(TestPage page) => page.Document.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim());
}
