namespace Milepost.App.Tests.Features.Participants.Merge;

public sealed class MergePageTests : IAsyncLifetime
{
    private TestApp app = null!;
    private Guid ada;
    private Guid twin;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddParticipant("Ada", id: "P-ADA");
        twin = await app.AddParticipant("Adda", id: "P-TWIN", planner: Person.Colleague, change: file =>
        {
            file["participant"]!["phone"] = "555-0177";
            file["services"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"id":"S-1","name":"Job club","kind":"basic","startsOn":"2026-02-20","recordedOn":"2026-02-20"}]""");
        });
        await app.AddParticipant("Ada", id: "P-FAR", office: TestOrganization.Far, planner: Person.FarPlanner);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Likely_duplicates_are_compared_merged_and_found_by_either_number_and_the_merge_is_undone()
    {
        var page = await app.As(Person.Supervisor).Visit("/duplicates");
        page.ShouldSay("P-TWIN").ShouldNotSay("P-FAR");
        await page.Click("Compare P-ADA and P-TWIN");
        page.ShouldSay("Record P-ADA stays.").ShouldSay("1 service").ShouldSay("Enrollment in Adult of").ShouldSay("Similar name, same birth date");
        await page.Tick("Phone: 555-0177").Press("Merge P-TWIN into P-ADA");
        page.ShouldSay("Say why they are the same person.");
        await page.Fill("Reason", "Came to the desk twice").Press("Merge P-TWIN into P-ADA");
        page.ShouldSay("P-TWIN is merged into this record.");

        (await app.As(Person.Supervisor).Visit("/duplicates")).ShouldNotSay("P-TWIN");
        (await app.As(Person.Supervisor).Visit("/participants?q=P-TWIN")).ShouldSay("1 person").ShouldSay("P-ADA");
        var lead = await app.As(Person.CareerPlanner).Visit($"/participants/{twin}/notes");
        Assert.Equal($"/participants/{ada}/notes", lead.Address);
        (await app.As(Person.FarSupervisor).Visit($"/participants/{twin}")).ShouldBeMissing();
        (await app.As(Person.Supervisor).Visit($"/participants/{ada}/history")).ShouldSay("Record P-TWIN of Adda Sampleton merged into this one");
        Assert.Equal("555-0177", (string?)(await app.Export("P-ADA"))["participant"]!["phone"]);

        var undo = await app.As(Person.Supervisor).Visit($"/participants/{ada}/merges");
        await undo.Click("Undo the merge of P-TWIN");
        undo.ShouldSay("Goes back to P-TWIN");
        await undo.Fill("Reason", "Sisters").Press("Undo the merge");
        undo.ShouldSay("The merge is undone.");
        (await app.As(Person.Colleague).Visit($"/participants/{twin}")).ShouldSay("Adda Sampleton");
        Assert.Equal("555-0123", (string?)(await app.Export("P-ADA"))["participant"]!["phone"]);
    }

    [Fact]
    public async Task A_planner_is_not_offered_to_merge_and_nobody_merges_what_is_out_of_reach()
    {
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/merge")).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit("/duplicates")).ShouldBeMissing();
        Assert.False((await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/application")).HasLink("Merge with another record"));
        (await app.As(Person.FarSupervisor).Visit($"/participants/{ada}/merge?with={twin}")).ShouldBeMissing();
        var mine = await app.As(Person.Supervisor).Visit($"/participants/{ada}/merge?q=P-FAR");
        mine.ShouldSay("Nobody within your reach is alike.");
    }
}
