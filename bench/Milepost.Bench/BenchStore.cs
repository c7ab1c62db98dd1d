using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App;
using Milepost.App.Access;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.Bench;

/// <summary>The product below its web on a database of the benchmark's own, which is deleted with it.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    private readonly string _folder;
    private readonly BenchPostgres? _postgres;
    private ServiceProvider _services;

    private BenchStore(string folder, BenchPostgres? postgres)
    {
        (_folder, _postgres) = (folder, postgres);
        _services = BuildServices(PackFiles.DefaultFolder);
    }

    public BenchClock Clock { get; } = new();

    public CommandRecorder Commands { get; } = new();

    public bool IsSqlite => _postgres is null;

    public string Name => IsSqlite ? "SQLite" : "PostgreSQL";

    public static async Task<BenchStore> CreateAsync(DatabaseChoice database)
    {
        var folder = Directory.CreateTempSubdirectory("milepost-bench-").FullName;
        var store = new BenchStore(folder, database.IsPostgres ? await BenchPostgres.CreateAsync(database.Server) : null);
        await store.Session(services => DatabaseUpgrade.RunAsync(services.GetRequiredService<MilepostDb>()));
        return store;
    }

    /// <summary>As when the program is started again with other files of policy.</summary>
    public async Task RestartWithPolicyAsync(string folder)
    {
        await _services.DisposeAsync();
        _services = BuildServices(folder);
    }

    /// <summary>What one request or job does. Acts as the operator unless a planner is named.</summary>
    public async Task<T> Session<T>(Func<IServiceProvider, Task<T>> work, Guid? planner = null)
    {
        await using var scope = _services.CreateAsyncScope();
        var actor = scope.ServiceProvider.GetRequiredService<Actor>();
        if (planner is { } account)
        {
            var offices = await scope.ServiceProvider.GetRequiredService<MilepostDb>().Participants.Where(p => p.PlannerId == account).Select(p => p.OfficeId!.Value).Distinct().ToListAsync();
            actor.Become(account, "Made-up planner", [], new HashSet<StaffRole> { StaffRole.CareerPlanner }, offices.ToHashSet(), seesAll: false);
        }
        else actor.BecomeOperator();
        return await work(scope.ServiceProvider);
    }

    public Task Session(Func<IServiceProvider, Task> work) => Session(async services => { await work(services); return true; });

    public Task<T> Db<T>(Func<MilepostDb, Task<T>> work) => Session(services => work(services.GetRequiredService<MilepostDb>()));

    /// <summary>Megabytes of the database.</summary>
    public Task<long> SizeAsync() => Db(db => IsSqlite
        ? Task.FromResult(new FileInfo(Path.Combine(_folder, "milepost.db")).Length >> 20)
        : db.Database.SqlQuery<long>($"SELECT pg_database_size(current_database()) / 1048576 AS \"Value\"").SingleAsync());

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_postgres is not null) await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private ServiceProvider BuildServices(string policyFolder)
    {
        var services = new ServiceCollection();
        services.AddMilepost(new DataLocation(_folder, _postgres?.Connection));
        var packs = PackFiles.Load(policyFolder);
        services.AddSingleton(packs);
        services.AddSingleton(PolicyBook.Load(policyFolder, packs));
        services.AddSingleton<TimeProvider>(Clock);
        services.ConfigureDbContext<SqliteMilepostDb>(options => options.AddInterceptors(Commands, Commands.Saving, Commands.Committing));
        services.ConfigureDbContext<PostgresMilepostDb>(options => options.AddInterceptors(Commands, Commands.Saving, Commands.Committing));
        return services.BuildServiceProvider(validateScopes: true);
    }
}

/// <summary>A day that comes when the benchmark says so: the same findings in every run.</summary>
internal sealed class BenchClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 18, 0, 0, TimeSpan.Zero);

    public DateOnly Today => DateOnly.FromDateTime(_now.Date);

    public override DateTimeOffset GetUtcNow() => _now;

    public void NextDay() => _now = _now.AddDays(1);
}

/// <summary>Where to measure.</summary>
/// <param name="Server">Connection string of a PostgreSQL server; null to start one.</param>
internal sealed record DatabaseChoice(bool IsPostgres, string? Server)
{
    /// <summary>Reads "[PEOPLE] [--postgres [CONNECTION]]"; null when it is something else.</summary>
    public static (int People, DatabaseChoice Database)? Read(string[] arguments, int people)
    {
        if (arguments is [var number, ..] && int.TryParse(number, out var wanted) && wanted > 0) (people, arguments) = (wanted, arguments[1..]);
        return arguments switch
        {
            [] => (people, new(false, null)),
            ["--postgres"] => (people, new(true, null)),
            ["--postgres", var server] => (people, new(true, server)),
            _ => null,
        };
    }
}
