using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Participants.Concurrent;

public sealed class ConcurrentProgramPagesTests
{
    [Theory, EachDatabase]
    public async Task Details_and_names_are_kept_in_step(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddWithPlan(id: "P-1", change: file => file["partnerPrograms"] = new System.Text.Json.Nodes.JsonArray("Job Corps"));
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/partner-programs/new");
        page.Choose("Program", "SNAP Employment and Training").Fill("Partner", "Mock County").Fill("First day", "2/1/2026").Choose("How it stands", "Ended").Choose("Covered by the common exit", "Yes");
        await page.Press("Save the program");
        Assert.Equal("Enter the last day of a program that has ended.", page.Field("Last day").Error);
        page.Choose("How it stands", "Active").Choose("How we know", "Data match");
        await page.Press("Save the program");

        page.ShouldSay("Mock County").ShouldSay("Data match").ShouldSay("Covered");
        Assert.Equal(["Job Corps", "SNAP Employment and Training"], Names(await app.Export("P-1")));

        await page.Click("SNAP Employment and Training");
        page.Choose("How it stands", "Ended").Fill("Last day", "3/1/2026");
        await page.Press("Save the program");
        Assert.Equal(["Job Corps"], Names(await app.Export("P-1")));

        // Unticking a name ends what is known of it.
        page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/partner-programs/new");
        page.Choose("Program", "Housing").Fill("First day", "2/1/2026");
        await page.Press("Save the program");
        Assert.Equal(["Job Corps", "Housing"], Names(await app.Export("P-1")));
        page.Untick("Housing");
        await page.Press("Save the partner programs");
        var file = await app.Export("P-1");
        Assert.Equal(["Job Corps"], Names(file));
        Assert.Equal(["ended 2026-03-01", "ended 2026-03-02"], file.List("concurrentPrograms").Select(p => $"{p.Text("status")} {p.Text("to")}"));
    }

    private static IEnumerable<string> Names(System.Text.Json.Nodes.JsonObject file) => file.List("partnerPrograms").Select(name => name!.GetValue<string>());
}
