using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Milepost.App.Store;

namespace Milepost.App.Tests;

/// <summary>The program as it is served, in a process of its own, with everything it writes kept. In-process tests see no standard output, no signals and no shutdown.</summary>
public sealed class ServedMilepost : IAsyncDisposable
{
    private const int Terminate = 15;

    private readonly Process _program;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServedMilepost(ProcessStartInfo start)
    {
        _program = Process.Start(start)!;
        _program.EnableRaisingEvents = true;
        _program.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"Milepost stopped: {Errors} {Output}"));
        _program.OutputDataReceived += (_, line) => Hear(line.Data);
        _program.ErrorDataReceived += (_, line) => { lock (_errors) _errors.AppendLine(line.Data); };
        _program.BeginOutputReadLine();
        _program.BeginErrorReadLine();
    }

    public Uri Address => _address.Task.Result;

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public string Errors
    {
        get { lock (_errors) return _errors.ToString(); }
    }

    public bool HasEnded => _program.HasExited;

    public int ExitCode => _program.ExitCode;

    /// <param name="settings">Environment variables.</param>
    public static async Task<ServedMilepost> StartAsync(DataLocation location, Dictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "milepost"), ["serve", "--data", location.Folder, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in new[] { "MILEPOST_POLICY", "ASPNETCORE_ENVIRONMENT", "ConnectionStrings__Milepost" }) start.Environment.Remove(name);
        if (location.Postgres is { } connection) start.Environment["ConnectionStrings__Milepost"] = connection;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var served = new ServedMilepost(start);
        try
        {
            await served._address.Task.WaitAsync(TimeSpan.FromSeconds(60));
            return served;
        }
        catch
        {
            await served.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public void AskToStop() => _ = kill(_program.Id, Terminate);

    public async Task WaitForEndAsync()
    {
        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _program.WaitForExitAsync(tooLong.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_program.HasExited)
        {
            _program.Kill();
            await _program.WaitForExitAsync();
        }
        _program.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_output) _output.AppendLine(line);
        const string AtLast = "Milepost is at ";
        if (line?.StartsWith(AtLast, StringComparison.Ordinal) == true) _address.TrySetResult(new(line[AtLast.Length..].Split(' ')[0]));
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}
