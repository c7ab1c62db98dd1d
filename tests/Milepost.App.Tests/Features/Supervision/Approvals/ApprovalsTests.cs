using System.Text.Json.Nodes;

namespace Milepost.App.Tests.Features.Supervision.Approvals;

public sealed class ApprovalsTests : IAsyncLifetime
{
    private const string Training = """[{"id":"S-1","name":"Occupational Classroom Training","kind":"training","startsOn":"2026-03-20","recordedOn":"2026-03-01","provider":"Testville College"}]""";

    private const string Plan = """
        [{"id":"PL-1","kind":"iep","openedOn":"2026-02-25","barriers":[],"indicators":[],"trainingComponents":[],"agreements":[],"reviews":[],"changes":[],
          "goals":[{"id":"G-1","type":"employment","term":"short","statement":"Work as a welder","establishedOn":"2026-02-25","objectives":[]}]}]
        """;

    private TestApp app = null!;
    private Guid ada;
    private string plan = "";

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddParticipant("Ada", id: "P-ADA", change: file =>
        {
            file["participant"]!["newCareerCoach"] = true;
            file["plans"] = JsonNode.Parse(Plan);
            file["services"] = JsonNode.Parse(Training);
        });
        plan = (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans")).Document.QuerySelector("main a[href*='/plans/']")!.GetAttribute("href")!;
        plan = string.Join('/', plan.Split('/').Take(5));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_new_coachs_plan_is_printed_for_signing_only_once_it_is_approved_as_it_stands()
    {
        var print = await app.As(Person.CareerPlanner).Visit($"{plan}/print");
        print.ShouldSay("Needs a supervisor's approval");
        await print.Press("Print for signing");
        print.ShouldSay("Ask for approval first; then it can be printed for signing.");

        await AskAsync(print, "First plan of mine");
        print.ShouldSay("A supervisor is asked.");
        var day = await app.As(Person.Supervisor).Visit("/my-day");
        await day.Click("IEP of Ada Sampleton");
        day.ShouldSay("First plan of mine");
        await day.Press("Return with comments");
        day.ShouldSay("Say what has to change: the planner reads it.");
        await day.Fill("Comment", "Add an objective").Press("Return with comments");
        (await app.As(Person.CareerPlanner).Visit("/my-day")).ShouldSay("Returned to you: IEP of Ada Sampleton");
        (await app.As(Person.CareerPlanner).Visit($"{plan}/print")).ShouldSay("Returned by Sam Supervisor-Test").ShouldSay("Add an objective");

        await AskAsync(await app.As(Person.CareerPlanner).Visit($"{plan}/print"), null);
        await (await DecisionAsync(Person.Supervisor)).Press("Approve");
        print = await app.As(Person.CareerPlanner).Visit($"{plan}/print");
        print.ShouldSay("Approved by Sam Supervisor-Test");
        await print.Press("Print for signing");
        print.ShouldSay("Version 1 is kept as it was printed.");

        var goal = await app.As(Person.CareerPlanner).Visit($"{plan}/goals/new");
        await goal.Choose("Type of goal", "Employment").Choose("Term", "Long").Fill("Goal", "Lead a crew of welders").Press("Save the goal");
        (await app.As(Person.CareerPlanner).Visit($"{plan}/print")).ShouldSay("Changed since approval was asked for or given");
        (await app.As(Person.Supervisor).Visit($"/participants/{ada}/history")).ShouldSay("Approved: IEP").ShouldSay("Returned: IEP");
    }

    [Fact]
    public async Task Nobody_approves_the_own_work()
    {
        await AskAsync(await app.As(Person.Supervisor).Visit($"{plan}/print"), null);
        (await app.As(Person.Supervisor).Visit("/approvals")).ShouldSay("Nothing waits for your decision.");
        (await DecisionAsync(Person.Supervisor, "/participants/" + ada + "/approvals")).ShouldSay("nobody approves the own work");
        (await DecisionAsync(Person.LocalAreaStaff)).ShouldSay("Approve or return");
        (await app.As(Person.FarSupervisor).Visit("/approvals")).ShouldNotSay("Ada");
    }

    [Fact]
    public async Task Approved_training_has_its_day_and_needs_asking_again_when_it_costs_more()
    {
        var service = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services");
        await service.Click("Occupational Classroom Training");
        service.ShouldSay("Needs a supervisor's approval");
        var address = service.Address;
        await AskAsync(service, null);
        await (await DecisionAsync(Person.Supervisor)).Press("Approve");

        (await app.As(Person.CareerPlanner).Visit(address)).ShouldSay("Approved by Sam Supervisor-Test");
        Assert.Equal("2026-03-02", (string?)(await app.Export("P-ADA"))["participant"]!["trainingApprovedOn"]);

        var edit = await app.As(Person.CareerPlanner).Visit($"{address}/edit");
        await edit.Fill("Cost in dollars", "900").Press("Save the service");
        (await app.As(Person.CareerPlanner).Visit(address)).ShouldSay("Changed since approval was asked for or given");
    }

    [Fact]
    public async Task A_supervisor_who_trusts_a_new_planner_from_now_on_takes_the_mark_off_all_the_planners_people()
    {
        await app.AddParticipant("Ben", id: "P-BEN", change: file => file["participant"]!["newCareerCoach"] = true);
        await AskAsync(await app.As(Person.CareerPlanner).Visit($"{plan}/print"), null);
        await (await DecisionAsync(Person.Supervisor)).Tick("This planner's plans need no approval from now on").Press("Approve");

        Assert.False((bool?)(await app.Export("P-BEN"))["participant"]!["newCareerCoach"]);
        (await app.As(Person.CareerPlanner).Visit($"{plan}/print")).ShouldNotSay("approval");
    }

    private static async Task AskAsync(TestPage page, string? note)
    {
        await page.Click("Ask for approval");
        await page.Fill("Note", note).Press("Ask for approval");
    }

    private async Task<TestPage> DecisionAsync(Person person, string list = "/approvals")
    {
        var page = await app.As(person).Visit(list);
        var link = page.Document.QuerySelectorAll("main a").First(a => a.TextContent.StartsWith("Decide", StringComparison.Ordinal)).GetAttribute("href")!;
        return await app.As(person).Visit(link);
    }
}
