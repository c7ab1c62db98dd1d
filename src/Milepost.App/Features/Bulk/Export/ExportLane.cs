using Milepost.App.Store;
using Milepost.App.Store.Tables;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>People whose ids lie within this range, the last one included.</summary>
internal sealed record PeopleRange(int Number, Guid? After, Guid Last);

/// <summary>One connection that sees the export's snapshot, and a context over it.</summary>
internal sealed class ExportLane(StoreSnapshot snapshot, int number, IReadOnlyDictionary<string, StoredTable> tables, MilepostDb db)
{
    public MilepostDb Db => db;

    public bool Has(string table) => tables.ContainsKey(table);

    public TableReader Read(StoredTable table) => snapshot.Read(number, table);

    /// <summary>Some columns of some rows.</summary>
    /// <param name="columns">As "alias.Table.Column", or "Table.Column" where the table stands alone.</param>
    /// <param name="from">What follows FROM.</param>
    public TableReader Read(IReadOnlyList<string> columns, string from)
    {
        List<StoredColumn> selected = [];
        List<string> names = [];
        foreach (var column in columns)
        {
            var parts = column.Split('.');
            selected.Add(tables[parts[^2]].Column(parts[^1]));
            names.Add($"{StoreSnapshot.Quoted(parts[0])}.{StoreSnapshot.Quoted(parts[^1])}");
        }
        return snapshot.Read(number, new TableQuery(selected, $"SELECT {string.Join(", ", names)} FROM {from}"));
    }

    /// <summary>The rows of a table that belong to these people.</summary>
    public TableReader ReadOf(PeopleRange people, string table, params IEnumerable<string> columns) =>
        Read([.. columns.Select(column => $"{table}.{column}")], $"{StoreSnapshot.Quoted(table)} WHERE {Within(people, StoreSnapshot.Quoted("ParticipantId"))}");

    /// <param name="column">Written as SQL.</param>
    public string Within(PeopleRange people, string column) =>
        people.After is { } after ? $"{column} > {Literal(after)} AND {column} <= {Literal(people.Last)}" : $"{column} <= {Literal(people.Last)}";

    private string Literal(Guid id) => snapshot.IsSqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'::uuid";
}
