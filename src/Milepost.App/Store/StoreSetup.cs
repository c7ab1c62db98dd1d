using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Milepost.App.Store.Keys;
using Milepost.App.Store.Postgres;

namespace Milepost.App.Store;

/// <summary>Where the data lives: a folder, and either the SQLite file in it or a PostgreSQL server.</summary>
/// <param name="Folder">Holds the SQLite file and the keys that protect cookies and tokens.</param>
/// <param name="Postgres">Connection string of the PostgreSQL database; null for SQLite.</param>
public sealed record DataLocation(string Folder, string? Postgres)
{
    public string SqliteFile => Path.Combine(Folder, "milepost.db");

    public string KeyFolder => Path.Combine(Folder, "keys");
}

public static class StoreSetup
{
    public static IServiceCollection AddStore(this IServiceCollection services, DataLocation location)
    {
        services.AddSingleton(location);
        services.AddKeys(location);
        services.AddSingleton<Replica>();
        services.AddScoped<ReportStore>();
        if (location.Postgres is { } connection)
        {
            services.AddDbContext<PostgresMilepostDb>(options => UsePostgres(options, connection));
            services.AddScoped<MilepostDb>(s => s.GetRequiredService<PostgresMilepostDb>());
        }
        else
        {
            services.AddDbContext<SqliteMilepostDb>(options => UseSqlite(options, location.SqliteFile));
            services.AddScoped<MilepostDb>(s => s.GetRequiredService<SqliteMilepostDb>());
        }
        return services;
    }

    public static DbContextOptionsBuilder UsePostgres(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__Migrations").UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
                .ExecutionStrategy(dependencies => new AskOnceMore(dependencies)))
            .AddInterceptors(DatabaseUpgrade.ShortWaits.Instance, AskOnceMore.Listener.Instance);

    public static DbContextOptionsBuilder UseSqlite(DbContextOptionsBuilder options, string file) =>
        options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString(),
                sqlite => sqlite.MigrationsHistoryTable("__Migrations").UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(DurableSqlite.Instance);

    /// <summary>Full durability: a commit is on the disk before it is answered. WAL lets readers go on while one writes.</summary>
    private sealed class DurableSqlite : DbConnectionInterceptor
    {
        public static readonly DurableSqlite Instance = new();

        private const string Pragmas = "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
