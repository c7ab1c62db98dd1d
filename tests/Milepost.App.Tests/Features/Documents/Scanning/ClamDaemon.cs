using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

[assembly: AssemblyFixture(typeof(Milepost.App.Tests.Features.Documents.Scanning.ClamDaemon.Stopper))]

namespace Milepost.App.Tests.Features.Documents.Scanning;

/// <summary>A real clamd with one signature of our own, so that it starts at once and finds what a test wants found.</summary>
public sealed class ClamDaemon
{
    public const string HowToInstall = "clamd was not found. Install it (Debian: apt-get install clamav-daemon).";

    /// <summary>What the signature looks for; harmless, and in no file by chance.</summary>
    public const string Marker = "milepost-pretend-virus-5c9c1f0e";

    private static readonly Lazy<Task<ClamDaemon>> Instance = new(() => Task.Run(StartAsync));

    private readonly Process _process;
    private readonly string _folder;

    private ClamDaemon(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public static bool IsInstalled { get; } = Program is not null;

    public static Task<ClamDaemon> Running => Instance.Value;

    public int Port { get; }

    public string SocketFile => Path.Combine(_folder, "clamd.sock");

    private static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, "clamd")).FirstOrDefault(File.Exists);

    private static async Task<ClamDaemon> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("milepost-clamd-").FullName;
        var port = FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder, "milepost.ndb"), $"Milepost.Pretend.Virus:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Marker))}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "clamd.conf"),
            $"Foreground yes\nDatabaseDirectory {folder}\nTemporaryDirectory {folder}\nLocalSocket {folder}/clamd.sock\nTCPSocket {port}\nTCPAddr 127.0.0.1\nUser {Environment.UserName}\nStreamMaxLength 1M\nMaxThreads 2\nLogFile {folder}/log\n");
        var process = Process.Start(new ProcessStartInfo(Program!, [$"--config-file={folder}/clamd.conf"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        for (var wait = 0; wait < 300; wait++)
        {
            if (process.HasExited) break;
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return new(process, folder, port);
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }
        throw new InvalidOperationException($"clamd did not start: {await File.ReadAllTextAsync(Path.Combine(folder, "log"))}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Stops it, if it was started, after the last test.</summary>
    public sealed class Stopper : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (!Instance.IsValueCreated || !Instance.Value.IsCompletedSuccessfully) return;
            var daemon = await Instance.Value;
            daemon._process.Kill();
            await daemon._process.WaitForExitAsync();
            daemon._process.Dispose();
            Directory.Delete(daemon._folder, recursive: true);
        }
    }
}
