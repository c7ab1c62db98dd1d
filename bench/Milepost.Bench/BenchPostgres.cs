using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Milepost.Bench;

/// <summary>A database of the benchmark's own on PostgreSQL: on a server that is named, or on one that is started for it and gone with it.</summary>
/// <remarks>The server keeps its settings as they come, so that a commit is on the disk before it is answered, as on SQLite.</remarks>
internal sealed class BenchPostgres : IAsyncDisposable
{
    private readonly string _server;
    private readonly string? _folder;
    private readonly bool _isKept;
    private readonly string _database;

    private BenchPostgres(string server, string? folder, bool isKept)
    {
        (_server, _folder, _isKept) = (server, folder, isKept);
        _database = isKept ? "milepost_bench" : $"milepost_bench_{Environment.ProcessId}";
    }

    public string Connection => ConnectionTo(_database);

    /// <param name="server">Connection string of a server on which databases may be made; null to start one.</param>
    public static async Task<BenchPostgres> CreateAsync(string? server)
    {
        var postgres = server is null ? Start(null) : new BenchPostgres(server, null, isKept: false);
        await postgres.ExecuteAsync($"CREATE DATABASE {postgres._database}");
        return postgres;
    }

    /// <summary>A server of the benchmark's own whose data stays in a folder for the next time.</summary>
    public static async Task<BenchPostgres> KeptInAsync(string folder)
    {
        var isNew = !Directory.Exists(Path.Combine(folder, "data"));
        var postgres = Start(folder);
        if (isNew) await postgres.ExecuteAsync($"CREATE DATABASE {postgres._database}");
        return postgres;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_folder is null)
        {
            await ExecuteAsync($"DROP DATABASE {_database}");
            return;
        }
        Run([.. AsServerUser(), Path.Combine(Programs(), "pg_ctl"), "stop", "-m", _isKept ? "fast" : "immediate", "-D", Path.Combine(_folder, "data")]);
        if (!_isKept) Directory.Delete(_folder, recursive: true);
    }

    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(_server) { Database = database, CommandTimeout = 600 }.ToString();

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static BenchPostgres Start(string? keepIn)
    {
        var folder = keepIn ?? Directory.CreateTempSubdirectory("milepost-bench-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        if (!File.Exists(Path.Combine(data, "PG_VERSION"))) Initialize(folder, data);
        var port = FreePort();
        Run([
            .. AsServerUser(), Path.Combine(Programs(), "pg_ctl"), "start", "-w", "-t", "60", "-D", data, "-l", Path.Combine(folder, "log"),
            "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_wal_size=8GB",
        ]);
        return new($"Host=127.0.0.1;Port={port};Username=postgres", folder, isKept: keepIn is not null);
    }

    private static void Initialize(string folder, string data)
    {
        Directory.CreateDirectory(data);
        if (MustChangeUser) Run("chown", "-R", "postgres", folder);
        Run([.. AsServerUser(), Path.Combine(Programs(), "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"]);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static bool MustChangeUser => Environment.UserName == "root";

    private static string[] AsServerUser() => MustChangeUser ? ["runuser", "-u", "postgres", "--"] : [];

    private static string Programs()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return new[] { Environment.GetEnvironmentVariable("MILEPOST_POSTGRES") }
            .Concat(debian.Select(folder => Path.Combine(folder, "bin")))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL was not found. Install it, set MILEPOST_POSTGRES to the folder that holds initdb, or name a server: --postgres \"Host=...\".");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        var words = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {words.Result}");
    }
}
