using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Tests;

/// <summary>The product without its web: for tests of the store, of handlers and of what lies beneath the pages.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly TestPlace _place;
    private readonly ServiceProvider _services;

    private TestStore(TestPlace place, TestClock clock, Action<IServiceCollection>? change) => (_place, Clock, _services) = (place, clock, place.BuildServices(clock, Asked.AddTo + change));

    public TestClock Clock { get; }

    public AskedOfTheDatabase Asked { get; } = new();

    public DataLocation Location => _place.Location;

    /// <summary>Starts with <see cref="TestOrganization"/> and nobody on the caseload.</summary>
    /// <param name="change">Puts something else in place of a service of the product, such as other mail settings.</param>
    public static async Task<TestStore> StartAsync(TestDatabase database = TestDatabase.Sqlite, Action<IServiceCollection>? change = null) =>
        new(await TestPlace.CreateAsync(database), new TestClock(), change);

    /// <summary>One session: what one request, verb or job does with the store. Acts as the operator unless somebody is named.</summary>
    public async Task<T> Session<T>(Func<IServiceProvider, Task<T>> work, Person? person = null)
    {
        await using var scope = _services.CreateAsyncScope();
        await ActAsync(scope.ServiceProvider, person);
        return await work(scope.ServiceProvider);
    }

    public Task Session(Func<IServiceProvider, Task> work, Person? person = null) =>
        Session(async services => { await work(services); return true; }, person);

    public Task<T> Db<T>(Func<MilepostDb, Task<T>> work, Person? person = null) => Session(services => work(services.GetRequiredService<MilepostDb>()), person);

    public Task Db(Func<MilepostDb, Task> work, Person? person = null) => Session(services => work(services.GetRequiredService<MilepostDb>()), person);

    /// <summary>Calls a handler or query: <c>store.Call((SignPlanHandler sign) => sign.HandleAsync(...), Person.CareerPlanner)</c>.</summary>
    public Task<T> Call<THandler, T>(Func<THandler, Task<T>> call, Person? person = null) where THandler : notnull =>
        Session(services => call(services.GetRequiredService<THandler>()), person);

    public Task<ImportAnswer> Import(ReadOnlyMemory<byte> file, string? office = null, string? planner = null, bool replace = false) =>
        Call((ImportCaseFileHandler import) => import.HandleAsync(new(file, "test", office, planner, replace), CancellationToken.None));

    public Task<Result<byte[]>> Export(string caseNumber) =>
        Call((ExportCaseFileHandler export) => export.HandleAsync(new(caseNumber), CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _place.DisposeAsync();
    }

    /// <summary>As the access middleware does it, on a route that is open to all of the person's roles.</summary>
    internal static async Task ActAsync(IServiceProvider services, Person? person)
    {
        var actor = services.GetRequiredService<Actor>();
        if (person is null)
        {
            actor.BecomeOperator();
            return;
        }
        var db = services.GetRequiredService<MilepostDb>();
        var account = await db.Users.SingleAsync(u => u.Email == person.Email);
        if (person.IsCustomer)
        {
            actor.BecomeCustomer(account.Id, account.DisplayName, account.ParticipantId);
            return;
        }
        var node = await db.OrgUnits.SingleAsync(u => u.Code == person.At);
        var below = await db.OrgUnits.Where(u => u.Path.StartsWith(node.Path)).Select(u => u.Id).ToListAsync();
        actor.Become(account.Id, account.DisplayName, [new(person.Role, node.Id, node.Path, node.Name)], new HashSet<StaffRole> { person.Role }, below.ToHashSet(), seesAll: false);
    }
}
