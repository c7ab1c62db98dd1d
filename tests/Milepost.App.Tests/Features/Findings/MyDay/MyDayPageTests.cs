using System.Text.Json.Nodes;

namespace Milepost.App.Tests.Features.Findings.MyDay;

public sealed class MyDayPageTests
{
    [Theory]
    [EachDatabase]
    public async Task A_planner_sees_what_is_due_by_urgency_and_in_plain_words(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.AddParticipant("Ada", "Lateworth", change: LastContact("2026-01-28"));
        await app.AddParticipant("Ben", "Todayman", change: LastContact("2026-01-31"));
        await app.AddParticipant("Cleo", "Weekley", change: LastContact("2026-02-05"));
        await app.AddParticipant("Dan", "Laterson", change: LastContact("2026-02-28"));

        var page = await app.As(Person.CareerPlanner).Visit("/my-day?kind=contact");

        Assert.Equal("My Day · Monday, March 2", page.Heading);
        Assert.Contains("3 days late", page.Row("Ada Lateworth"));
        Assert.Contains("was due Feb 27, 2026", page.Row("Ada Lateworth"));
        Assert.Contains("due today", page.Row("Ben Todayman"));
        Assert.Contains("due Mar 7, 2026 (in 5 days)", page.Row("Cleo Weekley"));
        Assert.Contains("Record contact for Ada Lateworth", page.Row("Ada Lateworth"));
        page.ShouldNotSay("Dan Laterson");
        Assert.True(page.Text.IndexOf("Ada Lateworth", StringComparison.Ordinal) < page.Text.IndexOf("Ben Todayman", StringComparison.Ordinal));
        Assert.True(page.Text.IndexOf("Ben Todayman", StringComparison.Ordinal) < page.Text.IndexOf("Cleo Weekley", StringComparison.Ordinal));
        page.ShouldSay("All 3").ShouldSay("Late 1").ShouldSay("Today 1").ShouldSay("This week 1").ShouldSay("Later 1");
        (await app.As(Person.CareerPlanner).Visit("/my-day?kind=contact&urgency=later")).ShouldSay("Dan Laterson").ShouldNotSay("Ada Lateworth");
    }

    [Fact]
    public async Task A_day_later_the_same_list_is_a_day_more_urgent()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant("Ben", "Todayman", change: LastContact("2026-01-31"));

        app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Contains("1 day late", (await app.As(Person.CareerPlanner).Visit("/my-day?kind=contact")).Row("Ben Todayman"));
    }

    [Fact]
    public async Task Only_the_own_people_are_listed_and_only_within_reach()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant("Ada", "Mineworth", change: LastContact("2026-01-28"));
        await app.AddParticipant("Cole", "Hisworth", planner: Person.Colleague, change: LastContact("2026-01-28"));
        await app.AddParticipant("Fay", "Farworth", office: TestOrganization.Far, planner: Person.FarPlanner, change: LastContact("2026-01-28"));

        (await app.As(Person.CareerPlanner).Visit("/my-day")).ShouldSay("Ada Mineworth").ShouldNotSay("Hisworth").ShouldNotSay("Farworth");
        (await app.As(Person.CareerPlanner).Visit("/my-day?planner=all&urgency=late")).ShouldSay("Ada Mineworth").ShouldSay("Cole Hisworth").ShouldNotSay("Farworth");
        (await app.As(Person.Supervisor).Visit("/my-day?planner=all")).ShouldSay("Cole Hisworth").ShouldNotSay("Farworth");
        (await app.As(Person.FarSupervisor).Visit("/my-day?planner=all")).ShouldSay("Fay Farworth").ShouldNotSay("Mineworth");
        (await app.As(Person.Administrator).Visit("/my-day")).ShouldBeMissing();
    }

    [Fact]
    public async Task The_list_narrows_to_a_name_and_groups_by_person()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant("Ada", "Lateworth", change: LastContact("2026-01-28"));
        await app.AddParticipant("Ben", "Otherman", change: LastContact("2026-01-28"));
        var page = await app.As(Person.CareerPlanner).Visit("/my-day");

        page.Fill("Name or case number", "latew");
        page.Choose("Group", "By person");
        page = await page.Press("Filter");

        page.ShouldSay("Ada Lateworth").ShouldNotSay("Ben Otherman");
        Assert.Contains(page.Document.QuerySelectorAll("h2"), heading => heading.TextContent.Trim() == "Ada Lateworth");
    }

    [Fact]
    public async Task A_monitor_reads_the_list_and_has_no_action()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant("Ada", "Lateworth", change: LastContact("2026-01-28"));

        var page = await app.As(Person.Monitor).Visit("/my-day?planner=all&urgency=late");

        Assert.Contains("Why?", page.Row("Ada Lateworth"));
        Assert.DoesNotContain("Record contact", page.Row("Ada Lateworth"));
    }

    [Fact]
    public async Task An_empty_day_says_what_to_do_next()
    {
        await using var app = await TestApp.StartAsync();

        (await app.As(Person.CareerPlanner).Visit("/my-day")).ShouldSay("Nothing is waiting for you.");
    }

    [Theory]
    [EachDatabase]
    public async Task Recording_the_contact_in_the_list_settles_the_row_and_moves_to_the_next(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant("Ada", "Lateworth", change: LastContact("2026-01-28"));
        var ben = await app.AddParticipant("Ben", "Nextman", change: LastContact("2026-01-31"));
        var planner = app.As(Person.CareerPlanner);
        var list = Uri.EscapeDataString($"/my-day?kind=contact&at={ada:N}.il.contact-every-30-days.participant");

        var page = await planner.Visit($"/participants/{ada}/contact?from={list}");
        page.ShouldSay("My Day").ShouldSay("Ben Nextman");
        page.Choose("How you were in contact", "Phone");
        page.Fill("Note", "Spoke about the next steps.");
        page = await page.Press("Save the contact");

        Assert.StartsWith("/my-day?", page.Address);
        page.ShouldSay("The contact is recorded with its note.").ShouldNotSay("Ada Lateworth");
        Assert.Contains("Ben Nextman", page.Document.QuerySelector("#row")?.TextContent);
        Assert.NotEqual(ben, ada);
    }

    [Fact]
    public async Task What_is_wrong_is_said_within_the_list_and_keeps_what_was_typed()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant("Ada", "Lateworth", change: LastContact("2026-01-28"));
        var list = Uri.EscapeDataString($"/my-day?at={ada:N}.il.contact-every-30-days.participant");

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/contact?from={list}");
        page.Fill("Note", "Typed and not lost.");
        page = await page.Press("Save the contact");

        Assert.NotEmpty(page.Problems);
        page.ShouldSay("My Day");
        Assert.Equal("Typed and not lost.", page.Field("Note").Value);
    }

    [Theory]
    [InlineData("https://evil.example/my-day?at=x")]
    [InlineData("//evil.example/my-day")]
    [InlineData("/participants")]
    public async Task An_action_comes_back_to_the_list_only(string from)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant("Ada", "Lateworth", change: LastContact("2026-01-28"));

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/contact?from={Uri.EscapeDataString(from)}");
        page.Choose("How you were in contact", "Phone");
        page.Fill("Note", "Spoke about the next steps.");
        page = await page.Press("Save the contact");

        Assert.Equal($"/participants/{ada}/notes", page.Address);
    }

    [Fact]
    public async Task The_list_is_drawn_around_pages_of_people_only()
    {
        await using var app = await TestApp.StartAsync();

        var page = await app.As(Person.Supervisor).Visit("/people?from=%2Fmy-day%3Fplanner%3Dall");

        Assert.DoesNotContain(page.Document.QuerySelectorAll("a[aria-current=page]"), link => link.TextContent.Trim() == "My Day");
    }

    private static Action<JsonObject> LastContact(string day) => file =>
    {
        file["application"] = new JsonObject
        {
            ["appliedOn"] = "2026-01-05", ["determinedOn"] = "2026-01-10", ["certifiedOn"] = "2026-01-10", ["programs"] = new JsonArray("adult"), ["documents"] = new JsonArray(),
        };
        file["enrollments"] = new JsonArray(new JsonObject { ["program"] = "adult", ["enteredOn"] = "2026-01-12" });
        file["caseNotes"] = new JsonArray(new JsonObject
        {
            ["id"] = "N1", ["subject"] = "Introduction", ["occurredOn"] = day, ["recordedOn"] = day, ["twoWay"] = true, ["method"] = "phone", ["text"] = "First talk.", ["author"] = "Casey",
        });
    };
}
