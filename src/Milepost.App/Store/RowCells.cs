using System.Data.Common;
using System.Text.Json;

namespace Milepost.App.Store;

/// <summary>Reads the cells of a row of hand-written SQL as EF wrote them, alike on both databases.</summary>
internal static class RowCells
{
    public static string? Text(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    public static DateOnly Day(this DbDataReader row, int at) => row.GetFieldValue<DateOnly>(at);

    public static DateOnly? DayOrNull(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateOnly>(at);

    public static bool? FlagOrNull(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetBoolean(at);

    public static int? NumberOrNull(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetInt32(at);

    public static T Word<T>(this DbDataReader row, int at) where T : struct, Enum => Enum.Parse<T>(row.GetString(at));

    public static T? WordOrNull<T>(this DbDataReader row, int at) where T : struct, Enum => row.IsDBNull(at) ? null : Enum.Parse<T>(row.GetString(at));

    public static T? Json<T>(this DbDataReader row, int at) where T : class => row.IsDBNull(at) ? null : JsonSerializer.Deserialize<T>(row.GetString(at), JsonColumn.Options);

    /// <summary>A list kept as JSON; most are empty, which needs no parser.</summary>
    public static IReadOnlyList<T> JsonList<T>(this DbDataReader row, int at) => row.IsDBNull(at) || row.GetString(at) is not { Length: > 2 } text ? [] : JsonSerializer.Deserialize<List<T>>(text, JsonColumn.Options)!;
}
