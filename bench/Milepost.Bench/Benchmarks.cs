namespace Milepost.Bench;

internal static class Benchmarks
{
    public static async Task<int> Main(string[] args) => args switch
    {
        ["data", .. var rest] when Caseload.DataCommand.Run(rest) is { } code => code,
        ["pages"] => await PagesBenchmark.RunAsync(),
        ["judge", var record, var cases] => JudgeBenchmark.Run(record, cases),
        ["rejudge", var record, .. var rest] when DatabaseChoice.Read(rest, people: 2000) is var (people, database) => await RejudgeBenchmark.RunAsync(record, people, database),
        ["lists", var record, .. var rest] when DatabaseChoice.Read(rest, people: 20000) is var (people, database) => await ListsBenchmark.RunAsync(record, people, database),
        ["serve", var product, var floor, .. var rest] when Serve.ServeOptions.Read(rest) is { } options => await Serve.ServeBenchmark.RunAsync(product, floor, options),
        ["start", var product, var floor, .. var rest] when Serve.ServeOptions.Read(rest) is { } options => await Serve.StartBenchmark.RunAsync(product, floor, options),
        ["pages-load", var product, .. var rest] when Serve.ServeOptions.Read(rest) is { } options => await Serve.PagesLoadBenchmark.RunAsync(product, options),
        ["pdf", var record] => await PdfBenchmark.RunAsync(record),
        ["load", var url, var concurrency, var seconds] when Uri.TryCreate(url, UriKind.Absolute, out var address) => LoadOne(address, int.Parse(concurrency), double.Parse(seconds)),
        _ => Usage(),
    };

    /// <summary>One address again and again, to hold this driver beside another.</summary>
    private static int LoadOne(Uri address, int concurrency, double seconds)
    {
        using var load = new Serve.Load(address, [Serve.Load.Get(address, address.PathAndQuery)]);
        var result = load.Run(concurrency, TimeSpan.FromSeconds(seconds));
        Console.WriteLine($"{result.PerSecond:N0} requests/s, p50 {result.Times.Median:0.000} ms, p99 {result.Times.P99:0.000} ms, {result.Errors} errors {result.FirstError}");
        return 0;
    }

    private static int Usage()
    {
        Console.Error.WriteLine("""
            Say which benchmark:
              data [PEOPLE] DIR [--seed N] [--on YYYY-MM-DD]
              pages
              judge RECORD.json CASES (a case file to time, and a folder of case files to prove on)
              rejudge RECORD.json [PEOPLE] [--postgres [CONNECTION]] (a case file to make people of)
              lists RECORD.json [PEOPLE] [--postgres [CONNECTION]]
            """);
        Console.Error.WriteLine("  pdf RECORD.json");
        Console.Error.WriteLine($"  start MILEPOST FLOOR {Serve.ServeOptions.Usage}");
        Console.Error.WriteLine($"  pages-load MILEPOST {Serve.ServeOptions.Usage}");
        Console.Error.WriteLine("  load URL AT-ONCE SECONDS");
        Console.Error.WriteLine($"  serve MILEPOST FLOOR {Serve.ServeOptions.Usage} (the published program and the built floor)");
        return 2;
    }
}
