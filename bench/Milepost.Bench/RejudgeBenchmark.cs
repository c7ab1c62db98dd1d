using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.Findings.Rejudge;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

/// <summary>
/// Judging a whole state from the database and writing the findings back, while somebody saves a contact every tenth of a second: the
/// first time, when every finding is new, and after a requirement was changed, when everybody is judged and little is different.
/// </summary>
internal static class RejudgeBenchmark
{
    /// <summary>What we would be proud of: people a second when a pack has changed.</summary>
    private const double Target = 1000;

    /// <summary>What a person may wait for a save meanwhile, 19 times of 20, in milliseconds.</summary>
    private const double SaveTarget = 500;

    /// <summary>As many queries as are read once more without EF.</summary>
    private const int QueriesToRepeat = 2000;

    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string recordPath, int people, DatabaseChoice database)
    {
        await using var store = await BenchStore.CreateAsync(database);
        Console.WriteLine($"{store.Name}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, load {LoadAverage()} before");
        var began = Stopwatch.GetTimestamp();
        people = await MadeUpState.FillAsync(store, people, recordPath);
        Console.WriteLine($"{people:N0} people, {await store.SizeAsync():N0} MB, filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");

        var first = await JudgeAsync(store, "first judgment");
        await DescribeAsync(store, people);
        store.Clock.NextDay();

        Latencies alone;
        await using (var contacts = await ContactEveryTenth.PrepareAsync(store))
        {
            contacts.Start();
            await Task.Delay(QuietTime);
            alone = await contacts.StopAsync();
        }
        PrintSaves("a contact saved, no job running", alone);

        using (var changed = ChangedPolicy.Make(1)) await store.RestartWithPolicyAsync(changed.Folder);
        var alike = await JudgeAsync(store, "changed pack");

        using (var changed = ChangedPolicy.Make(2)) await store.RestartWithPolicyAsync(changed.Folder);
        Latencies meanwhile;
        await using (var contacts = await ContactEveryTenth.PrepareAsync(store))
        {
            contacts.Start();
            await JudgeAsync(store, "changed pack, people working");
            meanwhile = await contacts.StopAsync();
        }
        PrintSaves("a contact saved meanwhile", meanwhile);
        Console.WriteLine($"load {LoadAverage()} after, {await store.SizeAsync():N0} MB");
        Console.WriteLine($"Changed pack: {alike:N0} people/s, {(alike >= Target ? "within" : "below")} the target of {Target:N0}. Save meanwhile: p95 {meanwhile.P95:0} ms, {(meanwhile.P95 <= SaveTarget ? "within" : "over")} the target of {SaveTarget:0}.");
        return 0;
    }

    /// <returns>People a second.</returns>
    private static Task<double> JudgeAsync(BenchStore store, string what) => store.Session(async services =>
    {
        var db = services.GetRequiredService<MilepostDb>();
        store.Commands.Follow(db, QueriesToRepeat);
        var before = await store.Db(WrittenAsync);
        var (collections, processor) = (GC.CollectionCount(0), Process.GetCurrentProcess().TotalProcessorTime);
        var began = Stopwatch.GetTimestamp();
        var judged = await services.GetRequiredService<RejudgeRecordsHandler>().HandleAsync(tell: null, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(began);
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        var (reading, writing) = (store.Commands.Reading, store.Commands.Writing);

        await db.Database.OpenConnectionAsync();
        var (bare, rows) = await BareReader.ReadAsync(db.Database.GetDbConnection(), store.Commands.Queries);
        Console.WriteLine(
            $"{what,-30} {judged / took.TotalSeconds,8:N0} people/s  {took.TotalSeconds,7:0.0} s  reading {reading / took,4:P0}  judging and the rest {(took - reading - writing) / took,4:P0}  "
            + $"writing {writing / took,4:P0}  processor {processor / took,5:P0}  {(await store.Db(WrittenAsync)) - before,10:N0} lines more  {GC.CollectionCount(0) - collections} collections");
        Console.WriteLine($"{"  the same rows by bare ADO.NET",-30} {bare.TotalMicroseconds / Math.Max(rows, 1),8:0.0} µs a row, {rows:N0} rows in {bare.TotalSeconds:0.0} s of the first {store.Commands.Queries.Count} queries");
        return judged / took.TotalSeconds;
    });

    private static Task<int> WrittenAsync(MilepostDb db) => db.Findings.CountAsync();

    private static async Task DescribeAsync(BenchStore store, int people)
    {
        var today = store.Clock.Today;
        var week = today.AddDays(7);
        var lines = await store.Db(WrittenAsync);
        var late = await store.Db(db => db.Findings.Where(f => f.Outcome == Outcome.Due && f.DueOn < today && f.SeenFrom <= today && f.SeenThrough >= today).Select(f => f.ParticipantId).Distinct().CountAsync());
        var due = await store.Db(db => db.Findings.Where(f => f.Outcome == Outcome.Due && f.DueOn >= today && f.DueOn <= week && f.SeenFrom <= today && f.SeenThrough >= today).Select(f => f.ParticipantId).Distinct().CountAsync());
        var open = await store.Db(db => db.Findings.CountAsync(f => f.Outcome <= Outcome.Due && f.SeenFrom <= today && f.SeenThrough >= today));
        Console.WriteLine($"{lines / (double)people:0} findings a person, {open / (double)people:0.0} of them open; {late / (double)people:P0} have something late, {due / (double)people:P0} something due within a week");
    }

    private static void PrintSaves(string what, Latencies saves) =>
        Console.WriteLine($"{what,-34} p50 {saves.Median,6:0} ms  p95 {saves.P95,6:0} ms  longest {saves.Longest,6:0} ms  ({saves.Count:N0} saves)");

    private static string LoadAverage() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";
}

/// <summary>The product's policy with one requirement changed, in a folder of its own: contact is due some days sooner.</summary>
internal sealed class ChangedPolicy : IDisposable
{
    private ChangedPolicy(string folder) => Folder = folder;

    public string Folder { get; }

    public static ChangedPolicy Make(int daysSooner)
    {
        var folder = Directory.CreateTempSubdirectory("milepost-bench-policy-").FullName;
        foreach (var file in Directory.EnumerateFiles(PackFiles.DefaultFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(PackFiles.DefaultFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var requirement = Path.Combine(folder, "illinois-dceo", "contact-every-30-days.yaml");
        var text = File.ReadAllText(requirement);
        var changed = text.Replace("every: 30 days", $"every: {30 - daysSooner} days", StringComparison.Ordinal);
        if (changed == text) throw new InvalidOperationException($"{requirement} no longer says \"every: 30 days\".");
        File.WriteAllText(requirement, changed);
        return new(folder);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
