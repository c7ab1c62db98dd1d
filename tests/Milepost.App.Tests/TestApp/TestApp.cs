using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Health;

namespace Milepost.App.Tests;

/// <summary>
/// The product as people meet it: pages over HTTP, in this process, with a database of the test's own and a clock that the test
/// moves. Tests go in through pages and never reach into the container.
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly TestPlace _place;
    private readonly WebApplication _web;
    private readonly Dictionary<string, Visitor> _visitors = [];
    private readonly List<Visitor> _others = [];
    private readonly Failures _failures = new();
    private int _people;

    private TestApp(TestPlace place, TestClock clock, Action<IServiceCollection>? change)
    {
        (_place, Clock) = (place, clock);
        _web = MilepostWeb.Build([], place.Location, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders().AddProvider(_failures);
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.Configure<PasswordHasherOptions>(TestPlace.QuickPasswords);
            // No load balancer has to let go of a test.
            builder.Services.AddSingleton(HealthSettings.Read(null) with { Drain = TimeSpan.Zero });
            Asked.AddTo(builder.Services);
            change?.Invoke(builder.Services);
        }, TestPlace.Policy.Value);
    }

    public TestClock Clock { get; }

    public AskedOfTheDatabase Asked { get; } = new();

    /// <summary>Somebody who has not signed in. Each has a cookie jar of their own.</summary>
    public Visitor Stranger() => Another(null);

    /// <summary>Every endpoint the app maps, for the tests that watch over all of them.</summary>
    internal IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Endpoints =>
        [.. _web.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints];

    /// <summary>Starts with <see cref="TestOrganization"/> and nobody on the caseload.</summary>
    /// <param name="change">Puts something else in place of a service of the product, such as mail settings.</param>
    public static async Task<TestApp> StartAsync(TestDatabase database = TestDatabase.Sqlite, Action<IServiceCollection>? change = null)
    {
        var app = new TestApp(await TestPlace.CreateAsync(database), new TestClock(), change);
        await app._web.StartAsync();
        return app;
    }

    /// <summary>This person's browser. It signs in through the sign-in page at the first visit and stays signed in.</summary>
    public Visitor As(Person person)
    {
        lock (_visitors)
        {
            if (!_visitors.TryGetValue(person.Email, out var visitor)) _visitors[person.Email] = visitor = new(_web.GetTestServer(), person, _failures);
            return visitor;
        }
    }

    /// <summary>A second browser of the same person.</summary>
    public Visitor AsInAnotherBrowser(Person person) => Another(person);

    /// <summary>Takes a case file in, as the operator does, and gives the participant's id. Give the path of a file.</summary>
    public async Task<Guid> Import(string file, string? office = TestOrganization.North, Person? planner = null) =>
        await ImportJson(await File.ReadAllTextAsync(file), office, planner);

    public async Task<Guid> ImportJson(string json, string? office = TestOrganization.North, Person? planner = null)
    {
        var answer = await Call((ImportCaseFileHandler import) =>
            import.HandleAsync(new(System.Text.Encoding.UTF8.GetBytes(json), "test", office, (planner ?? Person.CareerPlanner).Email), CancellationToken.None));
        return answer.ParticipantId ?? throw new InvalidOperationException($"The case file was refused: {string.Join(' ', answer.Problems)}");
    }

    /// <summary>
    /// Puts a person on the caseload: an adult of the north office, applied, determined and enrolled, with no plan.
    /// <paramref name="change"/> may add to the case file: <c>file => file["plans"] = ...</c>.
    /// </summary>
    public async Task<Guid> AddParticipant(
        string firstName = "Ada", string lastName = "Sampleton", string program = "adult", string pack = "chicago-cook",
        string office = TestOrganization.North, Person? planner = null, string? id = null, Action<JsonObject>? change = null)
    {
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        var applied = $"{today.AddDays(-20):yyyy-MM-dd}";
        var entered = $"{today.AddDays(-14):yyyy-MM-dd}";
        var file = new JsonObject
        {
            ["format"] = "milepost-case/1",
            ["pack"] = pack,
            ["participant"] = new JsonObject
            {
                ["id"] = id ?? $"P-{1000 + Interlocked.Increment(ref _people)}", ["firstName"] = firstName, ["lastName"] = lastName,
                ["birthDate"] = program == "youth" ? "2007-05-04" : "1990-05-04", ["email"] = "ada@example.org", ["phone"] = "555-0123", ["language"] = "en",
            },
            ["application"] = new JsonObject { ["appliedOn"] = applied, ["determinedOn"] = entered, ["certifiedOn"] = entered, ["programs"] = new JsonArray(program), ["documents"] = new JsonArray() },
            ["enrollments"] = new JsonArray(new JsonObject { ["program"] = program, ["enteredOn"] = entered }),
        };
        // Adult funds serve by priority; it is decided with eligibility.
        if (program == "adult") file["application"]!["priorityGroup"] = 5;
        foreach (var list in new[] { "assessments", "plans", "services", "caseNotes", "credentials", "skillGains", "referrals", "partnerPrograms", "plannedGaps" })
            file[list] = new JsonArray();
        change?.Invoke(file);
        return await ImportJson(file.ToJsonString(), office, planner);
    }

    /// <summary>Gives a participant a sign-in, as if the invitation had been used.</summary>
    public async Task<Person> AddCustomer(Guid participantId, string email = "cara.customer@example.org")
    {
        var account = await Call(async (UserManager<UserAccount> accounts) =>
        {
            var added = new UserAccount { UserName = email, Email = email, EmailConfirmed = true, DisplayName = "Cara Customer-Test", ParticipantId = participantId };
            var created = await accounts.CreateAsync(added, Person.Password);
            return created.Succeeded ? added : throw new InvalidOperationException(string.Join(' ', created.Errors.Select(e => e.Description)));
        });
        return Person.CustomerCalled(account.DisplayName, email);
    }

    /// <summary>The participant as a case file: what the record holds, whatever the pages show.</summary>
    public async Task<JsonObject> Export(string caseNumber)
    {
        var result = await Call((ExportCaseFileHandler export) => export.HandleAsync(new(caseNumber), CancellationToken.None));
        return JsonNode.Parse(result.Value)!.AsObject();
    }

    /// <summary>Calls a handler as somebody, for what has no page; as the operator when nobody is named.</summary>
    public async Task<T> Call<THandler, T>(Func<THandler, Task<T>> call, Person? person = null) where THandler : notnull
    {
        await using var scope = _web.Services.CreateAsyncScope();
        await TestStore.ActAsync(scope.ServiceProvider, person);
        return await call(scope.ServiceProvider.GetRequiredService<THandler>());
    }

    private Visitor Another(Person? person)
    {
        var visitor = new Visitor(_web.GetTestServer(), person, _failures);
        lock (_visitors) _others.Add(visitor);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors.Values.Concat(_others)) visitor.Dispose();
        // What works in the background has to be done with the database before it is deleted.
        await _web.StopAsync();
        await _web.DisposeAsync();
        await _place.DisposeAsync();
    }

    /// <summary>What the app could not answer, so that a test fails with the reason and not with a page that is sorry.</summary>
    internal sealed class Failures : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<Exception> _exceptions = [];

        public Exception? Next() => _exceptions.TryDequeue(out var exception) ? exception : null;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && exception is not null) _exceptions.Enqueue(exception);
        }

        public void Dispose() { }
    }
}
