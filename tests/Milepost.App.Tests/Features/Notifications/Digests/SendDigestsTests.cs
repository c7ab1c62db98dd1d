using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Findings;
using Milepost.App.Features.Findings.MyDay;
using Milepost.App.Features.Mail;
using Milepost.App.Features.Notifications.Choose;
using Milepost.App.Features.Notifications.Digests;
using Milepost.App.Store;

namespace Milepost.App.Tests.Features.Notifications.Digests;

/// <summary>Digests are queued once a day, for those who want one, of what they may see.</summary>
public sealed class SendDigestsTests
{
    [Fact]
    public async Task A_digest_counts_what_My_Day_lists_and_nobody_elses_people()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant("Ada", "Mineworth");
        await app.AddParticipant("Cole", "Hisworth", planner: Person.Colleague);
        await app.AddParticipant("Sue", "Southworth", office: TestOrganization.South, planner: Person.SouthPlanner);
        // Assigned to this planner, but in an office that is out of reach.
        await app.AddParticipant("Mo", "Movedworth", office: TestOrganization.South, planner: Person.CareerPlanner);
        await Choose(app, Person.CareerPlanner, DigestEvery.Day);
        app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, await SendDigests(app));

        var list = await app.Call((DueListQuery due) => due.HandleAsync(new(DueFilter.Mine, null, null, null, null, null), CancellationToken.None), Person.CareerPlanner);
        Assert.All(list.Items, item => Assert.Equal("Ada Mineworth", item.First.Name));
        Assert.True(list.Count(Urgency.NotInOrder) > 0);
        var letter = Assert.Single(await Letters(app));
        Assert.Equal((Person.CareerPlanner.Email, LetterKinds.StaffDigest, DueFilter.Address), (letter.To, letter.Kind, letter.Body!.Path));
        var counts = new[] { (Urgency.Late, "late"), (Urgency.Today, "due today"), (Urgency.ThisWeek, "due this week"), (Urgency.NotInOrder, "not in order") }
            .Where(told => list.Count(told.Item1) > 0).Select(told => $"{list.Count(told.Item1)} {told.Item2}");
        Assert.Equal($"My Day: {string.Join(", ", counts)}", letter.Subject);
        var words = letter.Subject + string.Join(' ', letter.Body.Paragraphs);
        Assert.All(new[] { "Ada", "Mineworth", "Hisworth", "Southworth", "Movedworth", "P-100" }, name => Assert.DoesNotContain(name, words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_digest_comes_in_the_morning_of_its_day_by_the_agencys_clock_and_once()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant("Ada", "Mineworth");
        await app.AddParticipant("Cole", "Hisworth", planner: Person.Colleague);
        // It is nine on Monday morning: today's digest is over.
        await Choose(app, Person.CareerPlanner, DigestEvery.Day);
        await Choose(app, Person.Colleague, DigestEvery.Week, DayOfWeek.Wednesday);
        Assert.Equal(0, await SendDigests(app));

        app.Clock.GoTo(Chicago(3, 5, 59));
        Assert.Equal(0, await SendDigests(app));
        app.Clock.GoTo(Chicago(3, 6, 0));
        Assert.Equal(1, await SendDigests(app));
        Assert.Equal(0, await SendDigests(app));
        app.Clock.GoTo(Chicago(3, 23, 30));
        Assert.Equal(0, await SendDigests(app));

        // Wednesday's was missed: the server was off until Thursday noon. The weekly one still comes, the daily one is of today.
        app.Clock.GoTo(Chicago(5, 12, 0));
        Assert.Equal(2, await SendDigests(app));
        Assert.Equal([Person.CareerPlanner.Email, Person.CareerPlanner.Email, Person.Colleague.Email], (await Letters(app)).Select(l => l.To).Order(StringComparer.Ordinal));

        await Choose(app, Person.CareerPlanner, DigestEvery.None);
        app.Clock.GoTo(Chicago(6, 12, 0));
        Assert.Equal(0, await SendDigests(app));
    }

    [Fact]
    public async Task Whoever_left_or_lost_the_role_gets_no_digest_and_nothing_due_is_no_letter()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant("Ada", "Mineworth");
        await Choose(app, Person.CareerPlanner, DigestEvery.Day);
        await Choose(app, Person.Colleague, DigestEvery.Day);
        await Choose(app, Person.DataOfficer, DigestEvery.Day);
        await app.Call((MilepostDb db) => db.Users.Where(u => u.Email == Person.CareerPlanner.Email).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false)));

        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await SendDigests(app));

        Assert.Equal(2, await app.Call((MilepostDb db) => db.MadeDigests.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_at_once_queue_one_digest_for_each_account(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.AddParticipant("Ada", "Mineworth");
        await app.AddParticipant("Cole", "Hisworth", planner: Person.Colleague);
        await Choose(app, Person.CareerPlanner, DigestEvery.Day);
        await Choose(app, Person.Colleague, DigestEvery.Day);
        app.Clock.Advance(TimeSpan.FromDays(1));

        var queued = await Task.WhenAll(SendDigests(app), SendDigests(app), SendDigests(app), SendDigests(app));

        Assert.Equal(2, queued.Sum());
        Assert.Equal(2, (await Letters(app)).Count);
    }

    [Fact]
    public async Task A_customer_hears_on_Monday_that_there_is_news_in_numbers_and_in_the_own_language()
    {
        await using var app = await TestApp.StartAsync();
        var ana = await app.AddParticipant("Ana", "Muestra", change: file => file["participant"]!["language"] = "es");
        var ben = await app.AddParticipant("Ben", "Stillman");
        var accountId = await AddCustomer(app, ana, "ana@example.org");
        await AddCustomer(app, ben, "ben@example.org");
        app.Clock.GoTo(Chicago(9, 7, 0));
        await app.Call(async (MilepostDb db) =>
        {
            db.CustomerMessages.Add(new() { ParticipantId = ana, Subject = "Secret", Body = "Secret", SentBy = "Casey", SentAt = app.Clock.GetUtcNow().AddDays(-1) });
            db.DocumentRequests.Add(new() { ParticipantId = ana, What = "Secret", AskedAt = app.Clock.GetUtcNow().AddHours(-1), AskedBy = "Casey" });
            return await db.SaveChangesAsync();
        });

        Assert.Equal(1, await SendDigests(app));
        Assert.Equal(0, await SendDigests(app));

        var letter = Assert.Single(await Letters(app));
        Assert.Equal(("ana@example.org", "es", "Hay novedades para usted", accountId), (letter.To, letter.Language, letter.Subject, letter.AccountId));
        Assert.Equal("1 mensaje nuevo\n1 documento solicitado", letter.Body!.Paragraphs[0]);

        // A week later nothing is new: what was told is not told again.
        app.Clock.GoTo(Chicago(16, 7, 0));
        Assert.Equal(0, await SendDigests(app));
    }

    private static DateTimeOffset Chicago(int day, int hour, int minute)
    {
        // Daylight saving begins on March 8.
        var offset = TimeSpan.FromHours(day < 8 ? -6 : -5);
        return new DateTimeOffset(2026, 3, day, hour, minute, 0, offset);
    }

    private static Task<int> SendDigests(TestApp app) => app.Call((SendDigestsHandler send) => send.HandleAsync(CancellationToken.None));

    private static Task<List<OutgoingMail>> Letters(TestApp app) => app.Call((MilepostDb db) => db.OutgoingMail.AsNoTracking().ToListAsync());

    private static Task Choose(TestApp app, Person person, DigestEvery every, DayOfWeek weekday = DayOfWeek.Monday) =>
        app.Call((ChooseNotificationsHandler choose) => choose.HandleAsync(new(every, weekday, false, false), CancellationToken.None), person);

    private static Task<Guid> AddCustomer(TestApp app, Guid participantId, string email) => app.Call(async (UserManager<UserAccount> accounts) =>
    {
        var account = new UserAccount { UserName = email, Email = email, DisplayName = "Customer", ParticipantId = participantId };
        Assert.True((await accounts.CreateAsync(account, Person.Password)).Succeeded);
        return account.Id;
    });
}
