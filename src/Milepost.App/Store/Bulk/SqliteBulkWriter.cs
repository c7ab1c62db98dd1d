using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Milepost.App.Store.Bulk;

/// <summary>Prepared inserts, straight to SQLite's own calls.</summary>
/// <remarks>
/// Measured over 900,000 rows of tables, the driver's parameters cost more than the inserts: each call takes the connection's mutex and each
/// text is copied. A connection that one thread has to itself needs no mutex, and values that stay where they are need no copy. Durability
/// is that of every other connection: WAL, and a commit is on the disk before it is answered.
/// </remarks>
internal sealed class SqliteBulkWriter : BulkWriter
{
    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=30000; PRAGMA wal_autocheckpoint=20000; PRAGMA cache_size=-65536;";

    private readonly sqlite3 _database;
    private readonly Dictionary<string, sqlite3_stmt> _prepared = [];

    public SqliteBulkWriter(string file)
    {
        var code = raw.sqlite3_open_v2(file, out _database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK) throw Failed(code);
        Run(Pragmas);
    }

    public override BulkRows NewRows() => new SqliteRows();

    public override async Task InOneTransactionAsync(Func<Task> write, CancellationToken ct)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            await write();
            Run("COMMIT");
        }
        catch
        {
            // Nothing to take back where SQLite did so by itself.
            _ = raw.sqlite3_exec(_database, "ROLLBACK");
            throw;
        }
    }

    public override Task WriteAsync(string table, IReadOnlyList<string> columns, BulkRows rows, CancellationToken ct)
    {
        if (rows.Count == 0) return Task.CompletedTask;
        ct.ThrowIfCancellationRequested();
        var statement = Prepare(table, columns).DangerousGetHandle();
        var values = rows.Written.Span;
        var address = rows.Address;
        var at = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 1; column <= columns.Count; column++)
            {
                switch (values[at])
                {
                    case SqliteRows.NullTag:
                        _ = BindNull(statement, column);
                        at += 1;
                        break;
                    case SqliteRows.WholeTag:
                        _ = BindWhole(statement, column, BinaryPrimitives.ReadInt64LittleEndian(values[(at + 1)..]));
                        at += 9;
                        break;
                    default:
                        var size = BinaryPrimitives.ReadInt32LittleEndian(values[(at + 1)..]);
                        _ = BindText(statement, column, address + at + 5, size, Static);
                        at += 5 + size;
                        break;
                }
            }
            var code = Step(statement);
            _ = Reset(statement);
            if (code != raw.SQLITE_DONE) throw Failed(code);
        }
        return Task.CompletedTask;
    }

    private sqlite3_stmt Prepare(string table, IReadOnlyList<string> columns)
    {
        if (_prepared.TryGetValue(table, out var known)) return known;
        var sql = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))})";
        var code = raw.sqlite3_prepare_v2(_database, sql, out var statement);
        if (code != raw.SQLITE_OK) throw Failed(code);
        return _prepared[table] = statement;
    }

    private void Run(string sql)
    {
        var code = raw.sqlite3_exec(_database, sql);
        if (code != raw.SQLITE_OK) throw Failed(code);
    }

    private SqliteException Failed(int code) => new(raw.sqlite3_errmsg(_database).utf8_to_string(), code & 0xFF, raw.sqlite3_extended_errcode(_database));

    public override void Dispose()
    {
        foreach (var statement in _prepared.Values) statement.Dispose();
        _prepared.Clear();
        _database.Dispose();
        base.Dispose();
    }

    /// <summary>The value stays where it is until the statement is done.</summary>
    private const nint Static = 0;

    // These return at once, so the runtime need not get ready for a collection meanwhile.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_bind_null", ExactSpelling = true), SuppressGCTransition]
    private static extern int BindNull(nint statement, int column);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_bind_int64", ExactSpelling = true), SuppressGCTransition]
    private static extern int BindWhole(nint statement, int column, long value);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_bind_text", ExactSpelling = true), SuppressGCTransition]
    private static extern int BindText(nint statement, int column, nint value, int size, nint destructor);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_step", ExactSpelling = true)]
    private static extern int Step(nint statement);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_reset", ExactSpelling = true)]
    private static extern int Reset(nint statement);
}
