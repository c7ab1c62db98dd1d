using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Milepost.Bench.Caseload;
using Npgsql;

namespace Milepost.Bench.Serve;

/// <summary>A planner of the caseload with the people that are asked for.</summary>
internal sealed record ServedPlanner(string Id, string Email, IReadOnlyList<ServedPerson> People)
{
    public string Token { get; init; } = "";
}

/// <param name="PlanId">Of the plan that is open.</param>
internal sealed record ServedPerson(string Id, string LastName, string? PlanId);

/// <summary>A caseload in a database of the published product, brought in as an office would: as a folder of CSV files.</summary>
internal sealed class ServedCaseload : IAsyncDisposable
{
    private readonly ServeOptions _options;
    private readonly string _product;
    private readonly string _folder;
    private readonly BenchPostgres? _postgres;

    private ServedCaseload(ServeOptions options, string product, string folder, BenchPostgres? postgres) => (_options, _product, _folder, _postgres) = (options, product, folder, postgres);

    public string DatabaseName => _postgres is null ? "SQLite" : "PostgreSQL";

    public bool IsSqlite => _postgres is null;

    /// <summary>How long the import took, and of how many rows; null when the database was there already.</summary>
    public (double Seconds, long Rows)? Imported { get; private set; }

    /// <summary>Where the floor finds the database.</summary>
    public string[] FloorArguments => _postgres is { } server ? ["postgres", server.Connection] : ["sqlite", SqliteFile];

    public string[] StoreArguments => _postgres is { } server ? ["--data", _folder, "--db", server.Connection] : ["--data", _folder];

    private string SqliteFile => Path.Combine(_folder, "milepost.db");

    public static async Task<ServedCaseload> PrepareAsync(ServeOptions options, string product)
    {
        var folder = options.Keep is { } keep
            ? Directory.CreateDirectory(Path.Combine(keep, $"{(options.Database.IsPostgres ? "postgres" : "sqlite")}-{(options.From is { } from ? Path.GetFileName(from) : options.People.ToString(CultureInfo.InvariantCulture))}")).FullName
            : Directory.CreateTempSubdirectory("milepost-bench-").FullName;
        var postgres = !options.Database.IsPostgres ? null
            : options.Keep is not null && options.Database.Server is null ? await BenchPostgres.KeptInAsync(Path.Combine(folder, "postgres"))
            : await BenchPostgres.CreateAsync(options.Database.Server);
        var caseload = new ServedCaseload(options, product, folder, postgres);
        await RunningProgram.RunAsync(product, ["migrate", .. caseload.StoreArguments]);
        if (await caseload.CountAsync("Participants") == 0) await caseload.LoadAsync();
        return caseload;
    }

    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = _postgres is { } server ? new NpgsqlConnection(server.Connection) : new SqliteConnection($"Data Source={SqliteFile}");
        await connection.OpenAsync();
        return connection;
    }

    public async Task<long> CountAsync(string table) => (await ReadAsync($"SELECT COUNT(*) FROM \"{table}\"", reader => reader.GetInt64(0))).Single();

    public async Task<double> MegabytesAsync() => IsSqlite
        ? new FileInfo(SqliteFile).Length / 1048576.0
        : (await ReadAsync("SELECT pg_database_size(current_database())", reader => reader.GetInt64(0))).Single() / 1048576.0;

    public async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> row)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await using var reader = await command.ExecuteReaderAsync();
        List<T> rows = [];
        while (await reader.ReadAsync()) rows.Add(row(reader));
        return rows;
    }

    /// <summary>Some planners, spread over the offices, with the people of theirs whose plan is open.</summary>
    public async Task<IReadOnlyList<ServedPlanner>> PlannersAsync(int count)
    {
        var all = await ReadAsync(
            "SELECT u.\"Id\", u.\"Email\" FROM \"AspNetUsers\" u WHERE EXISTS (SELECT 1 FROM \"Participants\" p WHERE p.\"PlannerId\" = u.\"Id\") ORDER BY u.\"Email\"",
            reader => (Id: reader.GetValue(0).ToString()!, Email: reader.GetString(1)));
        List<ServedPlanner> chosen = [];
        foreach (var (id, email) in Enumerable.Range(0, Math.Min(count, all.Count)).Select(at => all[at * all.Count / Math.Min(count, all.Count)]))
            chosen.Add(new(id, email, await ReadAsync($"""
                SELECT p."Id", p."LastName", x."Id" FROM "Participants" p JOIN "Plans" x ON x."ParticipantId" = p."Id" AND x."ClosedOn" IS NULL
                WHERE p."PlannerId" = '{id}' ORDER BY p."CaseNumber"
                """, reader => new ServedPerson(reader.GetValue(0).ToString()!, reader.GetString(1), reader.GetValue(2).ToString()))));
        return chosen;
    }

    public async Task<string> TokenAsync(string email) =>
        (await RunningProgram.RunAsync(_product, ["token", "create", "--account", email, "--name", "benchmark", "--scopes", "read,write", .. StoreArguments])).Trim();

    /// <summary>Somebody who sees every office.</summary>
    public async Task<string> StatewideAsync()
    {
        const string email = "statewide.benchmark@example.org";
        if ((await ReadAsync($"SELECT COUNT(*) FROM \"AspNetUsers\" WHERE \"Email\" = '{email}'", reader => reader.GetInt64(0))).Single() > 0) return email;
        var top = (await ReadAsync("SELECT \"Code\" FROM \"OrgUnits\" WHERE \"ParentId\" IS NULL", reader => reader.GetString(0))).First();
        await RunningProgram.RunAsync(_product, ["account", "create", email, "--name", "Statewide Benchmark", "--role", "statewideStaff", "--at", top, .. StoreArguments]);
        return email;
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (_postgres is not null) await _postgres.DisposeAsync();
        if (_options.Keep is null) Directory.Delete(_folder, recursive: true);
    }

    private async Task LoadAsync()
    {
        var made = _options.From is null ? Directory.CreateTempSubdirectory("milepost-bench-csv-").FullName : null;
        try
        {
            if (made is not null) new MadeUpCaseload(_options.People, seed: 1, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date)).Write(made);
            var folder = made ?? _options.From!;
            var rows = Directory.EnumerateFiles(folder, "*.csv").Sum(file => RowsOf(file));
            var began = Stopwatch.GetTimestamp();
            await RunningProgram.RunAsync(_product, ["import", folder, "--pack", MadeUpState.PackId, .. StoreArguments]);
            Imported = (Stopwatch.GetElapsedTime(began).TotalSeconds, rows);
            await ReadAsync(IsSqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM ANALYZE", _ => true);
        }
        finally
        {
            if (made is not null) Directory.Delete(made, recursive: true);
        }
    }

    /// <summary>Rows of a CSV file: its line ends outside quotes, without the header.</summary>
    private static long RowsOf(string file)
    {
        var (rows, quoted) = (-1L, false);
        using var reader = new StreamReader(file);
        var buffer = new char[1 << 16];
        int read;
        while ((read = reader.Read(buffer)) > 0)
            foreach (var letter in buffer.AsSpan(0, read))
            {
                if (letter == '"') quoted = !quoted;
                else if (letter == '\n' && !quoted) rows++;
            }
        return rows;
    }
}
