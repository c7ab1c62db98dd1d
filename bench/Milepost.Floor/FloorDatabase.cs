using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Milepost.Floor;

/// <summary>The product's database without the product: a pool of connections and what differs between the two kinds.</summary>
internal sealed class FloorDatabase(NpgsqlDataSource? postgres, string? sqliteFile)
{
    /// <summary>Statements are prepared by PostgreSQL when they come again, as anybody would have it who writes them by hand.</summary>
    public static FloorDatabase Postgres(string connection) => new(NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 50 }), null);

    public static FloorDatabase Sqlite(string file) => new(null, new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString());

    public async ValueTask<DbConnection> OpenAsync()
    {
        if (postgres is not null) return await postgres.OpenConnectionAsync();
        var connection = new SqliteConnection(sqliteFile);
        connection.Open();
        return connection;
    }

    /// <summary>A commit is on the disk before it is answered, as in the product. PostgreSQL does so unless told otherwise.</summary>
    public async ValueTask<DbConnection> OpenToWriteAsync()
    {
        var connection = await OpenAsync();
        if (postgres is null)
        {
            await using var pragma = connection.CreateCommand();
            pragma.CommandText = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;";
            await pragma.ExecuteNonQueryAsync();
        }
        return connection;
    }

    public DbCommand Command(DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            // SQLite keeps ids in capitals and days as text.
            (parameter.ParameterName, parameter.Value) = (name, (value, postgres) switch
            {
                (Guid id, null) => id.ToString().ToUpperInvariant(),
                (DateOnly day, null) => day.ToString("yyyy-MM-dd"),
                _ => value,
            });
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
