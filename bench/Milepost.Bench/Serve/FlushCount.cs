using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Milepost.Bench.Serve;

/// <summary>How often a database asks the disk to keep what was written, for each note: strace beside SQLite, the server's own count on PostgreSQL.</summary>
internal static partial class FlushCount
{
    public static async Task<string> WordsAsync(ServedCaseload caseload, int process, Func<LoadResult> load, int concurrency)
    {
        var (flushes, notes) = caseload.IsSqlite ? await OfProcessAsync(process, load) : await OfServerAsync(caseload, load);
        return flushes is { } count ? $"Flushes to the disk for each note, {concurrency} at once: {count / (double)notes:0.00} ({count:N0} for {notes:N0} notes)." : "Flushes were not counted: strace is not installed or may not be used.";
    }

    /// <summary>strace slows the process down; only the count is used.</summary>
    private static async Task<(long? Flushes, int Notes)> OfProcessAsync(int process, Func<LoadResult> load)
    {
        try
        {
            using var strace = Process.Start(new ProcessStartInfo("strace", ["-c", "-f", "-e", "trace=fsync,fdatasync", "-p", process.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!;
            var said = strace.StandardError.ReadToEndAsync();
            await Task.Delay(700);
            var notes = load().Times.Count;
            using (var stop = Process.Start("kill", ["-INT", strace.Id.ToString(CultureInfo.InvariantCulture)])) await stop.WaitForExitAsync();
            await strace.WaitForExitAsync();
            var lines = CallLine().Matches(await said);
            return lines.Count == 0 ? (null, notes) : (lines.Sum(line => long.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture)), notes);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, 0);
        }
    }

    private static async Task<(long? Flushes, int Notes)> OfServerAsync(ServedCaseload caseload, Func<LoadResult> load)
    {
        const string sql = "SELECT wal_sync FROM pg_stat_wal";
        // A server tells of what it did about a second later.
        await Task.Delay(1500);
        var before = (await caseload.ReadAsync(sql, reader => reader.GetInt64(0))).Single();
        var notes = load().Times.Count;
        await Task.Delay(1500);
        return ((await caseload.ReadAsync(sql, reader => reader.GetInt64(0))).Single() - before, notes);
    }

    /// <summary>"100.00    0.001234          12       103           fdatasync".</summary>
    [GeneratedRegex(@"^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)(?:\s+\d+)?\s+f(?:data)?sync\s*$", RegexOptions.Multiline)]
    private static partial Regex CallLine();
}
