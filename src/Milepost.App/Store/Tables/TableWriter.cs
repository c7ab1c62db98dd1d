using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Milepost.App.Store.Tables;

/// <summary>Puts rows that a <see cref="TableReader"/> reads into a table of a database, value by value as that database stores them.</summary>
public abstract class TableWriter(StoredTable table) : IDisposable
{
    protected StoredTable Table { get; } = table;

    /// <summary>Writes the row the reader stands at; its columns are the table's, in the table's order.</summary>
    public abstract void Write(TableReader row);

    /// <summary>Without this nothing was written.</summary>
    public abstract void Complete();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}

/// <summary>By <c>COPY ... FROM STDIN</c> in binary.</summary>
public sealed class PostgresTableWriter(NpgsqlConnection connection, StoredTable table) : TableWriter(table)
{
    private readonly NpgsqlBinaryImporter _copy = connection.BeginBinaryImport(
        $"COPY {StoreSnapshot.Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(c => StoreSnapshot.Quoted(c.Name)))}) FROM STDIN (FORMAT binary)");

    public override void Write(TableReader row)
    {
        _copy.StartRow();
        for (var column = 0; column < Table.Columns.Count; column++)
        {
            if (row.IsNull(column)) _copy.WriteNull();
            else Write(Table.Columns[column], row.Text(column));
        }
    }

    public override void Complete() => _copy.Complete();

    protected override void Dispose(bool disposing) => _copy.Dispose();

    private void Write(StoredColumn column, ReadOnlySpan<byte> text)
    {
        switch (column.Kind)
        {
            case ColumnKind.Guid: _copy.Write(Guid.Parse(text), NpgsqlDbType.Uuid); break;
            case ColumnKind.Day: _copy.Write(PlainValue.Day(text), NpgsqlDbType.Date); break;
            case ColumnKind.Instant: _copy.Write(new DateTime(PlainValue.Ticks(text), DateTimeKind.Utc), NpgsqlDbType.TimestampTz); break;
            case ColumnKind.Decimal: _copy.Write(decimal.Parse(text, CultureInfo.InvariantCulture), NpgsqlDbType.Numeric); break;
            case ColumnKind.Bool: _copy.Write(text[0] == 't', NpgsqlDbType.Boolean); break;
            case ColumnKind.Bytes: _copy.Write(PlainValue.Bytes(text), NpgsqlDbType.Bytea); break;
            case ColumnKind.Integer when column.StoreType == "bigint": _copy.Write(long.Parse(text, CultureInfo.InvariantCulture), NpgsqlDbType.Bigint); break;
            case ColumnKind.Integer when column.StoreType == "smallint": _copy.Write(short.Parse(text, CultureInfo.InvariantCulture), NpgsqlDbType.Smallint); break;
            case ColumnKind.Integer: _copy.Write(int.Parse(text, CultureInfo.InvariantCulture), NpgsqlDbType.Integer); break;
            default: _copy.Write(Encoding.UTF8.GetString(text), NpgsqlDbType.Text); break;
        }
    }
}

/// <summary>By one prepared insert.</summary>
public sealed class SqliteTableWriter : TableWriter
{
    private readonly SqliteCommand _insert;

    public SqliteTableWriter(SqliteConnection connection, SqliteTransaction transaction, StoredTable table) : base(table)
    {
        _insert = connection.CreateCommand();
        _insert.Transaction = transaction;
        var names = table.Columns.Select((_, i) => $"$p{i}").ToList();
        _insert.CommandText = $"INSERT INTO {StoreSnapshot.Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(c => StoreSnapshot.Quoted(c.Name)))}) VALUES ({string.Join(", ", names)})";
        foreach (var name in names) _insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        _insert.Prepare();
    }

    public override void Write(TableReader row)
    {
        for (var column = 0; column < Table.Columns.Count; column++)
            _insert.Parameters[column].Value = row.IsNull(column) ? DBNull.Value : Value(Table.Columns[column], row.Text(column));
        _insert.ExecuteNonQuery();
    }

    public override void Complete() { }

    protected override void Dispose(bool disposing) => _insert.Dispose();

    private static object Value(StoredColumn column, ReadOnlySpan<byte> text) => column.Kind switch
    {
        ColumnKind.Guid => Encoding.UTF8.GetString(text).ToUpperInvariant(),
        ColumnKind.Instant => PlainValue.Ticks(text),
        ColumnKind.Bool => text[0] == 't' ? 1L : 0L,
        ColumnKind.Integer => long.Parse(text, CultureInfo.InvariantCulture),
        ColumnKind.Bytes => PlainValue.Bytes(text),
        _ => Encoding.UTF8.GetString(text),
    };
}
