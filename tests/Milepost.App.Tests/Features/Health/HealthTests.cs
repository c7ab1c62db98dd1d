using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Milepost.App.Features.Health;
using Milepost.App.Store;
using Milepost.App.Telemetry;

namespace Milepost.App.Tests.Features.Health;

public sealed class HealthTests
{
    private const string Token = "a token for scraping, quite long";

    [Theory, EachDatabase]
    public async Task A_node_that_can_serve_says_so_and_only_an_administrator_is_told_why(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var stranger = app.Stranger();

        Assert.Equal((HttpStatusCode.OK, "{\"status\":\"live\"}"), await Ask(stranger, "/health/live"));
        Assert.Equal((HttpStatusCode.OK, "{\"status\":\"ready\"}"), await Ask(stranger, "/health/ready"));
        using var details = await app.As(Person.Administrator).GetOnce("/health/details");
        var told = JsonNode.Parse(await details.Content.ReadAsStringAsync())!;
        Assert.Equal(["database", "migrations", "policy", "keys", "disk"], told["checks"]!.AsArray().Select(check => (string)check!["name"]!));
        Assert.All(told["checks"]!.AsArray(), check => Assert.Equal("good", (string)check!["status"]!));
        Assert.DoesNotContain(app.Asked.Take(), statement => statement.Contains("@Token", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Without_its_database_a_node_lives_but_is_not_ready_and_says_no_more(TestDatabase database)
    {
        await using var place = await TestPlace.CreateEmptyAsync(database);
        var gone = database == TestDatabase.Postgres
            ? place.Location with { Postgres = "Host=127.0.0.1;Port=1;Database=gone;Username=nobody;Password=planted-secret" }
            : place.Location with { Folder = Path.Combine(place.Location.Folder, "gone") };
        await using var app = await TestApp.StartAsync(database, services => services.AddSingleton(new DatabaseProbe(gone)));

        Assert.Equal((HttpStatusCode.OK, "{\"status\":\"live\"}"), await Ask(app.Stranger(), "/health/live"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "{\"status\":\"unready\"}"), await Ask(app.Stranger(), "/health/ready"));
        using var details = await app.As(Person.Administrator).GetOnce("/health/details");
        var words = await details.Content.ReadAsStringAsync();
        Assert.Contains(database == TestDatabase.Postgres ? "Failed to connect" : "SqliteException (14, 14)", words, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-secret", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_takes_no_writes_is_not_ready()
    {
        await using var place = await TestPlace.CreateAsync(TestDatabase.Postgres);
        using var standby = new DatabaseProbe(place.Location with { Postgres = place.Location.Postgres + ";Options=-c default_transaction_read_only=on" });

        Assert.Equal("The database takes no writes: it is a standby or read-only.", await standby.LookAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachDatabase]
    public async Task Looking_does_not_wait_for_whoever_writes(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        using var probe = new DatabaseProbe(store.Location);

        await store.Db(async db =>
        {
            await using var writing = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, TestContext.Current.CancellationToken);
            var look = probe.LookAsync(TestContext.Current.CancellationToken);

            Assert.Null(await look.WaitAsync(TimeSpan.FromMilliseconds(900), TestContext.Current.CancellationToken));
        });
    }

    [Fact]
    public async Task However_often_it_is_asked_the_node_looks_once_a_second()
    {
        Readiness? readiness = null;
        await using var app = await TestApp.StartAsync(change: services => services.AddSingleton<IHostedService>(s => { readiness = s.GetRequiredService<Readiness>(); return ActivatorUtilities.CreateInstance<Draining>(s); }));

        var asked = Enumerable.Range(0, 50).Select(_ => readiness!.AskAsync()).ToList();

        Assert.All(asked, look => Assert.Same(asked[0], look));
        Assert.Equal(HealthReport.Ready, (await asked[0]).Status);
        await Task.Delay(1050, TestContext.Current.CancellationToken);
        Assert.NotSame(asked[0], readiness!.AskAsync());
    }

    [Fact]
    public async Task A_node_that_is_to_stop_says_so_first_where_somebody_looks()
    {
        Readiness? readiness = null;
        Draining? draining = null;
        await using var app = await TestApp.StartAsync(change: services =>
        {
            services.AddSingleton(new HealthSettings(TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(2), 0));
            services.AddSingleton<IHostedService>(s => { (readiness, draining) = (s.GetRequiredService<Readiness>(), ActivatorUtilities.CreateInstance<Draining>(s)); return draining; });
        });
        Assert.Equal(HttpStatusCode.OK, (await Ask(app.Stranger(), "/health/ready")).Status);

        var stopping = draining!.StoppingAsync(TestContext.Current.CancellationToken);

        Assert.False(stopping.IsCompleted);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "{\"status\":\"draining\"}"), await Ask(app.Stranger(), "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, (await Ask(app.Stranger(), "/sign-in")).Status);
        await stopping;
        Assert.True(readiness!.IsWatched);
    }

    [Fact]
    public async Task Figures_are_read_with_the_token_or_by_this_machine_and_by_nobody_else()
    {
        await using (var app = await TestApp.StartAsync()) Assert.Equal((HttpStatusCode.NotFound, ""), await Ask(app.Stranger(), "/metrics"));

        await using var open = await TestApp.StartAsync(change: services => services.AddSingleton(new MetricsSettings(Token: Token)));
        await open.AddParticipant("Zephyrine", "Quokkaworth");
        (await open.As(Person.CareerPlanner).Visit("/participants?search=Quokkaworth")).ShouldSay("Zephyrine");
        (await open.As(Person.CareerPlanner).Visit("/nowhere/Quokkaworth")).ShouldBeMissing();

        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(open.Stranger(), "/metrics")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(open.Stranger(), "/metrics", "another token, just as long")).Status);
        var (status, text) = await Ask(open.Stranger(), "/metrics", Token);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/participants\"}", text, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"404\"}", text, StringComparison.Ordinal);
        Assert.Contains("milepost_outbox_waiting ", text, StringComparison.Ordinal);
        Assert.Contains("milepost_changes_total{change=\"ImportCaseFile\",outcome=\"committed\"}", text, StringComparison.Ordinal);
        Assert.Contains("milepost_findings_written_total ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quokkaworth", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Metrics:Port", "70000")]
    [InlineData("Metrics:Token", "short")]
    [InlineData("Metrics:Enabled", "perhaps")]
    public void A_setting_that_cannot_be_meant_stops_the_program(string name, string value)
    {
        var settings = new Microsoft.Extensions.Configuration.ConfigurationManager { [name] = value };

        Assert.Throws<WrongSettingException>(() => MetricsSettings.Read(settings));
    }

    private static async Task<(HttpStatusCode Status, string Text)> Ask(Visitor visitor, string address, string? token = null)
    {
        using var response = await visitor.GetOnce(address, bearer: token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
