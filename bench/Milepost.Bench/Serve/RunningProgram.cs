using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Milepost.Bench.Serve;

/// <summary>A server in a process of its own, on a free port of loopback, stopped with the benchmark.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];

    private RunningProgram(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <summary>Until the page at <paramref name="path"/> was answered for the first time.</summary>
    public TimeSpan StartedIn { get; private set; }

    /// <summary>Megabytes that the process has in memory now.</summary>
    public double ResidentMegabytes => Status("VmRSS:") / 1024.0;

    /// <summary>The most it ever had.</summary>
    public double PeakMegabytes => Status("VmHWM:") / 1024.0;

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="arguments">Makes the program's arguments of the address it is to listen at.</param>
    public static async Task<RunningProgram> StartAsync(string program, Func<string, IEnumerable<string>> arguments, string path = "/", IReadOnlyDictionary<string, string>? environment = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(program, arguments(address.ToString().TrimEnd('/'))) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var began = Stopwatch.GetTimestamp();
        var running = new RunningProgram(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."), address);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
                running.StartedIn = Stopwatch.GetElapsedTime(began);
                if ((int)answer.StatusCode < 500) return running;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            if (running._process.HasExited || Stopwatch.GetElapsedTime(began) > TimeSpan.FromMinutes(3))
            {
                var words = running.Words();
                await running.DisposeAsync();
                throw new InvalidOperationException($"{program} does not answer at {address}: {words}");
            }
            await Task.Delay(5);
        }
    }

    /// <summary>Runs a verb to its end.</summary>
    /// <returns>What it said on standard output.</returns>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {await errors}{output}");
    }

    public string Words()
    {
        lock (_said) return string.Join('\n', _said.TakeLast(20));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // Asked to stop first, so that what it has to write is written.
            using (var ask = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) await ask.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync();
            }
        }
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (_said) _said.Add(line.Data);
    }

    private double Status(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? double.NaN : double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
