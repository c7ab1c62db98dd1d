using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Store;
using static Milepost.App.Tests.Features.Findings.LedgerLine;

namespace Milepost.App.Tests.Features.Findings.Calendar;

public sealed class CalendarFeedTests
{
    [Theory, EachDatabase]
    public async Task A_planner_makes_an_address_and_a_calendar_program_reads_the_deadlines_without_signing_in(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant("Juniper", "Testwell", id: "P-777");
        await app.PutFindings(ada, Due(Contact, 3), Due(Review, -4), Due(Signature, 5).Waived(), NotMet(Note));
        await app.PutFindings(await app.AddParticipant("Ben", "Other", planner: Person.Colleague), Due(Contact, 1));
        var address = await MakeAddress(app, Person.CareerPlanner);

        var answer = await app.Stranger().GetOnce(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.True(answer.Headers.CacheControl!.Private);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var calendar = StrictCalendar.Read(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal([(Today.AddDays(-4), "Plan review: J.T."), (Today.AddDays(3), "Two-way contact: J.T.")], calendar.Events.Select(e => (e.On, e.Summary)));
        Assert.All(calendar.Events, e => Assert.Equal("http://localhost/my-day", e.Url.ToString()));
        Assert.All(calendar.Events, e => Assert.DoesNotContain("DESCRIPTION", e.PropertyNames));
    }

    [Fact]
    public async Task Nothing_in_it_leads_to_a_person()
    {
        await using var app = await TestApp.StartAsync();
        var id = await app.AddParticipant("Juniper", "Testwell", id: "P-777");
        await app.PutFindings(id, Due(Contact, 3) with { Subject = "service:S-12" });

        var text = Encoding.UTF8.GetString(await Read(app, await MakeAddress(app, Person.CareerPlanner))).Replace("\r\n ", "", StringComparison.Ordinal);

        foreach (var telling in new[] { "Juniper", "Testwell", "P-777", id.ToString(), id.ToString("N"), "S-12", "ada@example.org", "555-0123", Person.CareerPlanner.Name, TestOrganization.North })
            Assert.DoesNotContain(telling, text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task An_entry_moves_with_its_date_and_says_that_it_changed(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant("Juniper", "Testwell");
        await app.PutFindings(ada, Due(Contact, 3), Due(Contact, 3) with { Subject = "service:S-1" });
        var address = await MakeAddress(app, Person.CareerPlanner);
        var first = StrictCalendar.Read(await Read(app, address)).Events;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(await Read(app, address), await Read(app, address));

        app.Clock.Advance(TimeSpan.FromMinutes(20));
        var profile = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/profile");
        await profile.Fill("Phone", "555-0177").Press("Save the profile");
        await app.PutFindings(ada, Due(Contact, 33) with { SeenFrom = Today });
        var then = StrictCalendar.Read(await Read(app, address)).Events.Single();

        Assert.Equal(2, first.Select(e => e.Uid).Distinct().Count());
        Assert.Contains(then.Uid, first.Select(e => e.Uid));
        Assert.Equal(Today.AddDays(33), then.On);
        Assert.All(first, e => Assert.True(then.Modified > e.Modified && e.Modified == e.Stamp, $"{then.Modified} {e.Modified}"));
        Assert.True(then.Modified <= app.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_new_address_puts_the_old_one_out_of_use_and_off_is_off()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutFindings(await app.AddParticipant(), Due(Contact, 3));
        var first = await MakeAddress(app, Person.CareerPlanner);

        var page = await app.As(Person.CareerPlanner).Visit("/account/calendar");
        await page.Press("Make a new address");
        var second = new Uri(page.Field("Address of your calendar").Value!).PathAndQuery;
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger().GetOnce(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Stranger().GetOnce(second)).StatusCode);

        await page.Press("Turn the calendar off");
        page.ShouldSay("Your calendar is off.");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger().GetOnce(second)).StatusCode);
    }

    [Fact]
    public async Task The_address_is_shown_once_and_only_its_hash_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        var address = await MakeAddress(app, Person.CareerPlanner);
        var token = address["/calendar/".Length..^".ics".Length];
        Assert.True(token.Length >= 43);

        var again = await app.As(Person.CareerPlanner).Visit("/account/calendar");
        Assert.False(again.HasField("Address of your calendar"));
        Assert.DoesNotContain(token, again.Html, StringComparison.Ordinal);
        again.ShouldSay("On");
        (await app.As(Person.CareerPlanner).Visit("/account")).ShouldSay("New address, turn off");

        var stored = await app.Call((MilepostDb db) => db.CalendarFeeds.AsNoTracking().SingleAsync());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(token))), stored.TokenSha256);
        var history = await app.Call((MilepostDb db) => db.History.AsNoTracking().Where(h => h.Chain == MilepostDb.Organization).ToListAsync());
        var made = Assert.Single(history, h => h.Events.Any(e => e.Kind == "account.calendar-made"));
        Assert.Empty(made.Changes);
        Assert.Equal(Person.CareerPlanner.Name, made.ActorName);
    }

    [Theory]
    [InlineData("/calendar/x.ics")]
    [InlineData("/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")]
    [InlineData("/calendar/%C3%A9%20%2B.ics")]
    public async Task An_address_that_nobody_made_leads_nowhere(string address)
    {
        await using var app = await TestApp.StartAsync();
        await MakeAddress(app, Person.CareerPlanner);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger().GetOnce(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.As(Person.CareerPlanner).GetOnce(address)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_deactivated_accounts_calendar_is_gone_and_a_lost_role_empties_it(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.PutFindings(await app.AddParticipant(), Due(Contact, 3));
        var address = await MakeAddress(app, Person.CareerPlanner);

        // The person now works in the south office, and the record is still on the old caseload.
        await app.Call(async (MilepostDb db) =>
        {
            var south = await db.OrgUnits.Where(u => u.Code == TestOrganization.South).Select(u => u.Id).SingleAsync();
            return await db.RoleAssignments.Where(r => db.Users.Any(u => u.Id == r.AccountId && u.Email == Person.CareerPlanner.Email)).ExecuteUpdateAsync(set => set.SetProperty(r => r.OrgUnitId, south));
        });
        Assert.Empty(StrictCalendar.Read(await Read(app, address)).Events);

        await app.Call((MilepostDb db) => db.RoleAssignments.Where(r => db.Users.Any(u => u.Id == r.AccountId && u.Email == Person.CareerPlanner.Email)).ExecuteDeleteAsync());
        Assert.Empty(StrictCalendar.Read(await Read(app, address)).Events);

        await app.Call((MilepostDb db) => db.Users.Where(u => u.Email == Person.CareerPlanner.Email).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false)));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger().GetOnce(address)).StatusCode);
    }

    [Fact]
    public async Task Whoever_opens_it_sees_its_owners_people_and_not_the_own()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutFindings(await app.AddParticipant("Ada", "Sampleton"), Due(Contact, 3));
        await app.PutFindings(await app.AddParticipant("Ben", "Testwell", planner: Person.Colleague), Due(Contact, 4));
        var address = await MakeAddress(app, Person.CareerPlanner);

        var answer = await app.As(Person.Supervisor).GetOnce(address);

        Assert.Equal(["Two-way contact: A.S."], StrictCalendar.Read(await answer.Content.ReadAsByteArrayAsync()).Events.Select(e => e.Summary));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutFindings(await app.AddParticipant(), Due(Contact, 3));
        var address = await MakeAddress(app, Person.CareerPlanner);
        var first = await app.Stranger().GetOnce(address);

        var second = await app.Stranger().GetOnce(address, ifNoneMatch: first.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_calendar_needs_the_same_few_statements_for_many_people()
    {
        await using var app = await TestApp.StartAsync();
        var address = await MakeAddress(app, Person.CareerPlanner);
        await app.PutFindings(await app.AddParticipant(), Due(Contact, 3));
        app.Asked.Take();
        await Read(app, address);
        var one = app.Asked.Take();
        for (var i = 0; i < 20; i++) await app.PutFindings(await app.AddParticipant(), Due(Contact, 3));
        app.Asked.Take();

        await Read(app, address);
        var many = app.Asked.Take();

        Assert.True(many.Count == one.Count && many.Count <= 6, string.Join("\n\n", many));
    }

    private static async Task<string> MakeAddress(TestApp app, Person person)
    {
        var page = await app.As(person).Visit("/account/calendar");
        await page.Press("Make an address for my calendar");
        page.ShouldSay("Copy it now");
        return new Uri(page.Field("Address of your calendar").Value!).PathAndQuery;
    }

    private static async Task<byte[]> Read(TestApp app, string address)
    {
        var answer = await app.Stranger().GetOnce(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
