using System.Buffers.Binary;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace Milepost.App.Store.Bulk;

/// <summary>Writes encoded rows in the transaction that is open: by COPY on PostgreSQL, by prepared inserts on SQLite.</summary>
internal abstract class BulkWriter : IDisposable
{
    public static BulkWriter Of(MilepostDb db) => db.Database.GetDbConnection() switch
    {
        NpgsqlConnection postgres => new PostgresBulkWriter(postgres),
        SqliteConnection sqlite => new SqliteBulkWriter(sqlite),
        var other => throw new NotSupportedException(other.GetType().Name),
    };

    public abstract BulkRows NewRows();

    public abstract Task WriteAsync(string table, IReadOnlyList<string> columns, BulkRows rows, CancellationToken ct);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

internal sealed class PostgresBulkWriter(NpgsqlConnection connection) : BulkWriter
{
    private static readonly byte[] Head = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Tail = [0xFF, 0xFF];

    public override BulkRows NewRows() => new PostgresRows();

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

/// <remarks>Straight to SQLite's own calls: the driver's parameters cost several times what binding and stepping do.</remarks>
internal sealed class SqliteBulkWriter(SqliteConnection connection) : BulkWriter
{
    private readonly Dictionary<string, sqlite3_stmt> _prepared = [];

    public override BulkRows NewRows() => new SqliteRows();

    public override Task WriteAsync(string table, IReadOnlyList<string> columns, BulkRows rows, CancellationToken ct)
    {
        if (rows.Count == 0) return Task.CompletedTask;
        var statement = Prepare(table, columns);
        var at = rows.Written.Span;
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 1; column <= columns.Count; column++) at = at[Bind(statement, column, at)..];
            var code = raw.sqlite3_step(statement);
            raw.sqlite3_reset(statement);
            if (code != raw.SQLITE_DONE) throw Failed(code);
        }
        return Task.CompletedTask;
    }

    private static int Bind(sqlite3_stmt statement, int column, ReadOnlySpan<byte> value)
    {
        switch (value[0])
        {
            case SqliteRows.NullTag:
                raw.sqlite3_bind_null(statement, column);
                return 1;
            case SqliteRows.WholeTag:
                raw.sqlite3_bind_int64(statement, column, BinaryPrimitives.ReadInt64LittleEndian(value[1..]));
                return 9;
            default:
                var size = BinaryPrimitives.ReadInt32LittleEndian(value[1..]);
                raw.sqlite3_bind_text(statement, column, value.Slice(5, size));
                return 5 + size;
        }
    }

    private sqlite3_stmt Prepare(string table, IReadOnlyList<string> columns)
    {
        if (_prepared.TryGetValue(table, out var known)) return known;
        var sql = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))})";
        var code = raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement);
        if (code != raw.SQLITE_OK) throw Failed(code);
        return _prepared[table] = statement;
    }

    private DbException Failed(int code) => new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), code, raw.sqlite3_extended_errcode(connection.Handle));

    public override void Dispose()
    {
        foreach (var statement in _prepared.Values) statement.Dispose();
        _prepared.Clear();
        base.Dispose();
    }
}
