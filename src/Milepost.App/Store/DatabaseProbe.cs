using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Milepost.App.Store;

/// <summary>
/// Whether the database answers and would take a write. It has a connection of its own: when all others are busy the node is busy, and
/// not away.
/// </summary>
public sealed class DatabaseProbe : IDisposable
{
    private const int PrimaryCode = 0xff;

    private readonly string _connection;
    private readonly bool _isPostgres;
    private readonly SemaphoreSlim _one = new(1);
    private NpgsqlConnection? _kept;

    public DatabaseProbe(DataLocation location)
    {
        _isPostgres = location.Postgres is not null;
        _connection = location.Postgres is { } postgres
            ? new NpgsqlConnectionStringBuilder(postgres) { Pooling = false, Timeout = 2, CommandTimeout = 2, ApplicationName = "milepost health", Enlist = false }.ToString()
            : new SqliteConnectionStringBuilder { DataSource = location.SqliteFile, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString();
    }

    /// <returns>What is wrong; null when nothing is.</returns>
    public async Task<string?> LookAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return _isPostgres ? await LookAtPostgresAsync(ct) : LookAtSqlite();
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<string?> LookAtPostgresAsync(CancellationToken ct)
    {
        try
        {
            if (_kept is null)
            {
                _kept = new(_connection);
                await _kept.OpenAsync(ct);
            }
            await using var command = new NpgsqlCommand("SHOW transaction_read_only", _kept);
            // On for a standby, and where somebody has made the database read-only.
            return await command.ExecuteScalarAsync(ct) is "off" ? null : await ForgetAsync("The database takes no writes: it is a standby or read-only.");
        }
        catch
        {
            await ForgetAsync("");
            throw;
        }
    }

    /// <summary>The next look connects anew: after a failover the name may lead elsewhere.</summary>
    private async Task<string> ForgetAsync(string words)
    {
        if (_kept is { } kept) await kept.DisposeAsync();
        _kept = null;
        return words;
    }

    private string? LookAtSqlite()
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        // Takes the write lock for a moment, and writes nothing. Past the driver, which would wait for it: somebody else having it is as good a sign.
        var answer = raw.sqlite3_exec(connection.Handle, "PRAGMA busy_timeout=0; BEGIN IMMEDIATE; ROLLBACK;") & PrimaryCode;
        return answer switch
        {
            raw.SQLITE_OK or raw.SQLITE_BUSY or raw.SQLITE_LOCKED => null,
            raw.SQLITE_READONLY => "The database file may not be written.",
            _ => $"SQLite answers {answer}.",
        };
    }

    public void Dispose()
    {
        _kept?.Dispose();
        _one.Dispose();
    }
}
