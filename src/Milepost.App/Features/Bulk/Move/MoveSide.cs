using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Milepost.App.Store;
using Milepost.App.Store.Tables;
using Npgsql;

namespace Milepost.App.Features.Bulk.Move;

/// <summary>One database of a move, held by one transaction so that nobody else writes to it.</summary>
internal sealed class MoveSide : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    private MoveSide(DbConnection connection, DbTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    /// <returns>Null when others are at work there.</returns>
    public static async Task<MoveSide?> LockAsync(DataLocation location, CancellationToken ct)
    {
        DbConnection connection = location.Postgres is { } postgres
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false, CommandTimeout = 0 }.ToString())
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = location.SqliteFile, Pooling = false, ForeignKeys = true, DefaultTimeout = 5 }.ToString());
        try
        {
            await connection.OpenAsync(ct);
            if (connection is NpgsqlConnection && await CountAsync(connection, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'", ct) > 0)
            {
                await connection.DisposeAsync();
                return null;
            }
            // On SQLite this is the write lock itself.
            return new(connection, connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: false) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct));
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            await connection.DisposeAsync();
            return null;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Keeps others from writing into these tables until the move is over.</summary>
    public async Task HoldAsync(IEnumerable<StoredTable> tables, string mode, CancellationToken ct)
    {
        if (_connection is not NpgsqlConnection) return;
        await RunAsync($"LOCK TABLE {string.Join(", ", tables.Select(t => StoreSnapshot.Quoted(t.Name)))} IN {mode} MODE", ct);
    }

    /// <returns>Name of a table that holds rows; null when none does.</returns>
    public async Task<string?> FirstFilledAsync(IEnumerable<StoredTable> tables, CancellationToken ct)
    {
        foreach (var table in tables)
            if (await CountAsync(_connection, $"SELECT count(*) FROM (SELECT 1 FROM {StoreSnapshot.Quoted(table.Name)} LIMIT 1) x", ct) > 0) return table.Name;
        return null;
    }

    public TableWriter Write(StoredTable table) =>
        _connection is NpgsqlConnection postgres ? new PostgresTableWriter(postgres, table) : new SqliteTableWriter((SqliteConnection)_connection, (SqliteTransaction)_transaction, table);

    public TableReader ReadInOrder(StoredTable table) => StoreSnapshot.ReadInOrder(_connection, table);

    /// <summary>Lets columns that the database numbers go on after the highest number there is.</summary>
    public async Task SetNumbersAsync(IEnumerable<StoredTable> tables, CancellationToken ct)
    {
        if (_connection is not NpgsqlConnection) return;
        foreach (var table in tables)
            foreach (var column in table.Columns.Where(c => c.IsIdentity))
                await RunAsync($"SELECT setval(pg_get_serial_sequence('{StoreSnapshot.Quoted(table.Name)}', '{column.Name}'), coalesce(max({StoreSnapshot.Quoted(column.Name)}), 0) + 1, false) FROM {StoreSnapshot.Quoted(table.Name)}", ct);
    }

    public async Task CommitAsync(CancellationToken ct)
    {
        await _transaction.CommitAsync(ct);
        // The planner would otherwise know nothing of the new rows until the server gets round to them.
        await RunAsync("ANALYZE", ct);
    }

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<long> CountAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
