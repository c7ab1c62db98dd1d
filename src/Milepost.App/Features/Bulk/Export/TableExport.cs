using Milepost.App.DataFiles;
using Milepost.App.Store.Tables;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>Every table with every column in plain values: what another program, or another database, can be filled from.</summary>
internal static class TableExport
{
    public const string Folder = "tables";

    /// <returns>The rows written.</returns>
    public static long Write(ExportLane lane, StoredTable table, Stream into, CancellationToken ct)
    {
        var shown = table.Columns.Where(column => SecretColumns.WhyLeftOut(table, column) is null).ToList();
        using var csv = new ExactCsv(into);
        csv.Header(shown.Select(column => column.Name));
        if (shown.Count == 0) return 0;
        using var rows = lane.Read([.. shown.Select(column => $"{table.Name}.{column.Name}")], StoreSnapshot.Quoted(table.Name));
        while (rows.Read())
        {
            for (var column = 0; column < shown.Count; column++)
            {
                if (rows.IsNull(column)) csv.Empty();
                else csv.Cell(rows.Text(column));
            }
            csv.EndRow();
            if ((csv.Rows & 1023) == 0) ct.ThrowIfCancellationRequested();
        }
        return csv.Rows - 1;
    }

    /// <summary>Every column there is, with what it holds, and of those that are left out why.</summary>
    public static void WriteColumns(IEnumerable<StoredTable> tables, Stream into)
    {
        using var csv = new ExactCsv(into);
        csv.Header(["table", "column", "holds", "may_be_absent", "key", "left_out_because"]);
        foreach (var table in tables.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            foreach (var column in table.Columns)
            {
                csv.Cell(table.Name);
                csv.Cell(column.Name);
                csv.Cell(Holds(column.Kind));
                csv.Cell(column.IsNullable ? "yes" : "no");
                csv.Cell(table.Key.Contains(column.Name) ? "yes" : "no");
                csv.Cell(SecretColumns.WhyLeftOut(table, column));
                csv.EndRow();
            }
        }
    }

    private static string Holds(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "text",
        ColumnKind.Integer => "whole number",
        ColumnKind.Decimal => "decimal number",
        ColumnKind.Bool => "true or false",
        ColumnKind.Guid => "id",
        ColumnKind.Day => "day, 2024-01-31",
        ColumnKind.Instant => "instant in UTC, 2024-01-31T12:00:00.000000Z",
        _ => "bytes in Base64",
    };
}
