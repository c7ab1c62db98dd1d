using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.Findings.Board;
using Milepost.App.Features.Findings.MyDay;
using Milepost.App.Features.Findings.Rejudge;
using Milepost.App.Store;

namespace Milepost.Bench;

/// <summary>My Day for one caseload and the board over everybody, each beside its own SQL sent without EF, with the way the database goes.</summary>
internal static class ListsBenchmark
{
    private const int Warmup = 10;
    private const int Rounds = 100;
    private const int BoardRounds = 15;

    public static async Task<int> RunAsync(string recordPath, int people, DatabaseChoice database)
    {
        await using var store = await BenchStore.CreateAsync(database);
        people = await MadeUpState.FillAsync(store, people, recordPath);
        await store.Session(services => services.GetRequiredService<RejudgeRecordsHandler>().HandleAsync(tell: null, CancellationToken.None));
        await store.Db(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));
        Console.WriteLine($"{store.Name}: {people:N0} people, {await store.Db(db => db.Findings.CountAsync()):N0} findings, {await store.SizeAsync():N0} MB");

        var planner = await store.Db(db => db.Participants.GroupBy(p => p.PlannerId).OrderByDescending(g => g.Count()).Select(g => new { g.Key, Count = g.Count() }).FirstAsync());
        await MeasureAsync(store, $"My Day, {planner.Count} people", Rounds, planner.Key,
            services => services.GetRequiredService<DueListQuery>().HandleAsync(new DueFilter(DueFilter.Mine, null, null, null, null, null), CancellationToken.None));
        await MeasureAsync(store, $"Board, {people:N0} people", BoardRounds, null, services => services.GetRequiredService<BoardQuery>().HandleAsync(null, CancellationToken.None));
        return 0;
    }

    private static async Task MeasureAsync(BenchStore store, string what, int rounds, Guid? planner, Func<IServiceProvider, Task> ask)
    {
        List<double> product = [], bare = [];
        RecordedCommand? query = null;
        var (queries, rows) = (0, 0);
        for (var round = -Warmup; round < rounds; round++)
        {
            await store.Session(async services =>
            {
                var db = services.GetRequiredService<MilepostDb>();
                await db.Database.OpenConnectionAsync();
                store.Commands.Follow(db, 10);
                var began = Stopwatch.GetTimestamp();
                await ask(services);
                var took = Stopwatch.GetElapsedTime(began);
                (queries, query) = (store.Commands.Queries.Count, store.Commands.Queries[0]);
                // In turn, so that a busy neighbor meets both.
                var (alone, found) = await BareReader.ReadAsync(db.Database.GetDbConnection(), store.Commands.Queries.ToList());
                rows = found;
                if (round < 0) return true;
                product.Add(took.TotalMilliseconds);
                bare.Add(alone.TotalMilliseconds);
                return true;
            }, planner);
        }

        var (its, sql) = (new Latencies(product), new Latencies(bare));
        Console.WriteLine($"{what,-28} {queries} {(queries == 1 ? "query" : "queries")}, {rows:N0} rows  p50 {its.Median,7:0.00} ms  p95 {its.P95,7:0.00} ms   bare SQL p50 {sql.Median,7:0.00} ms   {its.Median / sql.Median:0.00} x the floor");
        var plan = await store.Session(services => BareReader.ExplainAsync(services.GetRequiredService<MilepostDb>().Database.GetDbConnection(), query!, store.IsSqlite), planner);
        foreach (var line in plan.Where(line => line.Contains("INDEX", StringComparison.OrdinalIgnoreCase) || line.Contains("Scan", StringComparison.OrdinalIgnoreCase))) Console.WriteLine($"    {line.Trim()}");
    }
}
