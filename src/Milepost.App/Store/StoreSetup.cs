using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Milepost.App.Store.Keys;
using Milepost.App.Store.Postgres;
using Npgsql;
using SQLitePCL;

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
            services.AddDbContext<PostgresMilepostDb>(options => UsePostgres(options, connection), optionsLifetime: ServiceLifetime.Singleton);
            services.AddScoped<MilepostDb>(s => s.GetRequiredService<PostgresMilepostDb>());
        }
        else
        {
            services.AddDbContext<SqliteMilepostDb>(options => UseSqlite(options, location.SqliteFile), optionsLifetime: ServiceLifetime.Singleton);
            services.AddScoped<MilepostDb>(s => s.GetRequiredService<SqliteMilepostDb>());
        }
        return services;
    }

    public static DbContextOptionsBuilder UsePostgres(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(Prepared(connection), npgsql => npgsql.MigrationsHistoryTable("__Migrations").UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
                .ExecutionStrategy(dependencies => new AskOnceMore(dependencies)))
            .AddInterceptors(DatabaseUpgrade.ShortWaits.Instance, AskOnceMore.Listener.Instance);

    /// <summary>Statements that come again are prepared, unless the connection string says otherwise: behind PgBouncer write "Max Auto Prepare=0".</summary>
    private static string Prepared(string connection)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connection };
        return said.ContainsKey("Max Auto Prepare") || said.ContainsKey("MaxAutoPrepare") ? connection : new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 100 }.ToString();
    }

    public static DbContextOptionsBuilder UseSqlite(DbContextOptionsBuilder options, string file) =>
        options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString(),
                sqlite => sqlite.MigrationsHistoryTable("__Migrations").UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(DurableSqlite.Instance);

    /// <summary>Full durability: a commit is on the disk before it is answered. WAL lets readers go on while one writes.</summary>
    /// <remarks>The pool hands the same connections out again and again, and they keep what they were told.</remarks>
    private sealed class DurableSqlite : DbConnectionInterceptor
    {
        public static readonly DurableSqlite Instance = new();

        private const string Pragmas = "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";

        private readonly ConditionalWeakTable<sqlite3, object> _told = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (connection is not SqliteConnection { Handle: { } handle } || !_told.TryAdd(handle, this)) return;
            // EF looks for the file through such a connection, and the kind of journal cannot be changed through it: a restored backup has the other kind.
            if (raw.sqlite3_db_readonly(handle, "main") == 1) return;
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            // SQLite answers at once; there is nothing to wait for.
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
