using System.Data;
using System.Data.Common;
using System.Diagnostics;

namespace Milepost.Bench;

/// <summary>The floor below EF: the same queries, every row and column read, and nothing made of them.</summary>
internal static class BareReader
{
    /// <returns>How long it took, and how many rows came.</returns>
    public static async Task<(TimeSpan Took, int Rows)> ReadAsync(DbConnection connection, IEnumerable<RecordedCommand> queries)
    {
        if (connection.State != ConnectionState.Open) await connection.OpenAsync();
        var began = Stopwatch.GetTimestamp();
        var rows = 0;
        foreach (var query in queries) rows += await ReadAsync(connection, query);
        return (Stopwatch.GetElapsedTime(began), rows);
    }

    private static async Task<int> ReadAsync(DbConnection connection, RecordedCommand query)
    {
        await using var command = Command(connection, query, query.Text);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            rows++;
        }
        return rows;
    }

    /// <summary>How the database goes about a query, in its own words.</summary>
    public static async Task<IReadOnlyList<string>> ExplainAsync(DbConnection connection, RecordedCommand query, bool isSqlite)
    {
        if (connection.State != ConnectionState.Open) await connection.OpenAsync();
        await using var command = Command(connection, query, (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF) ") + query.Text);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync()) lines.Add(reader.GetString(isSqlite ? 3 : 0));
        return lines;
    }

    private static DbCommand Command(DbConnection connection, RecordedCommand query, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value, type) in query.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            if (connection is Npgsql.NpgsqlConnection == false) parameter.DbType = type;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
