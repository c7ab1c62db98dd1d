using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Milepost.App.Store.Tables;

/// <summary>What a column holds, whichever way its database stores it.</summary>
public enum ColumnKind { Text, Integer, Decimal, Bool, Guid, Day, Instant, Bytes }

/// <param name="StoreType">As the database names it: "uuid", "TEXT".</param>
/// <param name="IsIdentity">The database numbers the rows by this column.</param>
public sealed record StoredColumn(string Name, ColumnKind Kind, string StoreType, bool IsNullable, bool IsIdentity);

/// <summary>One table as the model maps it on one of the two databases. Both have the same tables and columns and differ in how a value is stored.</summary>
/// <param name="Key">Names of the key's columns.</param>
public sealed record StoredTable(string Name, IReadOnlyList<StoredColumn> Columns, IReadOnlyList<string> Key)
{
    private static readonly HashSet<string> TextTypes = new(StringComparer.OrdinalIgnoreCase) { "text", "character varying" };

    /// <summary>Every table of the model; what a foreign key points at comes before what points.</summary>
    public static IReadOnlyList<StoredTable> AllOf(MilepostDb db)
    {
        var tables = db.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        List<ITable> ordered = [];
        HashSet<ITable> entered = [];
        foreach (var table in tables) Enter(table);
        return [.. ordered.Select(table => new StoredTable(table.Name, [.. table.Columns.Select(Of)], [.. table.PrimaryKey!.Columns.Select(c => c.Name)]))];

        void Enter(ITable table)
        {
            if (!entered.Add(table)) return;
            foreach (var above in table.ForeignKeyConstraints.Select(key => key.PrincipalTable).OrderBy(above => above.Name, StringComparer.Ordinal)) Enter(above);
            ordered.Add(table);
        }
    }

    public StoredColumn Column(string name) => Columns.FirstOrDefault(c => c.Name == name) ?? throw new InvalidOperationException($"{Name} has no column {name}.");

    private static StoredColumn Of(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        return new(column.Name, KindOf(column), column.StoreType, column.IsNullable, property is { ValueGenerated: ValueGenerated.OnAdd } && property.IsPrimaryKey() && Plain(property.ClrType) == typeof(int));
    }

    /// <exception cref="NotSupportedException">A kind of column that nobody has thought of yet; a test goes over all of them.</exception>
    private static ColumnKind KindOf(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        var own = Plain(property.ClrType);
        // Instants and numbers of money are stored differently by each database, so their own kind counts and not what they become.
        if (own == typeof(DateTimeOffset)) return ColumnKind.Instant;
        if (own == typeof(decimal)) return ColumnKind.Decimal;
        var stored = Plain(property.GetTypeMapping().Converter?.ProviderClrType ?? own);
        var name = column.StoreType.Split('(')[0];
        return stored switch
        {
            _ when own == typeof(Guid) => ColumnKind.Guid,
            _ when own == typeof(DateOnly) => ColumnKind.Day,
            _ when own == typeof(bool) => ColumnKind.Bool,
            _ when own == typeof(byte[]) => ColumnKind.Bytes,
            _ when stored == typeof(string) && TextTypes.Contains(name) => ColumnKind.Text,
            _ when stored == typeof(int) || stored == typeof(long) || stored == typeof(short) || own.IsEnum => ColumnKind.Integer,
            _ => throw new NotSupportedException($"{column.Table.Name}.{column.Name} is {column.StoreType}: say in {nameof(StoredTable)} how it is read and written."),
        };
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
