using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Milepost.Bench.Serve;

/// <summary>Where the published product's processor time goes while it answers one of the five requests, sampled by Linux's perf: by library, and by method with what it calls.</summary>
internal static partial class ProfileBenchmark
{
    private const int Lines = 70;

    /// <summary>Names of methods compiled ahead of time are not told to perf, so that everything is compiled as it runs.</summary>
    private static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>
    {
        ["DOTNET_PerfMapEnabled"] = "1", ["DOTNET_ReadyToRun"] = "0", ["DOTNET_EnableWriteXorExecute"] = "0",
    };

    public static async Task<int> RunAsync(string product, ServeOptions options)
    {
        await using var caseload = await ServedCaseload.PrepareAsync(options, product);
        List<ServedPlanner> planners = [];
        foreach (var planner in await caseload.PlannersAsync(5)) planners.Add(planner with { Token = await caseload.TokenAsync(planner.Email) });
        var requests = new FiveRequests(planners, await caseload.TokenAsync(await caseload.StatewideAsync()));
        var folder = Directory.CreateTempSubdirectory("milepost-bench-profile-").FullName;
        await using var served = await RunningProgram.StartAsync(product, url => ["serve", "--urls", url, .. caseload.StoreArguments], "/health/live", Settings);
        foreach (var kind in requests.All.Where(kind => options.Only?.Contains(kind.Name) != false))
        {
            using var load = new Load(served.Address, kind.Product(served.Address));
            load.Run(options.Concurrency[0], TimeSpan.FromSeconds(2 * options.Seconds));
            var file = Path.Combine(folder, $"{kind.Name}.perf");
            using var perf = Process.Start(new ProcessStartInfo("perf", ["record", "-q", "-F", "497", "-g", "-p", served.ProcessId.ToString(CultureInfo.InvariantCulture), "-o", file]))!;
            await Task.Delay(300);
            var before = served.ProcessorTime;
            var result = load.Run(options.Concurrency[0], TimeSpan.FromSeconds(options.Seconds));
            var processor = served.ProcessorTime - before;
            using (var stop = Process.Start("kill", ["-INT", perf.Id.ToString(CultureInfo.InvariantCulture)])) await stop.WaitForExitAsync();
            await perf.WaitForExitAsync();
            Console.WriteLine($"== {kind.Name}: {result.PerSecond:N0} requests/s, {processor.TotalMilliseconds / result.Times.Count:0.00} ms of processor each, {result.Errors} errors");
            Console.WriteLine("by library:");
            Write(await ReportAsync(file, "--no-children", "--sort", "dso"), _ => true);
            Console.WriteLine("methods of Milepost and of EF Core, with what they call:");
            Write(await ReportAsync(file, "--children", "--sort", "symbol"), line => line.Contains("[milepost]", StringComparison.Ordinal) || line.Contains("[Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || line.Contains("[Microsoft.Data.Sqlite]", StringComparison.Ordinal) || line.Contains("[Npgsql]", StringComparison.Ordinal));
            Console.WriteLine("by themselves:");
            Write(await ReportAsync(file, "--no-children", "--sort", "symbol"), _ => true);
        }
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<IEnumerable<string>> ReportAsync(string file, params string[] how)
    {
        var report = await RunningProgram.RunAsync("perf", ["report", "-i", file, "--stdio", "-g", "none", "--percent-limit", "0.7", .. how]);
        return report.Split('\n').Where(line => line.Length > 0 && line[0] != '#');
    }

    private static void Write(IEnumerable<string> lines, Func<string, bool> isWanted)
    {
        foreach (var line in lines.Where(isWanted).Take(Lines))
        {
            var percent = line.AsSpan().Trim().ToString().Split(' ', 2)[0];
            // "instance void [milepost] Milepost.App.Access.AccessMiddleware+<InvokeAsync>d__4::MoveNext()[OptimizedTier1]": what it returns, where it comes from and how it was compiled is noise.
            var name = Symbol().Match(line) is { Success: true } method ? method.Groups[1].Value : line.Split(["] ", "%  "], StringSplitOptions.None)[^1];
            Console.WriteLine($"  {percent,7} {name.Trim()[..Math.Min(name.Trim().Length, 150)]}");
        }
    }

    [GeneratedRegex(@"\] ([^\[\]() ]+::[^\[\]() ]+)\(")]
    private static partial Regex Symbol();
}
