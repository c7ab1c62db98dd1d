using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Milepost.App.Store.Bulk;

/// <summary>Writes encoded rows: by COPY on PostgreSQL, by prepared inserts on SQLite.</summary>
internal abstract class BulkWriter : IDisposable
{
    /// <summary>A writer on the store's database; on SQLite with a connection of its own.</summary>
    public static BulkWriter Of(MilepostDb db) => db.Database.GetDbConnection() switch
    {
        NpgsqlConnection postgres => new PostgresBulkWriter(postgres),
        SqliteConnection sqlite => new SqliteBulkWriter(new SqliteConnectionStringBuilder(sqlite.ConnectionString).DataSource),
        var other => throw new NotSupportedException(other.GetType().Name),
    };

    public abstract BulkRows NewRows();

    /// <summary>Everything that <paramref name="write"/> writes is in one transaction; where it fails, nothing is.</summary>
    public abstract Task InOneTransactionAsync(Func<Task> write, CancellationToken ct);

    public abstract Task WriteAsync(string table, IReadOnlyList<string> columns, BulkRows rows, CancellationToken ct);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

internal sealed class PostgresBulkWriter(NpgsqlConnection connection) : BulkWriter
{
    private static readonly byte[] Head = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Tail = [0xFF, 0xFF];

    public override BulkRows NewRows() => new PostgresRows();

    public override async Task InOneTransactionAsync(Func<Task> write, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await write();
        await transaction.CommitAsync(ct);
    }

    public override async Task WriteAsync(string table, IReadOnlyList<string> columns, BulkRows rows, CancellationToken ct)
    {
        if (rows.Count == 0) return;
        var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        await using var copy = await connection.BeginRawBinaryCopyAsync($"COPY \"{table}\" ({names}) FROM STDIN (FORMAT BINARY)", ct);
        await copy.WriteAsync(Head, ct);
        await copy.WriteAsync(rows.Written, ct);
        await copy.WriteAsync(Tail, ct);
    }
}
