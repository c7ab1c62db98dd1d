using System.Diagnostics;
using System.Globalization;

namespace Milepost.Bench.Caseload;

/// <summary>Makes a caseload as a folder of CSV files.</summary>
internal static class DataCommand
{
    /// <param name="arguments">[PEOPLE] DIR [--seed N] [--on YYYY-MM-DD]</param>
    /// <returns>Null when the arguments say something else.</returns>
    public static int? Run(string[] arguments)
    {
        var (people, seed, on) = (20_000, 1, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date));
        string? folder = null;
        for (var at = 0; at < arguments.Length; at++)
        {
            switch (arguments[at])
            {
                case "--seed" when at + 1 < arguments.Length && int.TryParse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out seed): at++; break;
                case "--on" when at + 1 < arguments.Length && DateOnly.TryParseExact(arguments[at + 1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out on): at++; break;
                case var first when at == 0 && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0: people = number; break;
                case var path when folder is null && !path.StartsWith('-'): folder = path; break;
                default: return null;
            }
        }
        if (folder is null) return null;

        var began = Stopwatch.GetTimestamp();
        var written = new MadeUpCaseload(people, seed, on).Write(folder);
        foreach (var (name, rows) in written) Console.WriteLine($"{name,-18} {rows,12:N0} rows");
        Console.WriteLine($"{people:N0} people as of {on:yyyy-MM-dd}, seed {seed}: {written.Sum(file => file.Rows):N0} rows, {written.Sum(file => file.Rows) / (double)people:0.0} a person, "
            + $"{Directory.EnumerateFiles(folder).Sum(file => new FileInfo(file).Length) >> 20:N0} MB in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        return 0;
    }
}
