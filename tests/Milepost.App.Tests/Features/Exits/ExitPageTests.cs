using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Exits;

public sealed class ExitPageTests : IAsyncLifetime
{
    private TestApp app = null!;
    private Guid ada;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddParticipant(id: "P-ADA", change: ExitYearTests.LastServiceOn("2026-02-20")); // today is March 2: 80 of 90 days are left
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_early_exit_and_another_date_have_to_be_explained()
    {
        var page = await Open();
        await page.Fill("Exited on", "2/18/2026").Choose("Reason", "Moved away").Choose("Employed", "No").Press("Record the exit");

        Assert.Equal("The services give Feb 20, 2026. Say why the exit carries another date, or enter that day.", page.Field("Why another date").Error);
        page.ShouldSay("Confirm that nothing more is coming, or wait until the days without a service are full.");
        Assert.Null(await Enrollment("exitedOn"));
        await page.Fill("Why another date", "She left before the class").Tick("Nothing more is coming: no service is planned or wanted").Press("Record the exit");

        page.ShouldSay("Exit from Adult recorded for Feb 18, 2026");
        Assert.Equal("2026-02-18", (await Enrollment("exitedOn"))!.ToString());
        var details = await Enrollment("exitDetails");
        Assert.Equal(("2026-02-20", "She left before the class", "moved"), (details.Text("computedOn"), details.Text("dateReason"), details.Text("code")));
        Assert.Contains("Another date than the services give (Feb 20, 2026): She left before the class", (await app.Export("P-ADA")).List("caseNotes")[0].Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exclusion_needs_its_proof_and_asks_for_no_follow_up()
    {
        var page = await Open();
        await page.Choose("Reason", "Institutionalized").Tick("Nothing more is coming: no service is planned or wanted").Press("Record the exit");
        Assert.StartsWith("This exclusion needs proof", page.Field("Kind of evidence of the exclusion").Error, StringComparison.Ordinal);

        await page.Choose("Kind of evidence of the exclusion", "Court or facility record").Press("Record the exit");
        Assert.Equal("Choose the document, or say who saw the evidence and on which day.", page.Field("Evidence of the exclusion seen on").Error);
        await page.Fill("Evidence of the exclusion seen by", "Robin").Fill("Evidence of the exclusion seen on", "3/1/2026").Press("Record the exit");

        var details = await Enrollment("exitDetails");
        Assert.Equal(("01", "excluded"), (details.Text("exclusion"), details!["followUp"]!["end"].Text("why")));
        Assert.Equal("Court or facility record", details["proof"].Text("kind"));
        Assert.False((await Open()).HasField("Reason"));
    }

    [Fact]
    public async Task The_exclusion_of_foster_youth_is_for_youth_only()
    {
        var page = await Open();
        Assert.DoesNotContain(page.Document.QuerySelectorAll("option"), option => option.TextContent.Contains("Foster", StringComparison.Ordinal));

        var forged = await app.As(Person.CareerPlanner).Post(page.Address, ("Form.Reason", "foster"), ("Form.NothingMore", "true"), ("Form.ExitedOn", "2/20/2026"), ("Form.Version", "1"),
            ("Form.Proof.Kind", "Child welfare record"), ("Form.Proof.SeenBy", "Robin"), ("Form.Proof.SeenOn", "3/1/2026"));

        forged.ShouldSay("is only for Youth. Choose another reason.");
        Assert.Null(await Enrollment("exitedOn"));
    }

    [Fact]
    public async Task Services_that_are_still_open_are_closed_with_the_exit_or_first()
    {
        var bea = await app.AddParticipant("Bea", id: "P-BEA", change: file =>
        {
            ExitYearTests.LastServiceOn("2026-02-20")(file);
            var open = file.List("services")[0]!.AsObject();
            open.Remove("endsOn");
            open.Remove("completion");
        });
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{bea}/exit");
        page.ShouldSay("Still open");
        await page.Choose("Reason", "Withdrew").Choose("Employed", "No").Tick("Nothing more is coming: no service is planned or wanted").Press("Record the exit");
        Assert.StartsWith("1 service is still open.", page.Field("How the open services ended").Error, StringComparison.Ordinal);

        await page.Choose("How the open services ended", "Unsuccessful").Press("Record the exit");

        var service = (await app.Export("P-BEA")).List("services")[0];
        Assert.Equal(("2026-02-20", "unsuccessful"), (service.Text("endsOn"), service.Text("completion")));
    }

    [Fact]
    public async Task An_exit_somebody_else_recorded_meanwhile_is_shown_beside_ones_own()
    {
        var mine = await Open();
        var theirs = await app.As(Person.Colleague).Visit(mine.Address);
        await theirs.Choose("Reason", "Withdrew").Choose("Employed", "No").Tick("Nothing more is coming: no service is planned or wanted").Press("Record the exit");

        await mine.Choose("Reason", "Moved away").Choose("Employed", "No").Tick("Nothing more is coming: no service is planned or wanted").Press("Record the exit");

        mine.ShouldSay("Cole Colleague-Test changed this").ShouldSay("Withdrew");
        Assert.Equal("Withdrew", (await Enrollment("exitReason"))!.ToString());
    }

    [Fact]
    public async Task An_exit_is_taken_back_with_its_reason()
    {
        var page = await Open();
        await page.Choose("Reason", "Withdrew").Choose("Employed", "No").Tick("Nothing more is coming: no service is planned or wanted").Press("Record the exit");

        await page.Click("Take the exit back from Adult");
        await page.Press("Take the exit back");
        Assert.Equal("Enter the reason.", page.Field("Reason").Error);
        await page.Fill("Reason", "The wrong person").Press("Take the exit back");

        page.ShouldSay("The enrollment is open again.");
        Assert.Equal((null, null), (await Enrollment("exitedOn"), await Enrollment("exitDetails")));
    }

    [Fact]
    public async Task The_list_of_exits_is_for_those_within_reach_and_comes_as_a_file()
    {
        app.Clock.Advance(TimeSpan.FromDays(60));
        await app.AddParticipant("Cole", "Hisworth", planner: Person.Colleague, change: ExitYearTests.LastServiceOn("2026-02-20"));

        (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit("/exits")).ShouldSay("Ada Sampleton").ShouldSay("1 within 30 days").ShouldNotSay("Hisworth");
        (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit("/exits?planner=all")).ShouldSay("Hisworth").ShouldSay("2 within 30 days");
        (await app.AsInAnotherBrowser(Person.Supervisor).Visit("/exits")).ShouldSay("Ada Sampleton").ShouldSay("Hisworth");
        (await app.AsInAnotherBrowser(Person.SouthPlanner).Visit("/exits?planner=all")).ShouldNotSay("Sampleton");
        Assert.Contains("Ada Sampleton,P-ADA,Adult,2026-05-21,2026-02-20,224 Career Exploration,2026-02-20", (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit("/exits.csv")).Html, StringComparison.Ordinal);
    }

    private Task<TestPage> Open() => app.As(Person.CareerPlanner).Visit($"/participants/{ada}/exit");

    private async Task<JsonNode?> Enrollment(string field) => (await app.Export("P-ADA")).List("enrollments")[0]![field];
}
