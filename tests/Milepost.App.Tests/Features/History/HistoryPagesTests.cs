using Milepost.App.Features.History;
using Milepost.App.Features.Accounts.People;
using Milepost.App.Tests.Features.Accounts;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.History;

public sealed class HistoryPagesTests
{
    [Theory, EachDatabase]
    public async Task The_record_tells_who_changed_what_when_and_from_what_to_what(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant("Ada", "Sampleton");

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/history");

        page.ShouldSay("Record of Ada Sampleton imported").ShouldSay("Operator (command line)").ShouldSay("Mar 2, 2026 9:00 AM").ShouldSay("Reason: test");
        page.ShouldSay("First name (empty) Ada").ShouldSay("Birth date (empty) May 4, 1990").ShouldSay("Office (empty) North office").ShouldSay($"Planner (empty) {Person.CareerPlanner.Name}").ShouldSay("Programs (empty) adult");
    }

    [Theory, EachDatabase]
    public async Task The_history_is_filtered_by_area(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant("Ada", "Sampleton");
        var planner = app.As(Person.CareerPlanner);

        (await planner.Visit($"/participants/{ada}/history?area=participant")).ShouldSay("1 change").ShouldSay("imported");
        (await planner.Visit($"/participants/{ada}/history?area=referral")).ShouldSay("0 changes").ShouldSay("Nothing was changed here yet");
        (await planner.Visit($"/participants/{ada}/history?area=%25&p=900")).ShouldSay("1 change");
    }

    [Fact]
    public async Task Who_looked_is_on_a_list_of_its_own_one_line_for_each_hour()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        await app.As(Person.Monitor).Visit($"/participants/{ada}/history");
        await app.As(Person.Monitor).Visit($"/participants/{ada}/history");
        app.Clock.Advance(TimeSpan.FromMinutes(20));

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/history/viewers");

        page.ShouldSay($"{Person.CareerPlanner.Name} Mar 2, 2026 9:20 AM").ShouldSay($"{Person.Monitor.Name} Mar 2, 2026 9:00 AM");
        Assert.Single(page.Document.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains(Person.Monitor.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Out_of_reach_there_is_no_history()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();

        foreach (var person in new[] { Person.SouthPlanner, Person.FarMonitor, Person.OtherStateStaff, Person.Administrator, Person.DataOfficer })
            foreach (var page in new[] { "history", "history/viewers" })
                (await app.As(person).Visit($"/participants/{ada}/{page}")).ShouldBeMissing();
        var read = await app.Call((ParticipantHistoryQuery history) => history.HandleAsync(ada, null, 1, CancellationToken.None), Person.SouthPlanner);
        Assert.Empty(read.Rows);
    }

    [Fact]
    public async Task A_long_history_comes_in_pages()
    {
        await using var app = await TestApp.StartAsync();
        var north = await app.PlaceId(TestOrganization.North);
        for (var number = 1; number <= 30; number++)
            await app.Call((CreateAccountHandler create) => create.HandleAsync(new($"Person {number:D2}-Test", $"person{number}@example.org", null, StaffRole.Monitor, north), CancellationToken.None));

        var page = await app.As(Person.Administrator).Visit("/organization/history?area=account");

        page.ShouldSay("30 changes").ShouldSay("Page 1 of 2").ShouldSay("Person 30-Test").ShouldNotSay("Person 05-Test");
        await page.Click("Older");
        page.ShouldSay("Person 05-Test").ShouldNotSay("Person 30-Test").ShouldSay("Page 2 of 2");
    }
}
