namespace Milepost.App.Store.Tables;

/// <summary>What is to be read: a query whose columns are of these kinds.</summary>
/// <param name="Columns">Names and kinds of what the query selects, in its order.</param>
/// <param name="Sql">Selects exactly these columns. Write a numeric column as <c>"X"::text</c> for PostgreSQL.</param>
public sealed record TableQuery(IReadOnlyList<StoredColumn> Columns, string Sql);

/// <summary>
/// Reads rows one after another, each value as its plain UTF-8 text, which is the same on both databases: a day as 2024-01-31, an instant
/// as 2024-01-31T12:00:00.000000Z, a Guid in small letters, bytes in Base64. No row is kept, so it takes the same memory for any number.
/// </summary>
/// <remarks>It goes around EF on purpose: most values are text, and their bytes go from the database into a file without ever being a string.</remarks>
public abstract class TableReader(IReadOnlyList<StoredColumn> columns) : IDisposable
{
    public IReadOnlyList<StoredColumn> Columns { get; } = columns;

    /// <summary>Goes to the next row; false after the last.</summary>
    public abstract bool Read();

    public abstract bool IsNull(int column);

    /// <summary>The value's text; empty for null. It stands until the next call.</summary>
    public abstract ReadOnlySpan<byte> Text(int column);

    /// <summary>Bytes as they are.</summary>
    public abstract ReadOnlySpan<byte> Bytes(int column);

    public DateOnly? Day(int column) => IsNull(column) ? null : PlainValue.Day(Text(column));

    public string? String(int column) => IsNull(column) ? null : System.Text.Encoding.UTF8.GetString(Text(column));

    public Guid Guid(int column) => System.Guid.Parse(Text(column));

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
