using System.Text;
using System.Text.Json.Nodes;

namespace Milepost.App.Tests.Features.FrontDesk.Counts;

public sealed class CountsPagesTests
{
    [Theory, EachDatabase]
    public async Task Ten_days_in_two_offices_are_one_person_and_every_number_opens_its_list(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.OfferAsync();
        // Ada becomes a participant on Feb 20, with the first service that counts.
        await app.AddParticipant(id: "P-ADA", change: file => file["services"] = new JsonArray(new JsonObject
        {
            ["id"] = "S-1", ["name"] = "Job club", ["kind"] = "basic", ["program"] = "adult", ["startsOn"] = "2026-02-20", ["recordedOn"] = "2026-02-20",
        }));
        for (var day = 16; day < 21; day++) await Sheet(app, Person.CareerPlanner, "North office", day, "P-ADA", Desk.Computer);
        for (var day = 21; day < 26; day++) await Sheet(app, Person.SouthPlanner, "South office", day, "P-ADA", Desk.Workshop);
        await (await app.KioskAsync()).GiveNameAsync("Zoe", "=Testwell", (4, 28, 1999), Desk.Computer);
        await (await app.KioskAsync()).SwipeAsync("NOBODYS");

        var page = await app.As(Person.Supervisor).Visit("/front-desk/counts?from=2026-02-01&to=2026-03-02");
        Assert.Equal(("12", "1", "2", "1", "1"), (Number(page, "Visits"), Number(page, "Without a name"), Number(page, "Reportable individuals"), Number(page, "Participants among them"), Number(page, "Not participants")));
        Assert.Contains("6", page.Row(Desk.Computer), StringComparison.Ordinal);
        page.ShouldSay("South office");
        await page.Click("1 participants");
        page.ShouldSay("Ada Sampleton").ShouldSay("Feb 20, 2026").ShouldNotSay("Testwell");

        // The days before: a reportable individual, and no participant yet.
        var before = await app.As(Person.Monitor).Visit("/front-desk/counts?from=2026-02-01&to=2026-02-19");
        Assert.Equal(("4", "1", "0", "1"), (Number(before, "Visits"), Number(before, "Reportable individuals"), Number(before, "Participants among them"), Number(before, "Not participants")));

        // Each sees the own offices only; numbers without names for the data officer.
        Assert.Equal("5", Number(await app.As(Person.SouthPlanner).Visit("/front-desk/counts?from=2026-02-01&to=2026-03-02"), "Visits"));
        Assert.Equal("0", Number(await app.As(Person.FarPlanner).Visit("/front-desk/counts?from=2026-02-01&to=2026-03-02"), "Visits"));
        var officer = await app.As(Person.DataOfficer).Visit("/front-desk/counts?from=2026-02-01&to=2026-03-02");
        Assert.Equal("12", Number(officer, "Visits"));
        Assert.DoesNotContain("/front-desk/counts/list", officer.Html, StringComparison.Ordinal);
        (await app.As(Person.DataOfficer).Visit("/front-desk/counts/list")).ShouldBeMissing();
        (await app.As(Person.Administrator).Visit("/front-desk/counts")).ShouldBeMissing();

        var (bytes, _, _) = await app.As(Person.Monitor).Download("/front-desk/counts/list.csv?from=2026-02-01&to=2026-03-02&what=people");
        Assert.Contains("Ada Sampleton,1990-05-04,10,2026-02-25,2026-02-20", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        var (numbers, _, _) = await app.As(Person.DataOfficer).Download("/front-desk/counts.csv?from=2026-02-01&to=2026-03-02");
        Assert.Contains("Reportable individuals,2", Encoding.UTF8.GetString(numbers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_typed_does_not_run_in_a_spreadsheet()
    {
        await using var app = await TestApp.StartAsync();
        await (await app.KioskAsync()).GiveNameAsync("=HYPERLINK(1)", "Testwell", (4, 28, 1999));

        var (bytes, _, _) = await app.As(Person.CareerPlanner).Download("/front-desk/counts/list.csv?what=people");

        Assert.Contains("'=HYPERLINK(1) Testwell", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    private static string Number(TestPage page, string what) =>
        page.Document.QuerySelectorAll(".mp-facts div").Where(d => d.QuerySelector("dt")!.TextContent == what).Select(d => d.QuerySelector("dd")!.TextContent.Trim().Split(' ', '\n')[0]).Single();

    private static async Task Sheet(TestApp app, Person person, string office, int day, string card, string service)
    {
        var page = await app.As(person).Visit($"/front-desk/sheet?on=2026-02-{day}");
        page.ShouldSay(office);
        await page.Fill("Card", card, "Line 1").Tick(service, "Line 1").Press("Save the sheet");
        page.ShouldSay("1 line is entered.");
    }
}
