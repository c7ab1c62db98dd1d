using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.CaseNotes.Write;
using Milepost.App.Features.Webhooks;
using Milepost.App.Features.Webhooks.Keep;
using Milepost.App.Features.Webhooks.Send;
using Milepost.App.Store;
using Milepost.App.Tests.Features.CaseFiles;
using Milepost.Domain.CaseNotes;

namespace Milepost.App.Tests.Features.Webhooks;

public sealed class WebhooksTests
{
    [Theory, EachDatabase]
    public async Task A_change_reaches_the_receiver_signed_with_ids_only(TestDatabase database)
    {
        using var receiver = new Receiver();
        await using var store = await Start(database);
        var person = await AddPerson(store);
        var added = await Add(store, receiver.Url, "note.written", WebhookKinds.AnyChange);

        await Write(store, person, "Secret words of a note");
        Assert.Equal(2, await Deliver(store));

        Assert.Equal(2, receiver.Got.Count);
        foreach (var request in receiver.Got)
        {
            Assert.DoesNotContain("Secret", request.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("P-9002", request.Body, StringComparison.Ordinal);
            using var body = JsonDocument.Parse(request.Body);
            Assert.Equal(person, body.RootElement.GetProperty("data").GetProperty("participantId").GetGuid());
            var (id, timestamp) = (Guid.Parse(request.Headers["webhook-id"]), long.Parse(request.Headers["webhook-timestamp"]));
            Assert.Equal(WebhookSecrets.Sign(added.Secret, id, timestamp, request.Body), request.Headers["webhook-signature"]);
        }
        Assert.Equal(["note.written", "record.changed"], receiver.Got.Select(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("type").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(0, await Deliver(store));
    }

    [Fact]
    public void The_signature_is_that_of_the_specification()
    {
        // Of the example in the Standard Webhooks specification's reference libraries, with an id that is a Guid.
        var secret = "whsec_" + Convert.ToBase64String("a made-up secret of 24 b"u8);
        var id = Guid.Parse("01a2036f-56be-7000-b965-95ea347d3ab6");
        var expected = Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData("a made-up secret of 24 b"u8, Encoding.UTF8.GetBytes($"{id}.1614265330.{{\"test\": 2432232314}}")));

        Assert.Equal("v1," + expected, WebhookSecrets.Sign(secret, id, 1614265330, "{\"test\": 2432232314}"));
    }

    [Theory, EachDatabase]
    public async Task What_was_not_written_is_not_told_and_neither_is_what_happens_elsewhere(TestDatabase database)
    {
        await using var store = await Start(database);
        var (north, south) = (await AddPerson(store), await AddPerson(store, TestOrganization.South, "P-9003"));
        await Add(store, "https://receiver.example.org/hook", WebhookKinds.AnyChange);

        var refused = await store.Call((WriteNoteHandler write) => write.HandleAsync(new(north, new CaseNoteDetails { Subject = "", OccurredOn = Today(store), Text = "" }), CancellationToken.None), Person.CareerPlanner);
        await Write(store, south, "Of another office", Person.SouthPlanner);

        Assert.False(refused.IsDone);
        Assert.Empty(await store.Db(db => db.Set<WebhookDelivery>().ToListAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_receiver_that_is_down_gets_everything_later_in_the_order_it_happened(TestDatabase database)
    {
        using var receiver = new Receiver { Answer = 503 };
        await using var store = await Start(database);
        var person = await AddPerson(store);
        await Add(store, receiver.Url, "note.written");
        for (var note = 0; note < 3; note++) await Write(store, person, $"Note {note}");

        Assert.Equal(0, await Deliver(store));
        Assert.Single(receiver.Got);
        Assert.Equal(0, await Deliver(store));
        Assert.Single(receiver.Got);
        receiver.Answer = 200;
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, await Deliver(store));

        var changes = receiver.Got.Skip(1).Select(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("data").GetProperty("change").GetInt64()).ToList();
        Assert.Equal(changes.Order(), changes);
        Assert.Equal(receiver.Got[0].Headers["webhook-id"], receiver.Got[1].Headers["webhook-id"]);
    }

    [Theory, EachDatabase]
    public async Task An_event_whose_node_was_killed_is_sent_again_under_the_same_id(TestDatabase database)
    {
        using var receiver = new Receiver();
        await using var store = await Start(database);
        var person = await AddPerson(store);
        await Add(store, receiver.Url, "note.written");
        await Write(store, person, "One");
        var (lease, until) = (Guid.NewGuid(), store.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        // What a node leaves behind that is killed while it sends.
        await store.Db(db => db.Set<WebhookDelivery>().ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Sending).SetProperty(d => d.Lease, lease).SetProperty(d => d.LeaseUntil, until)));

        Assert.Equal(0, await Deliver(store));
        store.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await Deliver(store));

        var sent = Assert.Single(receiver.Got);
        Assert.Equal((await store.Db(db => db.Set<WebhookDelivery>().SingleAsync())).Id, Guid.Parse(sent.Headers["webhook-id"]));
    }

    [Fact]
    public async Task A_dead_receiver_is_switched_off_after_three_days_and_its_owner_is_told()
    {
        using var receiver = new Receiver { Answer = 500 };
        await using var store = await Start(TestDatabase.Sqlite);
        var person = await AddPerson(store);
        var added = await Add(store, receiver.Url, "note.written");
        await Write(store, person, "One");

        for (var hour = 0; hour < 80; hour++)
        {
            await Deliver(store);
            store.Clock.Advance(TimeSpan.FromHours(1));
        }

        var webhook = await store.Db(db => db.Set<Webhook>().SingleAsync());
        Assert.NotNull(webhook.OffSince);
        Assert.Contains("500", webhook.OffBecause, StringComparison.Ordinal);
        Assert.Equal(Person.Administrator.Email, (await store.Db(db => db.OutgoingMail.SingleAsync())).To);
        var before = receiver.Got.Count;
        await Write(store, person, "Two");
        await Deliver(store);
        Assert.Equal(before, receiver.Got.Count);

        receiver.Answer = 200;
        await store.Call((SwitchWebhookHandler on) => on.HandleAsync(new(added.Id, true), CancellationToken.None), Person.Administrator);
        await Write(store, person, "Three");
        Assert.Equal(1, await Deliver(store));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_410_ends_it_at_once()
    {
        using var receiver = new Receiver { Answer = 302 };
        await using var store = await Start(TestDatabase.Sqlite);
        var person = await AddPerson(store);
        await Add(store, receiver.Url, "note.written");
        await Write(store, person, "One");

        await Deliver(store);
        Assert.Single(receiver.Got);
        Assert.Contains("Redirects are not followed", (await store.Db(db => db.Set<WebhookDelivery>().SingleAsync())).LastAnswer, StringComparison.Ordinal);

        receiver.Answer = 410;
        store.Clock.Advance(TimeSpan.FromHours(1));
        await Deliver(store);
        Assert.NotNull((await store.Db(db => db.Set<Webhook>().SingleAsync())).OffSince);
    }

    [Fact]
    public async Task For_a_day_after_a_change_both_secrets_sign()
    {
        using var receiver = new Receiver();
        await using var store = await Start(TestDatabase.Sqlite);
        var person = await AddPerson(store);
        var first = await Add(store, receiver.Url, "note.written");
        var second = (await store.Call((RotateWebhookSecretHandler rotate) => rotate.HandleAsync(new(first.Id), CancellationToken.None), Person.Administrator)).Value;
        await Write(store, person, "One");
        await Deliver(store);
        store.Clock.Advance(TimeSpan.FromDays(2));
        await Write(store, person, "Two");
        await Deliver(store);

        var (during, after) = (receiver.Got[0], receiver.Got[1]);
        Assert.Equal([Signature(second, during), Signature(first, during)], during.Headers["webhook-signature"].Split(' '));
        Assert.Equal([Signature(second, after)], after.Headers["webhook-signature"].Split(' '));
        Assert.DoesNotContain(second.Secret, (await store.Db(db => db.Set<Webhook>().SingleAsync())).Secret, StringComparison.Ordinal);

        static string Signature(AddedWebhook webhook, Request request) =>
            WebhookSecrets.Sign(webhook.Secret, Guid.Parse(request.Headers["webhook-id"]), long.Parse(request.Headers["webhook-timestamp"]), request.Body);
    }

    [Fact]
    public async Task Without_webhooks_a_change_asks_nothing_more_of_the_database()
    {
        await using var store = await Start(TestDatabase.Sqlite);
        var person = await AddPerson(store);
        await Write(store, person, "Warm");
        store.Asked.Take();

        await Write(store, person, "One");

        Assert.DoesNotContain(store.Asked.Take(), statement => statement.Contains("Webhook", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://receiver.example.org/hook", false, true)]
    [InlineData("https://203.0.114.7/hook", false, true)]
    [InlineData("http://receiver.example.org/hook", false, false)]
    [InlineData("http://receiver.example.org/hook", true, false)]
    [InlineData("https://user:word@receiver.example.org/hook", false, false)]
    [InlineData("ftp://receiver.example.org", false, false)]
    [InlineData("not an address", false, false)]
    [InlineData("https://127.0.0.1/hook", false, false)]
    [InlineData("https://localhost/hook", false, false)]
    [InlineData("https://10.1.2.3/hook", false, false)]
    [InlineData("https://172.20.0.1/hook", false, false)]
    [InlineData("https://192.168.1.1/hook", false, false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false, false)]
    [InlineData("https://[::1]/hook", false, false)]
    [InlineData("https://[fd00::1]/hook", false, false)]
    [InlineData("https://[::ffff:10.0.0.1]/hook", false, false)]
    [InlineData("http://127.0.0.1:9999/hook", true, true)]
    public void Only_public_addresses_are_taken_unless_the_operator_allows_others(string url, bool allowPrivate, bool isTaken) =>
        Assert.Equal(isTaken, WebhookTarget.WhatIsWrong(url, allowPrivate) is null);

    [Fact]
    public async Task A_name_that_leads_to_the_own_machine_is_not_connected_to()
    {
        using var receiver = new Receiver();
        using var client = WebhookTarget.Client(new(AllowPrivate: false));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(receiver.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal))));

        Assert.Empty(receiver.Got);
    }

    [Fact]
    public async Task Somebody_elses_webhook_is_not_there()
    {
        await using var store = await Start(TestDatabase.Sqlite);
        var added = await Add(store, "https://receiver.example.org/hook", "note.written");

        var theirs = await store.Call((RemoveWebhookHandler remove) => remove.HandleAsync(new(added.Id), CancellationToken.None), Person.OtherStateAdministrator);

        Assert.Equal("webhook.not-found", theirs.Problem!.Code);
        Assert.Empty((await store.Call((WebhooksQuery query) => query.HandleAsync(null, CancellationToken.None), Person.OtherStateAdministrator)).Webhooks);
        Assert.Single((await store.Call((WebhooksQuery query) => query.HandleAsync(null, CancellationToken.None), Person.Administrator)).Webhooks);
    }

    private static Task<TestStore> Start(TestDatabase database) => TestStore.StartAsync(database, services => services.AddSingleton(new WebhookSettings(AllowPrivate: true)));

    private static async Task<Guid> AddPerson(TestStore store, string office = TestOrganization.North, string id = "P-9002")
    {
        var answer = await store.Import(CaseFilesOnDisk.WithId(CaseFilesOnDisk.EverythingAt(office), id));
        return answer.ParticipantId!.Value;
    }

    private static async Task<AddedWebhook> Add(TestStore store, string url, params string[] kinds)
    {
        var place = await store.Db(db => db.OrgUnits.Where(u => u.Code == TestOrganization.North).Select(u => u.Id).SingleAsync());
        var added = await store.Call((AddWebhookHandler add) => add.HandleAsync(new(place, url, kinds), CancellationToken.None), Person.Administrator);
        Assert.True(added.IsDone, added.Problem?.Message);
        return added.Value;
    }

    private static async Task Write(TestStore store, Guid person, string text, Person? author = null)
    {
        var written = await store.Call((WriteNoteHandler write) =>
            write.HandleAsync(new(person, new CaseNoteDetails { Subject = "Regular contact", OccurredOn = Today(store), Text = text }), CancellationToken.None), author ?? Person.CareerPlanner);
        Assert.True(written.IsDone, written.Problem?.Message);
    }

    private static DateOnly Today(TestStore store) => DateOnly.FromDateTime(store.Clock.GetUtcNow().UtcDateTime);

    private static Task<int> Deliver(TestStore store) => store.Call((DeliverWebhooksHandler deliver) => deliver.HandleAsync(CancellationToken.None));

    private sealed record Request(Dictionary<string, string> Headers, string Body);

    /// <summary>A real listener on the own machine that writes down what it gets.</summary>
    private sealed class Receiver : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Receiver()
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/hook/";
            }
            _listener.Prefixes.Add(Url);
            _listener.Start();
            _ = ListenAsync();
        }

        public string Url { get; }

        public int Answer { get; set; } = 200;

        public List<Request> Got { get; } = [];

        public void Dispose() => _listener.Close();

        private async Task ListenAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                    Got.Add(new(context.Request.Headers.AllKeys.ToDictionary(k => k!.ToLowerInvariant(), k => context.Request.Headers[k]!), await reader.ReadToEndAsync()));
                    context.Response.StatusCode = Answer;
                    if (Answer == 302) context.Response.RedirectLocation = Url + "elsewhere";
                    context.Response.Close();
                }
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // Closed.
            }
        }
    }
}
