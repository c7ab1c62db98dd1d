using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Milepost.Bench.Serve;

/// <summary>
/// The five requests of the published product beside a bare floor on the same database, in turn, with one request at a time and with sixteen: requests a second, their ratio,
/// times, errors, the flushes of a note, and the memory of the product afterwards.
/// </summary>
internal static class ServeBenchmark
{
    private const int Planners = 20;
    private const double MemoryTarget = 350;

    public static async Task<int> RunAsync(string product, string floor, ServeOptions options)
    {
        await using var caseload = await ServedCaseload.PrepareAsync(options, product);
        Console.WriteLine($"{caseload.DatabaseName}, {await caseload.CountAsync("Participants"):N0} people, {await caseload.CountAsync("CaseNotes"):N0} notes, {await caseload.CountAsync("Findings"):N0} findings, {await caseload.MegabytesAsync():N0} MB"
            + (caseload.Imported is { } import ? $", {import.Rows:N0} rows imported in {import.Seconds:N1} s ({import.Rows / import.Seconds:N0} rows/s)" : ""));
        Console.WriteLine(Machine.Words());

        List<ServedPlanner> planners = [];
        foreach (var planner in await caseload.PlannersAsync(Planners)) planners.Add(planner with { Token = await caseload.TokenAsync(planner.Email) });
        var requests = new FiveRequests(planners, await caseload.TokenAsync(await caseload.StatewideAsync()));

        await using var served = await RunningProgram.StartAsync(product, url => ["serve", "--urls", url, .. caseload.StoreArguments], "/health/live");
        await using var bare = await RunningProgram.StartAsync(floor, url => [url, .. caseload.FloorArguments]);
        List<Measured> measured = [];
        foreach (var kind in requests.All.Where(kind => options.Only?.Contains(kind.Name) != false))
        {
            await CheckAsync(kind, served.Address, bare.Address);
            using var ours = new Load(served.Address, kind.Product(served.Address));
            using var theirs = new Load(bare.Address, kind.Floor(bare.Address));
            foreach (var concurrency in options.Concurrency)
            {
                measured.Add(Measure(kind, concurrency, ours, theirs, options));
                Console.Error.WriteLine(measured[^1].Words);
            }
            if (kind.Name == "note")
                foreach (var concurrency in options.Concurrency) Console.WriteLine(await FlushCount.WordsAsync(caseload, served.ProcessId, () => ours.Run(concurrency, TimeSpan.FromSeconds(options.Seconds)), concurrency));
        }

        Console.WriteLine();
        Console.WriteLine(Table(measured));
        Console.WriteLine($"Resident memory of the product after the run: {served.ResidentMegabytes:0} MB, {served.PeakMegabytes:0} MB at the most ({(served.ResidentMegabytes < MemoryTarget ? "within" : "over")} the target of {MemoryTarget:0} MB); of the floor {bare.ResidentMegabytes:0} MB. {Machine.Load()}");
        return 0;
    }

    private static Measured Measure(RequestKind kind, int concurrency, Load product, Load floor, ServeOptions options)
    {
        var duration = TimeSpan.FromSeconds(options.Seconds);
        // Code that runs often is compiled again in the background; both sides get the time for it.
        WarmUp(duration, product, floor);
        List<(LoadResult Product, LoadResult Floor)> rounds = [];
        for (var round = 0; round < options.Rounds; round++)
        {
            // The order changes, so that neither is always the one who comes after the other.
            if (round % 2 == 0)
            {
                var first = floor.Run(concurrency, duration);
                rounds.Add((product.Run(concurrency, duration), first));
            }
            else rounds.Add((product.Run(concurrency, duration), floor.Run(concurrency, duration)));
        }
        return new(kind, concurrency, rounds);

        void WarmUp(TimeSpan time, params Load[] loads)
        {
            foreach (var load in loads) load.Run(concurrency, time);
        }
    }

    /// <summary>That both sides answer with the same amounts, for some requests, before anything is timed.</summary>
    private static async Task CheckAsync(RequestKind kind, Uri product, Uri floor)
    {
        var pairs = kind.Product(product).Zip(kind.Floor(floor)).ToList();
        using var ours = new LoadConnection(new(System.Net.IPAddress.Loopback, product.Port));
        using var theirs = new LoadConnection(new(System.Net.IPAddress.Loopback, floor.Port));
        foreach (var at in Enumerable.Range(0, Math.Min(5, pairs.Count)).Select(each => each * pairs.Count / 5 % pairs.Count).Distinct())
        {
            var (mine, bare) = (Amounts(ours, pairs[at].First), Amounts(theirs, pairs[at].Second));
            if (mine != bare) await Console.Error.WriteLineAsync($"{kind.Name}: the product answers with {mine}, the floor with {bare} ({Encoding.UTF8.GetString(pairs[at].First).Split('\r')[0]}).");
        }

        string Amounts(LoadConnection connection, byte[] request)
        {
            var status = connection.Send(request);
            if (status is not (200 or 201)) throw new InvalidOperationException($"{kind.Name} was answered with {status}: {Encoding.UTF8.GetString(request)}\n{Encoding.UTF8.GetString(connection.LastAnswer)}");
            using var json = JsonDocument.Parse(connection.LastBody());
            return kind.Amounts(json.RootElement);
        }
    }

    private static string Table(List<Measured> measured)
    {
        var table = new MarkdownTable("request", "at once", "floor req/s", "product req/s", "x floor", "least to most", "target", "p50 ms", "p95 ms", "p99 ms", "p99 / p50", "errors", "floor p50 ms");
        foreach (var each in measured)
            table.Add(each.Kind.Name, each.Concurrency, each.FloorPerSecond.ToString("N0", CultureInfo.InvariantCulture), each.PerSecond.ToString("N0", CultureInfo.InvariantCulture), each.Ratio.ToString("0.00", CultureInfo.InvariantCulture),
                $"{each.LeastRatio:0.00} to {each.MostRatio:0.00}", $"{each.Kind.Target:0.0} {(each.Ratio >= each.Kind.Target ? "met" : "missed")}",
                $"{each.Times.Median:0.00}", $"{each.Times.P95:0.00}", $"{each.Times.P99:0.00}", $"{each.Times.P99 / each.Times.Median:0.0}{(each.Times.P99 < 10 * each.Times.Median ? "" : " missed")}", each.Errors, $"{each.FloorTimes.Median:0.00}");
        return table.ToString();
    }

    private sealed class Measured(RequestKind kind, int concurrency, List<(LoadResult Product, LoadResult Floor)> rounds)
    {
        private readonly List<double> _ratios = [.. rounds.Select(round => round.Product.PerSecond / round.Floor.PerSecond)];

        public RequestKind Kind => kind;

        public int Concurrency => concurrency;

        public double PerSecond => new Latencies(rounds.Select(round => round.Product.PerSecond)).Median;

        public double FloorPerSecond => new Latencies(rounds.Select(round => round.Floor.PerSecond)).Median;

        /// <summary>The median of the rounds' own ratios: in a round both sides met the same neighbors.</summary>
        public double Ratio => new Latencies(_ratios).Median;

        public double LeastRatio => _ratios.Min();

        public double MostRatio => _ratios.Max();

        public Latencies Times { get; } = Latencies.Of(rounds.Select(round => round.Product.Times));

        public Latencies FloorTimes { get; } = Latencies.Of(rounds.Select(round => round.Floor.Times));

        public int Errors => rounds.Sum(round => round.Product.Errors + round.Floor.Errors);

        public string Words => $"{kind.Name} x{concurrency}: {PerSecond:N0}/s, floor {FloorPerSecond:N0}/s, {Ratio:0.00} of it"
            + (rounds.SelectMany(round => new[] { round.Product.FirstError, round.Floor.FirstError }).FirstOrDefault(error => error is not null) is { } error ? $"; {Errors} errors, the first: {error}" : "");
    }
}

/// <summary>The machine that a figure was measured on, for the figure to mean something.</summary>
internal static class Machine
{
    public static string Words() => $"{Environment.ProcessorCount} cores{Model()}, {RuntimeInformation.FrameworkDescription}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC. {Load()}";

    public static string Load() => File.Exists("/proc/loadavg") ? $"Load {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3))}." : "Load unknown.";

    private static string Model() => File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line ? $" of {line.Split(':')[1].Trim()}" : "";
}
