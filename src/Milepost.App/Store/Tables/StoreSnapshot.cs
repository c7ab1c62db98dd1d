using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Milepost.App.Store.Tables;

/// <summary>
/// The whole database as it stood at one instant, read by several connections at once while others go on writing. Nothing is locked
/// meanwhile; but what is written is kept beside the snapshot until it is closed, so it should not stand open for longer than it takes.
/// </summary>
public sealed class StoreSnapshot : IAsyncDisposable
{
    private readonly List<DbConnection> _connections = [];
    private readonly List<DbTransaction> _transactions = [];

    private StoreSnapshot() { }

    public bool IsSqlite => _connections[0] is SqliteConnection;

    public int Lanes => _connections.Count;

    /// <param name="lanes">How many connections are to see it.</param>
    public static async Task<StoreSnapshot> OpenAsync(DataLocation location, int lanes, CancellationToken ct)
    {
        var snapshot = new StoreSnapshot();
        try
        {
            await (location.Postgres is { } connection ? snapshot.OpenPostgresAsync(connection, lanes, ct) : snapshot.OpenSqliteAsync(location.SqliteFile, lanes, ct));
            return snapshot;
        }
        catch
        {
            await snapshot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads a query as this lane sees the database. One at a time in each lane on PostgreSQL.</summary>
    public TableReader Read(int lane, TableQuery query) => Read(_connections[lane], query);

    /// <summary>Every row of a table, in no order in particular.</summary>
    public TableReader Read(int lane, StoredTable table) => Read(lane, Query(table, IsSqlite));

    /// <summary>Every row of a table in the order of its key, which is the same on both databases.</summary>
    public TableReader ReadInOrder(int lane, StoredTable table) => ReadInOrder(_connections[lane], table);

    /// <summary>The same on a connection that is open already.</summary>
    public static TableReader ReadInOrder(DbConnection connection, StoredTable table)
    {
        var isSqlite = connection is SqliteConnection;
        var query = Query(table, isSqlite);
        // By bytes, whatever language the database sorts in: so is a Guid, and so is text on SQLite.
        var order = table.Key.Select(name => Quoted(name) + (!isSqlite && table.Column(name).Kind == ColumnKind.Text ? " COLLATE \"C\"" : ""));
        return Read(connection, query with { Sql = $"{query.Sql} ORDER BY {string.Join(", ", order)}" });
    }

    private static TableReader Read(DbConnection connection, TableQuery query) =>
        connection is SqliteConnection sqlite ? new SqliteTableReader(sqlite, query) : new PostgresTableReader((NpgsqlConnection)connection, query);

    /// <summary>Lets a context see the database as this lane does. It may only read.</summary>
    public async Task ShowToAsync(MilepostDb db, int lane, CancellationToken ct)
    {
        db.Database.SetDbConnection(_connections[lane]);
        await db.Database.UseTransactionAsync(_transactions[lane], ct);
    }

    /// <summary>How a selected column is written: a decimal of PostgreSQL comes as its text, whose places count.</summary>
    private static string Selected(StoredColumn column, bool isSqlite) => Quoted(column.Name) + (!isSqlite && column.Kind == ColumnKind.Decimal ? "::text" : "");

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static TableQuery Query(StoredTable table, bool isSqlite) =>
        new(table.Columns, $"SELECT {string.Join(", ", table.Columns.Select(c => Selected(c, isSqlite)))} FROM {Quoted(table.Name)}");

    private async Task OpenPostgresAsync(string connection, int lanes, CancellationToken ct)
    {
        // Out of the pool's way, and without the limit that a request's statements have.
        var settings = new NpgsqlConnectionStringBuilder(connection) { Pooling = false, CommandTimeout = 0 }.ToString();
        string? id = null;
        for (var lane = 0; lane < lanes; lane++)
        {
            var opened = new NpgsqlConnection(settings);
            _connections.Add(opened);
            await opened.OpenAsync(ct);
            _transactions.Add(await opened.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct));
            await using var command = opened.CreateCommand();
            command.CommandText = id is null ? "SET TRANSACTION READ ONLY" : $"SET TRANSACTION SNAPSHOT '{id}'; SET TRANSACTION READ ONLY";
            await command.ExecuteNonQueryAsync(ct);
            if (id is not null || lanes == 1) continue;
            command.CommandText = "SELECT pg_export_snapshot()";
            id = (string)(await command.ExecuteScalarAsync(ct))!;
        }
    }

    private async Task OpenSqliteAsync(string file, int lanes, CancellationToken ct)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 60 }.ToString();
        // While this one holds the write lock nobody can come between the first reader's instant and the last one's. One reader needs no such help.
        await using var gate = new SqliteConnection(settings);
        await gate.OpenAsync(ct);
        if (lanes > 1) await RunAsync(gate, "PRAGMA busy_timeout=60000; BEGIN IMMEDIATE", ct);
        try
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                var opened = new SqliteConnection(settings);
                _connections.Add(opened);
                await opened.OpenAsync(ct);
                await RunAsync(opened, "PRAGMA busy_timeout=60000", ct);
                _transactions.Add(opened.BeginTransaction(deferred: true));
                // A deferred transaction sees nothing before its first look.
                await RunAsync(opened, "SELECT count(*) FROM sqlite_master", ct);
            }
        }
        finally
        {
            if (lanes > 1) await RunAsync(gate, "ROLLBACK", CancellationToken.None);
        }
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var transaction in _transactions) await transaction.DisposeAsync();
        foreach (var connection in _connections) await connection.DisposeAsync();
    }
}
