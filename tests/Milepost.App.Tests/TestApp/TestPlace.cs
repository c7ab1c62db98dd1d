using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Sealing.Certificates;
using Milepost.App.Store;
using Npgsql;

namespace Milepost.App.Tests;

/// <summary>A data folder and a database of a test's own, deleted with it: empty, or with the test organization in it.</summary>
public sealed class TestPlace : IAsyncDisposable
{
    // Migrating and filling takes a second; copying takes milliseconds. So each database is made once and then copied.
    private static readonly Lazy<Task<TestPlace>> SqliteTemplate = new(() => MakeTemplateAsync(TestDatabase.Sqlite));
    private static readonly Lazy<Task<TestPlace>> PostgresTemplate = new(() => MakeTemplateAsync(TestDatabase.Postgres));

    /// <summary>The packs and lists that come with the program, read once: a fifth of what a start takes, and the same each time.</summary>
    internal static readonly Lazy<PolicyFiles> Policy = new(PolicyFiles.Read);

    private TestPlace(DataLocation location) => Location = location;

    public DataLocation Location { get; }

    /// <summary>Holds the test organization and its accounts.</summary>
    public static async Task<TestPlace> CreateAsync(TestDatabase database)
    {
        var template = await (database == TestDatabase.Sqlite ? SqliteTemplate : PostgresTemplate).Value;
        var folder = NewFolder();
        foreach (var file in Directory.GetFiles(template.Location.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(template.Location.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return new(new(folder, template.Location.Postgres is { } connection
            ? await (await PostgresServer.Running).CreateDatabaseAsync(new NpgsqlConnectionStringBuilder(connection).Database) : null));
    }

    /// <summary>Nothing in it, not even tables.</summary>
    public static async Task<TestPlace> CreateEmptyAsync(TestDatabase database) =>
        new(new(NewFolder(), database == TestDatabase.Postgres ? await (await PostgresServer.Running).CreateDatabaseAsync() : null));

    /// <param name="change">Puts something else in place of a service of the product, such as other policy packs.</param>
    public ServiceProvider BuildServices(TimeProvider clock, Action<IServiceCollection>? change = null)
    {
        var services = new ServiceCollection();
        services.AddMilepost(Location, Policy.Value);
        services.AddSingleton(clock);
        services.Configure<PasswordHasherOptions>(QuickPasswords);
        change?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Hashing passwords slowly is a good thing, but not for a hundred sign-ins a test run.</summary>
    public static void QuickPasswords(PasswordHasherOptions options) => options.IterationCount = 1;

    public async ValueTask DisposeAsync()
    {
        if (Location.Postgres is { } connection)
        {
            await using var pool = new NpgsqlConnection(connection);
            NpgsqlConnection.ClearPool(pool);
        }
        else
        {
            using var pool = new Microsoft.Data.Sqlite.SqliteConnection(StoreSetup.UseSqlite(new DbContextOptionsBuilder(), Location.SqliteFile)
                .Options.Extensions.OfType<Microsoft.EntityFrameworkCore.Infrastructure.RelationalOptionsExtension>().Single().ConnectionString);
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(pool);
        }
        Directory.Delete(Location.Folder, recursive: true);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("milepost-test-").FullName;

    private static async Task<TestPlace> MakeTemplateAsync(TestDatabase database)
    {
        var place = await CreateEmptyAsync(database);
        await using (var services = place.BuildServices(new TestClock()))
        await using (var scope = services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
            var db = scope.ServiceProvider.GetRequiredService<MilepostDb>();
            // A change of the model whose migration is still to be made fails in SchemaTests, by name, and not in every test.
            if (db.Database.HasPendingModelChanges()) await db.Database.EnsureCreatedAsync();
            else await DatabaseUpgrade.RunAsync(db);
            await TestOrganization.FillAsync(db, scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>());
            // A key takes a while to find, so all tests seal with the same.
            await scope.ServiceProvider.GetRequiredService<MakeFirstCertificateHandler>().HandleAsync(CancellationToken.None);
            if (database == TestDatabase.Sqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        // Copies are made of files and databases that nobody has open.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => { if (Directory.Exists(place.Location.Folder)) Directory.Delete(place.Location.Folder, recursive: true); };
        return place;
    }
}
