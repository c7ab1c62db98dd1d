using Milepost.App.Features.Mail;
using Milepost.App.Store;
using Milepost.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using static Milepost.App.Tests.Features.Mail.MailCases;

namespace Milepost.App.Tests.Features.Mail.Send;

/// <summary>Letters on their way, over real conversations with a real mail server.</summary>
public sealed class SendMailTests(SendMailTests.Server server) : IClassFixture<SendMailTests.Server>
{
    [Theory, EachDatabase]
    public async Task A_letter_is_sent_once_as_text_and_as_HTML_and_is_then_emptied(TestDatabase database)
    {
        await using var store = await StartAsync(database);
        var address = $"once.{database}@example.org";
        await store.Queue(To(address));

        Assert.Equal(1, await store.SendMail());
        Assert.Equal(0, await store.SendMail());

        var arrived = Assert.Single(await server.Mail.LettersToAsync(address));
        var mail = await store.MailTo(address);
        Assert.Equal((MailState.Sent, null, 1), (mail.State, mail.Body, mail.Attempts));
        Assert.Equal(store.Clock.GetUtcNow().UtcDateTime, mail.EndedAt!.Value.UtcDateTime, TimeSpan.FromMilliseconds(1));
        Assert.Equal("milepost@example.org", arrived.From);
        Assert.Contains($"Message-ID: {mail.MessageId}", arrived.Source, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", arrived.Source, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/plain; charset=utf-8", arrived.Source, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/html; charset=utf-8", arrived.Source, StringComparison.Ordinal);
        Assert.Contains("\r\nHello,\r\n\r\nPlease look.\r\n\r\nLook:\r\nhttps://milepost.example.org/sign/one-time-secret\r\n", arrived.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_of_a_change_that_did_not_happen_is_not_sent()
    {
        await using var store = await StartAsync();

        await store.Session(services => services.GetRequiredService<MilepostDb>().ChangeAsync<Done>(() =>
        {
            services.GetRequiredService<Outbox>().Queue(To("never@example.org"));
            return Task.FromResult<Result<Done>>(MailProblems.NotFound);
        }, CancellationToken.None));

        Assert.Empty(await store.Mail());
    }

    [Fact]
    public async Task An_address_that_the_server_refuses_is_marked_so_and_not_tried_again()
    {
        await using var store = await StartAsync();
        await store.Queue(To("refused@example.org"), To("fine@example.org"));

        await store.SendMail();
        store.Clock.Advance(TimeSpan.FromDays(2));
        await store.SendMail();

        var mail = await store.MailTo("refused@example.org");
        Assert.Equal(MailState.Bounced, mail.State);
        Assert.Equal("The mail server refuses the address: 550 5.1.1 <r***@example.org>: no such user here", mail.LastAnswer);
        Assert.NotNull(mail.Body);
        Assert.Equal(1, await server.Mail.RefusalsOfAsync("refused@example.org"));
        Assert.Single(await server.Mail.LettersToAsync("fine@example.org"));
    }

    [Theory]
    [InlineData("busy@example.org", "The mail server asks to try later: 451 4.7.1 Try again later")]
    [InlineData("full.house@example.org", "The mail server asks to try later: 452 4.2.2 Mailbox full")]
    [InlineData("dropbefore@example.org", "The connection to the mail server was lost:")]
    public async Task A_letter_that_surely_did_not_arrive_is_tried_again_after_a_minute(string address, string words)
    {
        await using var store = await StartAsync();
        await store.Queue(To(address));

        await store.SendMail();
        await store.SendMail();
        var waiting = await store.MailTo(address);
        Assert.Equal((MailState.Waiting, 1), (waiting.State, waiting.Attempts));
        Assert.StartsWith(words, waiting.LastAnswer, StringComparison.Ordinal);

        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await store.SendMail();
        Assert.Equal(MailState.Sent, (await store.MailTo(address)).State);
        Assert.Single(await server.Mail.LettersToAsync(address));
    }

    [Fact]
    public async Task A_letter_that_the_server_refuses_after_reading_it_is_marked_so()
    {
        await using var store = await StartAsync();
        await store.Queue(To("unwanted@example.org"));

        await store.SendMail();

        var mail = await store.MailTo("unwanted@example.org");
        Assert.Equal((MailState.Bounced, "The mail server refuses the letter: 554 5.6.0 Not wanted here"), (mail.State, mail.LastAnswer));
    }

    [Theory]
    [InlineData("dropafter@example.org")]
    [InlineData("slow@example.org")]
    public async Task A_letter_whose_answer_never_came_is_marked_and_never_repeated_by_itself(string address)
    {
        await using var store = await StartAsync(timeout: TimeSpan.FromMilliseconds(400));
        await store.Queue(To(address), To($"beside.{address}"));

        await store.SendMail();
        store.Clock.Advance(TimeSpan.FromDays(1));
        await store.SendMail();

        var mail = await store.MailTo(address);
        Assert.Equal(MailState.MayHaveBeenSent, mail.State);
        Assert.EndsWith("It may have been sent.", mail.LastAnswer, StringComparison.Ordinal);
        Assert.NotNull(mail.Body);
        Assert.Single(await server.Mail.LettersToAsync(address));
        Assert.Equal(MailState.Sent, (await store.MailTo($"beside.{address}")).State);
    }

    [Theory]
    [InlineData("no address")]
    [InlineData("two@example.org, three@example.org")]
    [InlineData("ada\r\nBcc: spy@example.org@example.org")]
    [InlineData("bjørk@example.org")]
    public async Task What_is_no_address_is_marked_without_asking_anybody(string address)
    {
        await using var store = await StartAsync();
        await store.Queue(To(address));

        await store.SendMail();

        var mail = Assert.Single(await store.Mail());
        Assert.Equal((MailState.Bounced, "This is not an address that e-mail can be sent to."), (mail.State, mail.LastAnswer));
    }

    [Fact]
    public async Task A_dead_server_delays_letters_and_loses_none()
    {
        await using var gone = await MailServer.StartAsync();
        await gone.KillAsync();
        await using var store = await TestStore.StartAsync(change: services => services.AddSingleton(gone.Settings));
        await store.Queue(Enumerable.Range(0, 10).Select(i => To($"later{i}@example.org")));

        Assert.Equal(0, await store.SendMail());
        var waiting = await store.Mail();
        Assert.All(waiting, mail => Assert.Equal(MailState.Waiting, mail.State));
        // Each lane finds out with one letter; the others are not tried in vain.
        Assert.InRange(waiting.Count(mail => mail.Attempts > 0), 1, 4);
        Assert.Contains(waiting, mail => mail.LastAnswer == "The mail server could not be reached: Connection refused.");

        await using var back = await MailServer.StartAsync(gone.Port);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(10, await store.SendMail());
        (await store.Mail()).ShouldHaveArrivedOnceOrBeMarked(await back.LettersAsync());
    }

    [Fact]
    public async Task After_three_days_without_a_server_a_letter_is_given_up_and_after_three_days_of_later_it_is_refused()
    {
        await using var gone = await MailServer.StartAsync();
        await gone.KillAsync();
        var tries = 0;
        await using var store = await TestStore.StartAsync(change: services => services.AddSingleton(gone.Settings));
        await store.Queue(To("late@example.org"));

        for (var hour = 0; hour < 24 * 4; hour++)
        {
            await store.SendMail();
            if ((await store.MailTo("late@example.org")).Attempts is var now && now > tries) tries = now;
            store.Clock.Advance(TimeSpan.FromHours(1));
        }

        var mail = await store.MailTo("late@example.org");
        Assert.Equal(MailState.GivenUp, mail.State);
        Assert.InRange(tries, 15, 25);
        Assert.InRange(mail.EndedAt!.Value, mail.CreatedAt.AddDays(2.8), mail.CreatedAt.AddDays(3));

        await using var there = await StartAsync();
        await there.Queue(To("busy.forever@example.org"));
        await there.Db(db => db.OutgoingMail.ExecuteUpdateAsync(set => set.SetProperty(m => m.TryUntil, there.Clock.GetUtcNow())));
        await there.SendMail();
        Assert.Equal(MailState.Bounced, (await there.MailTo("busy.forever@example.org")).State);
    }

    [Fact]
    public async Task A_server_that_is_killed_under_load_and_comes_back_gets_every_letter_once_or_it_is_marked()
    {
        const int Letters = 200;
        await using var first = await MailServer.StartAsync();
        await using var store = await TestStore.StartAsync(change: services => services.AddSingleton(first.Settings));
        await store.Queue(Enumerable.Range(0, Letters).Select(i => To(i == 70 ? "crash@example.org" : $"load{i:D3}@example.org")));

        await store.SendMail();
        await first.WaitForEndAsync();
        Assert.InRange((await store.Mail()).Count(mail => mail.State == MailState.Waiting), 100, 135);
        await using var second = await MailServer.StartAsync(first.Port);
        for (var minutes = 1; minutes <= 8; minutes *= 2)
        {
            store.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await store.SendMail();
        }

        var mail = await store.Mail();
        mail.ShouldHaveArrivedOnceOrBeMarked([.. await first.LettersAsync(), .. await second.LettersAsync()]);
        Assert.Equal(MailState.MayHaveBeenSent, mail.Single(m => m.To == "crash@example.org").State);
        Assert.InRange(mail.Count(m => m.State == MailState.MayHaveBeenSent), 1, 4);
    }

    [Theory, EachDatabase]
    public async Task Two_senders_at_once_send_each_letter_once(TestDatabase database)
    {
        const int Letters = 40;
        await using var store = await StartAsync(database);
        await store.Queue(Enumerable.Range(0, Letters).Select(i => To($"two{i}.{database}@example.org")));

        var sent = await Task.WhenAll(store.SendMail(), store.SendMail(), store.SendMail());

        Assert.Equal(Letters, sent.Sum());
        Assert.True(sent.Count(count => count > 0) > 1);
        (await store.Mail()).ShouldHaveArrivedOnceOrBeMarked([.. (await server.Mail.LettersAsync()).Where(l => l.To.Contains($".{database}@", StringComparison.OrdinalIgnoreCase))]);
    }

    [Theory, EachDatabase]
    public async Task A_letter_whose_sender_vanished_is_marked_when_its_lease_is_over(TestDatabase database)
    {
        await using var store = await StartAsync(database);
        await store.Queue(To($"vanished.{database}@example.org"));
        var until = store.Clock.GetUtcNow().AddMinutes(5);
        await store.Db(db => db.OutgoingMail.ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.Lease, Guid.NewGuid()).SetProperty(m => m.LeaseUntil, until)));

        await store.SendMail();
        Assert.Equal(MailState.Sending, (await store.MailTo($"vanished.{database}@example.org")).State);
        store.Clock.Advance(TimeSpan.FromMinutes(6));
        await store.SendMail();

        Assert.Equal(MailState.MayHaveBeenSent, (await store.MailTo($"vanished.{database}@example.org")).State);
        Assert.Empty(await server.Mail.LettersToAsync($"vanished.{database}@example.org"));
    }

    [Fact]
    public async Task Without_a_server_letters_wait()
    {
        await using var store = await TestStore.StartAsync();
        await store.Queue(To("waiting@example.org"));

        Assert.Equal(0, await store.SendMail());

        Assert.Equal((MailState.Waiting, 0), ((await store.MailTo("waiting@example.org")).State, (await store.MailTo("waiting@example.org")).Attempts));
    }

    [Fact]
    public async Task In_place_of_a_server_a_folder_takes_letters_as_files()
    {
        var folder = Directory.CreateTempSubdirectory("milepost-letters-").FullName;
        await using var store = await TestStore.StartAsync(change: services => services.AddSingleton(new MailSettings { Folder = folder, From = "milepost@example.org", PublicAddress = new("http://localhost:5080") }));
        await store.Queue(To("ada@example.org"));

        Assert.Equal(1, await store.SendMail());

        Assert.Equal((MailState.Sent, $"Written into {folder}."), ((await store.MailTo("ada@example.org")).State, (await store.MailTo("ada@example.org")).LastAnswer));
        Assert.Contains("http://localhost:5080/sign/one-time-secret", (await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder, "*.eml")))).Replace("=\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_button_leads_nowhere_but_here()
    {
        await using var store = await StartAsync();

        foreach (var path in new[] { "//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "" })
            await Assert.ThrowsAsync<ArgumentException>(() => store.Queue(To("ada@example.org") with { Path = path }));
    }

    private Task<TestStore> StartAsync(TestDatabase database = TestDatabase.Sqlite, TimeSpan? timeout = null) =>
        TestStore.StartAsync(database, services => services.AddSingleton(MailServer.SettingsFor(server.Mail.Port, timeout)));

    /// <summary>One server for the tests that leave it running.</summary>
    public sealed class Server : IAsyncLifetime
    {
        public MailServer Mail { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Mail = await MailServer.StartAsync();

        public ValueTask DisposeAsync() => Mail.DisposeAsync();
    }
}
