using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(Milepost.App.Tests.PostgresServer.Stopper))]

namespace Milepost.App.Tests;

/// <summary>One PostgreSQL server of our own for all tests of a run, started when the first test asks and gone with the last.</summary>
public sealed class PostgresServer
{
    public const string HowToInstall =
        "PostgreSQL was not found. Install it (Debian: apt-get install postgresql) or set MILEPOST_POSTGRES to the folder that holds initdb.";

    private static readonly Lazy<Task<PostgresServer>> Instance = new(() => Task.Run(Start));

    private readonly string _folder;
    private readonly int _port;
    private int _databases;

    private PostgresServer(string folder, int port) => (_folder, _port) = (folder, port);

    public static bool IsInstalled => Programs is not null;

    public static Task<PostgresServer> Running => Instance.Value;

    /// <summary>Where initdb and pg_ctl are: what is said, then Debian's newest, then the PATH.</summary>
    private static string? Programs { get; } = FindPrograms();

    /// <summary>Makes a database, empty or as a copy of another that nobody is connected to, and gives its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"} STRATEGY file_copy", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    /// <summary>A streaming replica of the whole server, until it is disposed.</summary>
    public async Task<StreamingReplica> StartReplicaAsync()
    {
        var data = Path.Combine(_folder, $"replica-{Guid.NewGuid():N}");
        var port = FreePort();
        await Task.Run(() =>
        {
            Run([.. AsServerUser(), Path.Combine(Programs!, "pg_basebackup"), "-D", data, "-R", "-X", "stream", "-c", "fast", "--no-sync", "-h", "127.0.0.1", "-p", $"{_port}", "-U", "postgres"]);
            Run([.. AsServerUser(), Path.Combine(Programs!, "pg_ctl"), "start", "-w", "-t", "60", "-D", data, "-l", data + ".log", "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c max_connections=300"]);
        });
        return new(port, () => Run([.. AsServerUser(), Path.Combine(Programs!, "pg_ctl"), "stop", "-m", "immediate", "-D", data]));
    }

    public sealed class StreamingReplica(int port, Action stop) : IDisposable
    {
        private bool _isStopped;

        public string Of(string connection) => new NpgsqlConnectionStringBuilder(connection) { Port = port, Timeout = 2 }.ToString();

        public void Stop()
        {
            if (!_isStopped) stop();
            _isStopped = true;
        }

        public void Dispose() => Stop();
    }

    private string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=20;Include Error Detail=true;Timeout=60;Command Timeout=120";

    private static PostgresServer Start()
    {
        var programs = Programs ?? throw new InvalidOperationException(HowToInstall);
        var folder = Directory.CreateTempSubdirectory("milepost-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        if (MustChangeUser) Run("chown", "-R", "postgres", folder);
        Run([.. AsServerUser(), Path.Combine(programs, "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        var port = FreePort();
        // Nothing of a test run must outlive it, so nothing need reach the disk.
        var options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=300";
        Run([.. AsServerUser(), Path.Combine(programs, "pg_ctl"), "start", "-w", "-t", "60", "-D", data, "-l", Path.Combine(folder, "log"), "-o", options]);
        return new(folder, port);
    }

    private void Stop()
    {
        NpgsqlConnection.ClearAllPools();
        Run([.. AsServerUser(), Path.Combine(Programs!, "pg_ctl"), "stop", "-m", "immediate", "-D", Path.Combine(_folder, "data")]);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static bool MustChangeUser => Environment.UserName == "root";

    private static string[] AsServerUser() => MustChangeUser ? ["runuser", "-u", "postgres", "--"] : [];

    private static string? FindPrograms()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return new[] { Environment.GetEnvironmentVariable("MILEPOST_POSTGRES") }
            .Concat(debian.Select(folder => Path.Combine(folder, "bin")))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && File.Exists(Path.Combine(folder, "initdb")));
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

    /// <summary>Stops the server, if one was started, after the last test.</summary>
    public sealed class Stopper : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (Instance.IsValueCreated) (await Instance.Value).Stop();
        }
    }
}
