using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Waivers;
using Milepost.App.Features.Waivers.Give;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Waivers;

public sealed class WaiverPagesTests
{
    private const string Contact = "il.contact-every-30-days";

    private static string At(Guid person, string page = "") => $"/participants/{person}/waivers{page}";

    [Theory, EachDatabase]
    public async Task A_supervisor_waives_a_requirement_everybody_reads_it_and_it_is_ended(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant(id: "P-1");
        var title = await TitleAsync(app, ada);
        var page = await app.As(Person.Supervisor).Visit(At(ada));
        page.ShouldSay("Nothing is waived today.");

        await page.Click("Waive a requirement");
        await page.Choose("Requirement", title).Press("Continue");
        page.ShouldSay(title);
        await page.Fill("Last day", "3/20/2026").Fill("Reason", "In the hospital; the family calls. שלום <b>").Press("Waive it");

        page.ShouldSay($"Waived until Mar 20, 2026: {title}");
        foreach (var reader in new[] { Person.CareerPlanner, Person.Monitor })
        {
            var read = await app.As(reader).Visit(At(ada));
            read.ShouldSay("In the hospital; the family calls. שלום <b>").ShouldSay(Person.Supervisor.Name).ShouldSay("Mar 2, 2026 until Mar 20, 2026 (in 18 days)");
            Assert.False(read.HasLink("Waive a requirement") || read.Document.QuerySelector("main a[href$='/end']") is not null);
        }
        var waiver = Assert.Single((await app.Export("P-1")).List("waivers"));
        Assert.Equal((Contact, "2026-03-02", "2026-03-20", Person.Supervisor.Name), (waiver.Text("requirement"), waiver.Text("from"), waiver.Text("until"), waiver.Text("givenBy")));
        Assert.Contains(await LinesAsync(app, ada), line => line.Requirement == Contact && line.WaivedThrough == new DateOnly(2026, 3, 20));

        app.Clock.Advance(TimeSpan.FromDays(3));
        page = await app.AsInAnotherBrowser(Person.LocalAreaStaff).Visit(At(ada));
        await page.Click($"End the waiver: {title}");
        await page.Fill("Why it ends", "Back at home").Press("End the waiver");

        page.ShouldSay("The waiver is ended").ShouldSay("Nothing is waived today.").ShouldSay("Mar 2, 2026 to Mar 4, 2026");
        Assert.DoesNotContain(await LinesAsync(app, ada), line => line.Requirement == Contact && line.SeenThrough >= new DateOnly(2026, 3, 5) && line.WaivedThrough >= new DateOnly(2026, 3, 5));
        var log = await app.AsInAnotherBrowser(Person.CareerPlanner).Visit($"/participants/{ada}/log?kind=Policy");
        log.ShouldSay($"Waived until Mar 20, 2026: {title}").ShouldSay($"Waiver ended: {title}").ShouldSay("Why: Back at home");
    }

    [Fact]
    public async Task A_link_brings_the_requirement_and_the_thing_it_is_waived_for()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1", change: file => Gates(file, "S-4"));

        var page = await app.As(Person.Supervisor).Visit(At(ada, "/new?requirement=chi.plan-service-before-training&subject=service%3AS-4"));
        Assert.Equal("Service: Occupational skills training (S-4)", page.Field("What it is waived for").Value);
        await page.Fill("Last day", "3/9/2026").Fill("Reason", "Entered in the old system").Press("Waive it");
        page.ShouldSay("Service: Occupational skills training (S-4)");

        Assert.Equal("service:S-4", Assert.Single((await app.Export("P-1")).List("waivers")).Text("subject"));
        var active = await app.Call((WaiversQuery waivers) => waivers.HandleAsync(ada, CancellationToken.None), Person.CareerPlanner);
        Assert.Equal("service:S-4", Assert.Single(active).Subject);
        Assert.Empty(await app.Call((WaiversQuery waivers) => waivers.HandleAsync(ada, CancellationToken.None), Person.SouthPlanner));

        app.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Empty(await app.Call((WaiversQuery waivers) => waivers.HandleAsync(ada, CancellationToken.None), Person.CareerPlanner));
    }

    [Fact]
    public async Task A_thing_that_is_not_in_the_record_means_the_whole_record()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();

        var page = await app.As(Person.Supervisor).Visit(At(ada, "/new?requirement=chi.plan-service-before-training&subject=service%3AS-77"));
        page.ShouldSay("It is waived for everything in the record of Ada Sampleton");
        var forged = await app.As(Person.Supervisor).Post(At(ada, "/new?requirement=chi.plan-service-before-training"),
            ("Form.Subject", "service:S-77"), ("Form.Until", "3/9/2026"), ("Form.Reason", "Forged"));

        Assert.Equal(["Choose something in the record that the requirement judges, or everything in the record."], forged.Problems);
    }

    [Theory]
    [InlineData("", "Why", "Last day", "Enter the last day of the waiver.")]
    [InlineData("3/1/2026", "Why", "Last day", "Enter a last day that is today or later.")]
    [InlineData("3/4/2027", "Why", "Last day", "Enter a last day within 366 days. A waiver can be given again when it ends.")]
    [InlineData("3/9/2026", "", "Reason", "Say why the requirement may wait: a monitor will read it.")]
    public async Task What_cannot_be_right_is_said_beside_its_field(string until, string reason, string field, string problem)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1");
        var page = await app.As(Person.Supervisor).Visit(At(ada, $"/new?requirement={Contact}"));

        await page.Fill("Last day", until).Fill("Reason", reason).Press("Waive it");

        Assert.Equal([problem], page.Problems);
        Assert.Equal(problem, page.Field(field).Error);
        Assert.Equal((until, reason), (page.Field("Last day").Value, page.Field("Reason").Value));
        Assert.False((await app.Export("P-1")).ContainsKey("waivers"));
    }

    [Fact]
    public async Task Nobody_waives_for_the_own_caseload()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", planner: Person.Supervisor);

        var page = await app.As(Person.Supervisor).Visit(At(ada, $"/new?requirement={Contact}"));
        page.ShouldSay("You keep this record yourself, and nobody approves the own work. Ask another supervisor to give the waiver.");
        Assert.False(page.HasButton("Waive it"));
        page = await app.As(Person.Supervisor).Post(At(ada, $"/new?requirement={Contact}"), ("Form.Until", "3/9/2026"), ("Form.Reason", "My own"));
        Assert.Equal(["You keep this record yourself, and nobody approves the own work. Ask another supervisor to give the waiver."], page.Problems);

        Assert.False((await app.Export("P-1")).ContainsKey("waivers"));
    }

    [Fact]
    public async Task Planners_and_monitors_give_and_end_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1");
        var given = await app.Call((GiveWaiverHandler give) => give.HandleAsync(new(ada, Contact, null, new(2026, 3, 9), "Why"), CancellationToken.None), Person.StatewideStaff);

        foreach (var person in new[] { Person.CareerPlanner, Person.Monitor, Person.FarSupervisor })
        {
            (await app.As(person).Visit(At(ada, $"/new?requirement={Contact}"))).ShouldBeMissing();
            (await app.As(person).Post(At(ada, $"/new?requirement={Contact}"), ("Form.Until", "3/9/2026"), ("Form.Reason", "Forged"))).ShouldBeMissing();
            (await app.As(person).Post(At(ada, $"/{given.Value.Id}/end"), ("Form.Why", "Forged"))).ShouldBeMissing();
        }
        Assert.Equal("2026-03-09", Assert.Single((await app.Export("P-1")).List("waivers")).Text("until"));
    }

    [Fact]
    public async Task A_requirement_of_another_jurisdiction_cannot_be_waived()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1");

        (await app.As(Person.Supervisor).Visit(At(ada, "/new?requirement=nj.plan-before-services"))).ShouldSay("Choose a requirement that this record is judged by.");
        var page = await app.As(Person.Supervisor).Post(At(ada, "/new?requirement=nj.plan-before-services"), ("Form.Until", "3/9/2026"), ("Form.Reason", "Forged"));

        Assert.Equal(["Choose a requirement that this record is judged by."], page.Problems);
        Assert.False((await app.Export("P-1")).ContainsKey("waivers"));
    }

    [Fact]
    public async Task Given_or_ended_twice_says_so_and_keeps_what_was_typed()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1");
        var mine = await app.As(Person.Supervisor).Visit(At(ada, $"/new?requirement={Contact}"));
        var theirs = await app.As(Person.LocalAreaStaff).Visit(At(ada, $"/new?requirement={Contact}"));
        await theirs.Fill("Last day", "3/9/2026").Fill("Reason", "Theirs").Press("Waive it");

        await mine.Fill("Last day", "3/10/2026").Fill("Reason", "Mine").Press("Waive it");
        Assert.Equal(["This is waived until Mar 9, 2026 already. End that waiver first if it should end on another day."], mine.Problems);
        Assert.Equal("Mine", mine.Field("Reason").Value);

        var waiver = await app.Call((MilepostDb db) => db.Waivers.Select(w => w.Id).SingleAsync());
        var late = await app.As(Person.Supervisor).Visit(At(ada, $"/{waiver}/end"));
        await (await app.As(Person.LocalAreaStaff).Visit(At(ada, $"/{waiver}/end"))).Press("End the waiver");
        await late.Press("End the waiver");
        Assert.Equal(["This waiver has ended already."], late.Problems);
        late.ShouldSay("This waiver has ended.");
        (await app.As(Person.CareerPlanner).Visit(At(ada))).ShouldSay("Mar 2, 2026, taken back the same day");
    }

    private static void Gates(System.Text.Json.Nodes.JsonObject file, string id) => file.List("services").Add(System.Text.Json.Nodes.JsonNode.Parse(
        $$"""{"id": "{{id}}", "name": "Occupational skills training", "kind": "training", "program": "adult", "startsOn": "2026-02-20", "recordedOn": "2026-02-20"}"""));

    private static async Task<string> TitleAsync(TestApp app, Guid person) =>
        (await app.Call((WaiverEntryQuery entries) => entries.HandleAsync(person, Contact, CancellationToken.None), Person.Supervisor))!.Requirement!.Title;

    private static Task<List<LedgerFinding>> LinesAsync(TestApp app, Guid person) => app.Call((MilepostDb db) => db.Findings.AsNoTracking().Where(f => f.ParticipantId == person).ToListAsync());
}
