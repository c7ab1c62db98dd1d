using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Milepost.App.Store;

/// <summary>
/// Statements written by hand, for the few questions that are asked with every change or thousands of times a minute: several in one trip to
/// the database, and no entity for what is only handed on. Everything else is asked in LINQ.
/// </summary>
internal static class HandWrittenSql
{
    /// <summary>Runs within the transaction under way, if there is one.</summary>
    /// <param name="sql">The same on both databases, with parameters as "@name"; several statements give several results.</param>
    public static async Task<T> AskAsync<T>(this MilepostDb db, string sql, IEnumerable<(string Name, object? Value)> parameters, Func<DbDataReader, Task<T>> read, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            foreach (var (name, value) in parameters) command.Parameters.Add(command is SqliteCommand ? new SqliteParameter("@" + name, OnSqlite(value)) : OnPostgres(name, value));
            await using var reader = await command.ExecuteReaderAsync(ct);
            return await read(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>"IN (...)" for a list of ids that is one parameter, however long it is.</summary>
    public static string In(this MilepostDb db, string parameter) => db.IsSqlite ? $"IN (SELECT value FROM json_each(@{parameter}))" : $"= ANY(@{parameter})";

    /// <summary>
    /// The condition of <see cref="MilepostDb.VisibleParticipants"/> on the table of participants under the name of "p". A test holds both to
    /// the same people.
    /// </summary>
    public static string Visible(this MilepostDb db, List<(string Name, object? Value)> parameters)
    {
        var actor = db.Actor;
        if ((actor.CustomerOf ?? actor.SharedRecord) is { } only)
        {
            parameters.Add(("only", only));
            return """p."MergedIntoId" IS NULL AND p."Id" = @only""";
        }
        if (actor.SeesAll) return """p."MergedIntoId" IS NULL""";
        parameters.Add(("offices", actor.Offices));
        var reach = $"""p."OfficeId" {db.In("offices")}""";
        for (var at = 0; at < actor.Covers.Count; at++)
        {
            parameters.Add(($"covered{at}", actor.Covers[at].PlannerId));
            parameters.Add(($"coveredOffices{at}", actor.Covers[at].Offices));
            reach += $""" OR (p."PlannerId" = @covered{at} AND p."OfficeId" {db.In($"coveredOffices{at}")})""";
        }
        return $"""p."MergedIntoId" IS NULL AND ({reach})""";
    }

    private static object OnSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        IEnumerable<Guid> ids => JsonSerializer.Serialize(ids.Select(id => id.ToString().ToUpperInvariant())),
        _ => value,
    };

    private static NpgsqlParameter OnPostgres(string name, object? value) => value switch
    {
        null => new(name, DBNull.Value),
        IEnumerable<Guid> ids => new(name, NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = ids.ToArray() },
        _ => new(name, value),
    };
}
