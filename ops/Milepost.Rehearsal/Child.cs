using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Milepost.Rehearsal;

/// <summary>A program of the rehearsal's own, with a log. Only such programs are ever ended.</summary>
internal sealed class Child : IDisposable
{
    private static readonly List<Child> All = [];

    private readonly Process _process;
    private readonly StreamWriter _log;

    private Child(string name, Process process, StreamWriter log) => (Name, _process, _log) = (name, process, log);

    public string Name { get; }

    public int Id => _process.Id;

    public bool IsRunning => !_process.HasExited;

    public static Child Start(string name, string folder, IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var words = command.ToList();
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>()) start.Environment[key] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start.");
        var log = new StreamWriter(Path.Combine(folder, $"{name}.log"), append: true) { AutoFlush = true };
        var child = new Child(name, process, log);
        process.OutputDataReceived += (_, line) => child.Write(line.Data);
        process.ErrorDataReceived += (_, line) => child.Write(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        lock (All) All.Add(child);
        return child;
    }

    /// <summary>Runs a program to its end and gives its exit code and all it said.</summary>
    public static async Task<(int Exit, string Said)> RunAsync(string name, string folder, IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var child = Start(name, folder, command, environment);
        await child._process.WaitForExitAsync();
        child._process.WaitForExit();
        lock (All) All.Remove(child);
        return (child._process.ExitCode, await File.ReadAllTextAsync(Path.Combine(folder, $"{name}.log")));
    }

    /// <summary>As a power cut does.</summary>
    public void Kill()
    {
        if (IsRunning) _process.Kill();
        _process.WaitForExit(5000);
    }

    /// <summary>As a machine does that goes dark: the program and all it started.</summary>
    public void KillWithAll()
    {
        if (IsRunning) _process.Kill(entireProcessTree: true);
        _process.WaitForExit(5000);
    }

    public void Signal(int number)
    {
        if (IsRunning) _ = SendSignal(Id, number);
    }

    public async Task StopAsync(TimeSpan atMost)
    {
        Signal(15);
        using var late = new CancellationTokenSource(atMost);
        try
        {
            await _process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            KillWithAll();
        }
    }

    /// <summary>Ends all that is left, the last started first.</summary>
    public static async Task StopAllAsync()
    {
        List<Child> left;
        lock (All) left = [.. Enumerable.Reverse(All)];
        foreach (var child in left.Where(child => child.IsRunning)) await child.StopAsync(TimeSpan.FromSeconds(8));
        foreach (var child in left) child.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Write(string? line)
    {
        if (line is null) return;
        lock (_log) if (_log.BaseStream is not null) _log.WriteLine(line);
    }

    public void Dispose()
    {
        lock (_log) _log.Dispose();
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int process, int signal);
}
