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
        _ => Usage(),
    };

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
        return 2;
    }
}
