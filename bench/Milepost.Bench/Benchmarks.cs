namespace Milepost.Bench;

internal static class Benchmarks
{
    public static async Task<int> Main(string[] args) => args switch
    {
        ["pages"] => await PagesBenchmark.RunAsync(),
        ["judge", var record, var cases] => JudgeBenchmark.Run(record, cases),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("Say which benchmark: pages; judge RECORD.json CASES (a case file to time, and a folder of case files to prove on).");
        return 2;
    }
}
