using System.Buffers.Text;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Milepost.App.Store.Tables;

/// <summary>Steps through a statement of SQLite itself, so that text comes as the bytes it is stored in.</summary>
public sealed class SqliteTableReader : TableReader
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private byte[] _scratch = new byte[64];

    public SqliteTableReader(SqliteConnection connection, TableQuery query) : base(query.Columns)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, query.Sql, out _statement), _database);
    }

    public override bool Read()
    {
        var answer = raw.sqlite3_step(_statement);
        if (answer == raw.SQLITE_ROW) return true;
        if (answer != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(answer, _database);
        return false;
    }

    public override bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public override ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public override ReadOnlySpan<byte> Text(int column)
    {
        if (IsNull(column)) return default;
        switch (Columns[column].Kind)
        {
            case ColumnKind.Bytes:
                return PlainValue.Base64(raw.sqlite3_column_blob(_statement, column), ref _scratch);
            case ColumnKind.Instant:
                return PlainValue.Write(raw.sqlite3_column_int64(_statement, column), _scratch);
            case ColumnKind.Bool:
                return raw.sqlite3_column_int64(_statement, column) == 0 ? "false"u8 : "true"u8;
            case ColumnKind.Integer:
                Utf8Formatter.TryFormat(raw.sqlite3_column_int64(_statement, column), _scratch, out var written);
                return _scratch.AsSpan(0, written);
            case ColumnKind.Guid:
                // Stored in capital letters.
                written = Ascii.ToLower(raw.sqlite3_column_blob(_statement, column), _scratch, out var length) == System.Buffers.OperationStatus.Done ? length : 0;
                return _scratch.AsSpan(0, written);
            default:
                // A number kept in a text column comes as its text, too.
                return raw.sqlite3_column_blob(_statement, column);
        }
    }

    protected override void Dispose(bool disposing) => _statement.Dispose();
}
