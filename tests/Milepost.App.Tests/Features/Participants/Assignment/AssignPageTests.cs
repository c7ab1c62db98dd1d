using System.Net;

namespace Milepost.App.Tests.Features.Participants.Assignment;

public sealed class AssignPageTests : IAsyncLifetime
{
    private TestApp app = null!;
    private Guid ada;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddParticipant(id: "P-ADA");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_supervisor_hands_a_record_over_and_the_history_says_why()
    {
        var page = await Open(Person.Supervisor);
        Assert.Equal(["North office", "South office"], page.Field("Office").Options.Skip(1));
        await page.Choose("Office", "South office").Choose("Planner", "Sunny Planner-Test").Fill("Reason", "Moved to the south side").Press("Hand over");
        page.ShouldSay("What the move from North office to South office means").ShouldSay("Nothing waits for anybody.");
        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}")).ShouldBeMissing();
        await page.Press("Transfer the record");

        page.ShouldSay("The record was handed over.").ShouldSay("South office");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}")).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Visit("/my-day")).ShouldSay("Came to you from North office, Casey Planner-Test: Ada Sampleton");
        var gone = await app.As(Person.CareerPlanner).Visit("/handovers");
        Assert.Contains("Ada Sampleton P-ADA", gone.Row("Moved to the south side"));
        Assert.False(gone.HasLink("Ada Sampleton"));
        (await app.As(Person.SouthPlanner).Visit("/participants")).ShouldSay("Ada Sampleton");
        var row = (await Open(Person.Supervisor)).Row("Moved to the south side");
        Assert.Contains("Assigned to South office, Sunny Planner-Test", row);
        Assert.Contains("Sam Supervisor-Test", row);
    }

    [Fact]
    public async Task A_planner_cannot_hand_over_and_is_not_offered_to()
    {
        (await Open(Person.CareerPlanner)).ShouldBeMissing();
        Assert.False((await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/application")).HasLink("Change office or planner"));
        Assert.True((await app.As(Person.Supervisor).Visit($"/participants/{ada}/application")).HasLink("Change office or planner"));
    }

    [Fact]
    public async Task A_forged_office_or_planner_looks_like_one_that_does_not_exist()
    {
        var page = await Open(Person.StatewideStaff);
        var far = Option(page, "Form.OfficeId", "Far office");
        var north = Option(page, "Form.OfficeId", "North office");
        var farPlanner = Option(page, "Form.PlannerId", "Fran Planner-Test");

        foreach (var (office, planner) in new[] { (far, ""), (Guid.NewGuid().ToString(), ""), (north, farPlanner), (north, Guid.NewGuid().ToString()) })
        {
            var forged = await app.As(Person.Supervisor).Post($"/participants/{ada}/assign", ("Form.OfficeId", office), ("Form.PlannerId", planner), ("Form.Reason", "Forged"), ("Form.Version", Version(page)));
            Assert.Equal(HttpStatusCode.NotFound, forged.Status);
        }
        (await Open(Person.Supervisor)).ShouldNotSay("Forged");
    }

    [Fact]
    public async Task A_reason_a_fitting_planner_and_a_real_change_are_needed()
    {
        var page = await Open(Person.Supervisor);
        await page.Choose("Office", "South office").Press("Hand over");
        Assert.Equal("Enter the reason.", page.Field("Reason").Error);
        Assert.Equal("South office", page.Field("Office").Value);

        await page.Choose("Planner", "Cole Colleague-Test").Fill("Reason", BadInput.Markup).Press("Hand over");
        Assert.Equal("Cole Colleague-Test does not plan at South office. Choose somebody of that office, or another office.", page.Field("Planner").Error);
        Assert.Equal(BadInput.Markup, page.Field("Reason").Value);

        await page.Choose("Office", "North office").Choose("Planner", "Casey Planner-Test").Press("Hand over");
        Assert.Equal("This is who has the record now. Choose another office or planner.", page.Field("Office").Error);

        await page.Choose("Planner", "Cole Colleague-Test").Fill("Reason", BadInput.TenThousand).Press("Hand over");
        Assert.Equal("Shorten the reason to 500 characters or fewer", page.Field("Reason").Error);
    }

    [Fact]
    public async Task Two_supervisors_at_once_the_second_sees_names()
    {
        var mine = await Open(Person.Supervisor);
        await (await Open(Person.LocalAreaStaff)).Choose("Planner", "Cole Colleague-Test").Fill("Reason", "Absence").Press("Hand over");

        await mine.Choose("Office", "South office").Choose("Planner", "Sunny Planner-Test").Fill("Reason", "Moved").Press("Hand over");

        mine.ShouldSay("Lou Localarea-Test changed this");
        Assert.Equal("Planner Cole Colleague-Test Sunny Planner-Test", mine.Row("Cole Colleague-Test Sunny"));
        await mine.Press("Transfer the record");
        mine.ShouldSay("The record was handed over.");
    }

    [Fact]
    public async Task Before_a_move_the_page_tells_of_the_policy_that_follows_and_open_services_end_or_go_on()
    {
        var jo = await app.AddParticipant("Jo", program: "jted", pack: "illinois-worknet-jted", office: TestOrganization.North, id: "P-JO", change: file => file["services"] = System.Text.Json.Nodes.JsonNode.Parse(
            """[{"id":"S-1","name":"Job club","kind":"basic","startsOn":"2024-01-02","recordedOn":"2024-01-02","provider":"First provider"},{"id":"S-2","name":"Bus pass","kind":"basic","startsOn":"2024-01-02","recordedOn":"2024-01-02"}]"""));
        var page = await app.As(Person.Supervisor).Visit($"/participants/{ada}/assign");
        await page.Choose("Office", "South office").Choose("Planner", "Nobody yet").Fill("Reason", "Moved").Press("Hand over");
        page.ShouldSay("It keeps following Chicago Cook IEP/ISS procedure");

        page = await app.As(Person.Supervisor).Visit($"/participants/{jo}/assign");
        await page.Choose("Office", "South office").Choose("Planner", "Nobody yet").Fill("Reason", "Moved").Press("Hand over");
        page.ShouldSay("2 open services, see below").ShouldNotSay("It keeps following");
        await page.Tick("Job club").Press("Transfer the record");
        page.ShouldSay("Choose the outcome of the services that end with the move.");
        await page.Choose("Outcome of these services", "Unsuccessful").Press("Transfer the record");

        page.ShouldSay("The record was handed over.");
        var services = (await app.Export("P-JO"))["services"]!.AsArray();
        Assert.Equal("unsuccessful", (string?)services[0]!["completion"]);
        Assert.Null(services[1]!["completion"]);
    }

    private Task<TestPage> Open(Person person) => app.As(person).Visit($"/participants/{ada}/assign");

    private static string Option(TestPage page, string field, string words) =>
        page.Document.QuerySelectorAll($"select[name='{field}'] option").Single(option => option.TextContent == words).GetAttribute("value")!;

    private static string Version(TestPage page) => page.Document.QuerySelector("input[name='Form.Version']")!.GetAttribute("value")!;
}
