using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Milepost.Bench.Caseload;
using Npgsql;

namespace Milepost.Bench.Serve;

/// <summary>Whole caseloads in and out by the published program's verbs, in rows a second, beside the plainest way the database has: inserts in one transaction or COPY, and a dump of the same tables.</summary>
internal static class BulkBenchmark
{
    private const double ImportTarget = 0.3;
    private const double ExportTarget = 0.5;

    /// <summary>The tables that the eight CSV files are made from.</summary>
    private static readonly string[] CaseloadTables = ["Participants", "Applications", "Enrollments", "Plans", "Goals", "Objectives", "Agreements", "Services", "CaseNotes"];

    public static async Task<int> ImportAsync(string product, ServeOptions options)
    {
        var made = options.From is null ? Directory.CreateTempSubdirectory("milepost-bench-csv-").FullName : null;
        try
        {
            if (made is not null) new MadeUpCaseload(options.People, seed: 1, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date)).Write(made);
            var folder = made ?? options.From!;
            var rows = CsvRows.CountIn(folder);
            Console.WriteLine($"{rows:N0} rows. {Machine.Words()}");
            List<double> floor = [], first = [], again = [];
            for (var round = 0; round < Math.Min(options.Rounds, 3); round++)
            {
                floor.Add(rows / await RawInsertAsync(options.Database, folder));
                await using var empty = await ServedCaseload.EmptyAsync(options with { Keep = null }, product);
                first.Add(rows / await empty.ImportAsync(folder));
                again.Add(rows / await empty.ImportAsync(folder));
                await Console.Error.WriteLineAsync($"floor {floor[^1]:N0} rows/s, import {first[^1]:N0}, again {again[^1]:N0}");
            }
            Console.WriteLine();
            var table = new MarkdownTable("import", "rows/s", "least to most", "x floor", "target");
            Add(table, options.Database.IsPostgres ? "COPY of the same files (floor)" : "inserts of the same rows in one transaction (floor)", floor, floor, null);
            Add(table, "import into an empty database", first, floor, ImportTarget);
            Add(table, "the same folder again", again, floor, null);
            Console.WriteLine(table);
            Console.WriteLine($"Medians of {first.Count} in turn. {Machine.Load()}");
            return 0;
        }
        finally
        {
            if (made is not null) Directory.Delete(made, recursive: true);
        }
    }

    public static async Task<int> ExportAsync(string product, ServeOptions options)
    {
        await using var caseload = await ServedCaseload.PrepareAsync(options, product);
        var everything = await caseload.TablesAsync();
        Console.WriteLine($"{caseload.DatabaseName}, {await caseload.CountAsync("Participants"):N0} people, {await caseload.MegabytesAsync():N0} MB. {Machine.Words()}");
        List<double> rawCaseload = [], rawAll = [], csv = [], tables = [], files = [];
        var folder = Directory.CreateTempSubdirectory("milepost-bench-export-").FullName;
        try
        {
            for (var round = 0; round < Math.Min(options.Rounds, 3); round++)
            {
                rawCaseload.Add(await DumpAsync(caseload, CaseloadTables, folder));
                csv.Add(await VerbAsync("csv", round));
                rawAll.Add(await DumpAsync(caseload, everything, folder));
                tables.Add(await VerbAsync("tables", round));
                files.Add(await VerbAsync("case-files", round));
                await Console.Error.WriteLineAsync($"dump of the caseload {rawCaseload[^1]:N0} rows/s, CSV {csv[^1]:N0}, dump of everything {rawAll[^1]:N0}, tables {tables[^1]:N0}, case files {files[^1]:N0} people/s");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        Console.WriteLine();
        var table = new MarkdownTable("export", "rows/s", "least to most", "x floor", "target");
        Add(table, $"dump of the {CaseloadTables.Length} tables of the caseload (floor)", rawCaseload, rawCaseload, null);
        Add(table, "the eight CSV files", csv, rawCaseload, ExportTarget);
        Add(table, $"dump of all {everything.Count} tables (floor)", rawAll, rawAll, null);
        Add(table, "every table as CSV", tables, rawAll, ExportTarget);
        Console.WriteLine(table);
        Console.WriteLine($"Case files: {new Latencies(files).Median:N0} people/s. Medians of {csv.Count} in turn. {Machine.Load()}");
        return 0;

        async Task<double> VerbAsync(string part, int round)
        {
            var to = Path.Combine(folder, $"{part}-{round}");
            var began = Stopwatch.GetTimestamp();
            var said = await RunningProgram.RunAsync(product, ["export", "--to", to, "--only", part, .. caseload.StoreArguments]);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            // "csv/casenotes.csv    346,012 rows"; case files are many, and counted in one line.
            var count = said.Split('\n').Where(line => line.StartsWith(part, StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1)
                .Sum(words => long.TryParse(words[1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : 0);
            Directory.Delete(to, recursive: true);
            return count / seconds;
        }
    }

    private static void Add(MarkdownTable table, string name, List<double> rates, List<double> floor, double? target)
    {
        var ratio = new Latencies(rates.Zip(floor, (rate, bare) => rate / bare)).Median;
        table.Add(name, new Latencies(rates).Median.ToString("N0", CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{rates.Min():N0} to {rates.Max():N0}"),
            ratio.ToString("0.00", CultureInfo.InvariantCulture), target is { } wanted ? $"{wanted:0.0} {(ratio >= wanted ? "met" : "missed")}" : "");
    }

    /// <returns>Seconds.</returns>
    private static async Task<double> RawInsertAsync(DatabaseChoice database, string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.csv").ToList();
        if (database.IsPostgres)
        {
            await using var server = await BenchPostgres.CreateAsync(database.Server);
            await using var connection = new NpgsqlConnection(server.Connection);
            await connection.OpenAsync();
            foreach (var file in files) await ExecuteAsync(connection, TableSql(file));
            var began = Stopwatch.GetTimestamp();
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var file in files)
            {
                await using var writer = await connection.BeginTextImportAsync($"COPY {NameOf(file)} FROM STDIN (FORMAT csv, HEADER)");
                using var reader = new StreamReader(file);
                var buffer = new char[1 << 16];
                int read;
                while ((read = await reader.ReadAsync(buffer)) > 0) await writer.WriteAsync(buffer.AsMemory(0, read));
            }
            await transaction.CommitAsync();
            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        var place = Directory.CreateTempSubdirectory("milepost-bench-raw-").FullName;
        try
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(place, "raw.db")};Pooling=False");
            await connection.OpenAsync();
            await ExecuteAsync(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
            foreach (var file in files) await ExecuteAsync(connection, TableSql(file));
            var began = Stopwatch.GetTimestamp();
            await using (var transaction = connection.BeginTransaction())
            {
                foreach (var file in files)
                {
                    await using var insert = connection.CreateCommand();
                    insert.Transaction = transaction;
                    var cells = CsvRows.ColumnsOf(file).Select((_, at) => insert.Parameters.Add($"@{at}", SqliteType.Text)).ToArray();
                    insert.CommandText = $"INSERT INTO {NameOf(file)} VALUES ({string.Join(", ", cells.Select(cell => cell.ParameterName))})";
                    insert.Prepare();
                    foreach (var row in CsvRows.Read(file))
                    {
                        for (var at = 0; at < cells.Length; at++) cells[at].Value = row[at].Length == 0 ? DBNull.Value : row[at];
                        insert.ExecuteNonQuery();
                    }
                }
                await transaction.CommitAsync();
            }
            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>Every column text, the id its key.</summary>
    private static string TableSql(string file) => $"CREATE TABLE {NameOf(file)} ({string.Join(", ", CsvRows.ColumnsOf(file).Select((column, at) => at == 0 ? $"{column} TEXT PRIMARY KEY" : $"{column} TEXT"))})";

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <returns>Rows a second.</returns>
    private static async Task<double> DumpAsync(ServedCaseload caseload, IReadOnlyList<string> tables, string folder)
    {
        var file = Path.Combine(folder, "raw.csv");
        var rows = 0L;
        foreach (var table in tables) rows += await caseload.CountAsync(table);
        await using var connection = await caseload.OpenAsync();
        var began = Stopwatch.GetTimestamp();
        await using (var writer = new StreamWriter(file, append: false, new UTF8Encoding(false), 1 << 18))
            foreach (var table in tables)
            {
                if (connection is NpgsqlConnection postgres)
                {
                    using var reader = await postgres.BeginTextExportAsync($"COPY (SELECT * FROM \"{table}\") TO STDOUT (FORMAT csv)");
                    var buffer = new char[1 << 16];
                    int read;
                    while ((read = await reader.ReadAsync(buffer)) > 0) await writer.WriteAsync(buffer.AsMemory(0, read));
                }
                else
                {
                    await using var command = connection.CreateCommand();
                    command.CommandText = $"SELECT * FROM \"{table}\"";
                    await using var reader = await command.ExecuteReaderAsync();
                    while (reader.Read())
                    {
                        for (var at = 0; at < reader.FieldCount; at++)
                        {
                            if (at > 0) writer.Write(',');
                            if (!reader.IsDBNull(at)) CsvRows.WriteCell(writer, reader.GetString(at));
                        }
                        writer.Write("\r\n");
                    }
                }
            }
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        File.Delete(file);
        return rows / seconds;
    }
}
