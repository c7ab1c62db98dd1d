using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Exits;

/// <summary>A youth's year from the last service to the end of follow-up, day by day as the clock goes.</summary>
public sealed class ExitYearTests
{
    [Theory, EachDatabase]
    public async Task From_silence_to_the_fourth_quarter(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant(program: "youth", id: "P-ADA", change: LastServiceOn("2026-02-25")); // day 90 is May 26

        // Warned of 30 and 10 days before, and not earlier.
        (await On(app, "2026-04-25", "/my-day")).ShouldNotSay("Exits coming");
        (await On(app, "2026-04-26", "/my-day")).ShouldSay("Exit in 30 days").ShouldSay("Last service that counts: 224 Career Exploration, Feb 25, 2026.").ShouldSay("Plan a gap for Ada Sampleton");
        (await On(app, "2026-05-16", "/my-day")).ShouldSay("Exit in 10 days");
        (await On(app, "2026-05-16", "/exits?when=10")).ShouldSay("1 within 10 days").ShouldSay("May 26, 2026 (in 10 days)");
        (await On(app, "2026-05-27", "/exits?when=late")).ShouldSay("1 late").ShouldSay("May 26, 2026 (yesterday)");

        // The exit is dated back, with its note in the same save.
        var page = await On(app, "2026-05-27", $"/participants/{ada}/exit");
        Assert.Equal("2/25/2026", page.Field("Exited on").Value);
        page.Choose("Reason", "Employed").Choose("Employed", "Yes");
        await page.Press("Record the exit");
        Assert.Equal("Enter the employer.", page.Field("Employer").Error);
        Assert.Equal("Say whether follow-up was offered and accepted.", page.Field("Follow-up was offered and is").Error);
        page.Fill("Employer", "Sample Bakery").Fill("Employed since", "5/20/2026").Fill("Hours a week", "30").Fill("Hourly wage", "17.25").Choose("Unsubsidized", "Yes").Choose("Follow-up was offered and is", "Accepted");
        await page.Press("Record the exit");
        page.ShouldSay("Exit from Youth recorded for Feb 25, 2026, with its case note.");
        var file = await app.Export("P-ADA");
        var enrollment = file.List("enrollments")[0]!;
        Assert.Equal(("2026-02-25", "2026-05-27", "Employed", "2026-05-20"), (enrollment.Text("exitedOn"), enrollment.Text("exitRecordedOn"), enrollment.Text("exitReason"), enrollment.Text("employedOn")));
        var note = Assert.Single(file.List("caseNotes"));
        Assert.Equal(("Service Closure/Exit", note.Text("id")), (note.Text("subject"), enrollment["exitDetails"].Text("caseNote")));
        foreach (var fact in new[] { "Employed at exit (yes or no): yes", "Employer: Sample Bakery", "Hire date: May 20, 2026", "Hours a week: 30", "Wage: $17.25, unsubsidized", "Exclusion, if any: none" })
            Assert.Contains(fact, note.Text("text"), StringComparison.Ordinal);

        // A service inside the gap takes the exit back, in one step and with a reason.
        page = await Enter(app, ada, "5/20/2026");
        await page.Press("Save the service");
        Assert.StartsWith("The exit of Feb 25, 2026 stands until May 26, 2026", page.Field("Why the exit is taken back").Error, StringComparison.Ordinal);
        Assert.Single((await app.Export("P-ADA")).List("services"));
        await page.Fill("Why the exit is taken back", "A workshop was not entered").Press("Save the service");
        file = await app.Export("P-ADA");
        Assert.Equal(2, file.List("services").Count);
        Assert.Null(file.List("enrollments")[0]!["exitedOn"]);
        (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit($"/participants/{ada}/history")).ShouldSay("A workshop was not entered");
        (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit($"/participants/{ada}/outcomes")).ShouldSay("Aug 18, 2026").ShouldSay("It will carry").ShouldSay("May 20, 2026");

        // Silence again, and exit again; after the gap a service needs a new application.
        page = await On(app, "2026-08-19", $"/participants/{ada}/exit");
        page.Choose("Reason", "Completed the program").Choose("Employed", "No").Choose("Follow-up was offered and is", "Accepted");
        await page.Press("Record the exit");
        Assert.Equal("2026-05-20", (await app.Export("P-ADA")).List("enrollments")[0].Text("exitedOn"));
        page = await Enter(app, ada, "8/19/2026");
        await page.Press("Save the service");
        page.ShouldSay("the time in which the exit can be taken back was over on Aug 18, 2026").ShouldSay("new application");

        // Four quarters, each with its contact and follow-up service.
        foreach (var (day, typed) in new[] { ("2026-08-20", "8/20/2026"), ("2026-11-20", "11/20/2026"), ("2027-02-20", "2/20/2027"), ("2027-05-20", "5/20/2027") })
        {
            page = await On(app, day, "/follow-ups");
            page.ShouldSay("Ada Sampleton");
            page = await On(app, day, $"/participants/{ada}/follow-up/contacts/new");
            page.Fill("Day of the contact", typed).Choose("What came of it", "Reached").Choose("How you were in contact", "phone").Choose("Follow-up service", "Youth follow-up service");
            page.Choose("Employed", "Yes").Fill("Employer", "Sample Bakery").Fill("Employed since", "7/1/2026").Fill("Hours a week", "30").Fill("Hourly wage", "18.00");
            await page.Press("Save the contact");
            page.ShouldSay("The contact is recorded, with its follow-up service and its case note.");
        }
        page.ShouldSay("Twelve months are full");
        file = await app.Export("P-ADA");
        Assert.Equal(4, file.List("followUpContacts").Count);
        Assert.Equal(4, file.List("services").Count(service => service.Text("kind") == "followUp" && service.Text("youthElement") == "9"));
        Assert.All(file.List("followUpContacts"), contact => Assert.Contains(file.List("caseNotes"), each => each.Text("id") == contact.Text("caseNote") && each.Text("subject") == "Follow-up"));
        (await On(app, "2027-05-21", $"/participants/{ada}/findings")).ShouldNotSay("Enter follow-up");
        (await On(app, "2027-05-21", "/follow-ups")).ShouldSay("No follow-up is due here.");
        (await On(app, "2027-05-21", $"/participants/{ada}/outcomes")).ShouldSay("Twelve months done").ShouldSay("Fourth quarter after exit, Apr 1, 2027 to Jun 30, 2027");
    }

    internal static Action<JsonObject> LastServiceOn(string day) => file => file["services"] = new JsonArray(new JsonObject
    {
        ["id"] = "S-1", ["code"] = "224", ["name"] = "Career Exploration", ["kind"] = "individualized", ["startsOn"] = day, ["endsOn"] = day, ["completion"] = "successful", ["recordedOn"] = day,
    });

    internal static async Task<TestPage> On(TestApp app, string day, string address)
    {
        app.Clock.GoTo(new DateTimeOffset(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).ToDateTime(new(15, 0)), TimeSpan.Zero));
        return await app.AsInAnotherBrowser(Person.CareerPlanner).Visit(address);
    }

    private static async Task<TestPage> Enter(TestApp app, Guid person, string day)
    {
        var page = await app.AsInAnotherBrowser(Person.CareerPlanner).Visit($"/participants/{person}/services/new?service=youth-leadership");
        return page.Fill("Start date", day).Tick("Given and completed on one day").Choose("Outcome", "Successful");
    }
}
