using System.Globalization;

namespace Milepost.Bench.Serve;

/// <summary>From starting the published program to its first answered page, and its memory when nobody asks for anything: the first time ever, empty, and with a caseload; beside a bare server.</summary>
internal static class StartBenchmark
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    /// <summary>A page with its layout and words, for whoever has not signed in.</summary>
    private const string FirstPage = "/sign-in";

    public static async Task<int> RunAsync(string product, string floor, ServeOptions options)
    {
        await using var caseload = await ServedCaseload.PrepareAsync(options, product);
        var people = (await caseload.CountAsync("Participants")).ToString("N0", CultureInfo.InvariantCulture);
        var empty = Directory.CreateTempSubdirectory("milepost-bench-start-").FullName;
        try
        {
            Console.WriteLine(Machine.Words());
            await RunningProgram.RunAsync(product, ["migrate", "--data", Path.Combine(empty, "database")]);
            List<Case> cases =
            [
                new("bare server (floor)", _ => RunningProgram.StartAsync(floor, url => [url, .. caseload.FloorArguments])),
                new("for the first time, no database yet, SQLite", round => RunningProgram.StartAsync(product, url => ["serve", "--urls", url, "--data", Path.Combine(empty, $"first-{round}")], FirstPage)),
                new("empty, SQLite", _ => RunningProgram.StartAsync(product, url => ["serve", "--urls", url, "--data", Path.Combine(empty, "database")], FirstPage)),
                new($"{people} people, {caseload.DatabaseName}", _ => RunningProgram.StartAsync(product, url => ["serve", "--urls", url, .. caseload.StoreArguments], FirstPage)),
            ];
            // In turn, so that a busy neighbor meets all of them.
            for (var round = 0; round < options.Rounds; round++)
                foreach (var each in cases) await each.MeasureAsync(round);

            Console.WriteLine();
            var table = new MarkdownTable("start", "first page, ms", "least to most", "processor ms", "MB at rest", "x floor");
            foreach (var each in cases)
                table.Add(each.Name, $"{each.Times.Median:0}", $"{each.Times.Least:0} to {each.Times.Longest:0}", $"{new Latencies(each.Processor).Median:0}", $"{new Latencies(each.Megabytes).Median:0}",
                    $"{each.Times.Median / cases[0].Times.Median:0.0}");
            Console.WriteLine(table);
            Console.WriteLine($"Medians of {options.Rounds} starts in turn; the disk's pages are in memory. Memory {Rest.TotalSeconds:0} s after the first page. {Machine.Load()}");
            return 0;
        }
        finally
        {
            Directory.Delete(empty, recursive: true);
        }
    }

    private sealed class Case(string name, Func<int, Task<RunningProgram>> start)
    {
        private readonly List<double> _times = [];

        public string Name => name;

        public List<double> Megabytes { get; } = [];

        public List<double> Processor { get; } = [];

        public Latencies Times => new(_times);

        public async Task MeasureAsync(int round)
        {
            await using var running = await start(round);
            _times.Add(running.StartedIn.TotalMilliseconds);
            Processor.Add(running.ProcessorTime.TotalMilliseconds);
            await Task.Delay(Rest);
            Megabytes.Add(running.ResidentMegabytes);
        }
    }
}
