using System.Diagnostics;
using System.Net;
using System.Text;

namespace Milepost.Bench.Serve;

/// <summary>
/// Pages as planners open them: My Day, a participant, a plan, mixed, so many a second however long the answers take (open loop). A page's time counts from when it was due to be
/// asked for, so that waiting behind a slow one counts too.
/// </summary>
internal static class PagesLoadBenchmark
{
    private const int Planners = 8;
    private const int PerSecond = 30;
    private const int AtOnce = 32;
    private const double Target = 100;

    public static async Task<int> RunAsync(string product, ServeOptions options)
    {
        await using var caseload = await ServedCaseload.PrepareAsync(options, product);
        var planners = await caseload.PlannersAsync(Planners);
        var links = new List<string>();
        foreach (var planner in planners) links.Add((await RunningProgram.RunAsync(product, ["account", "reset-password", planner.Email, .. caseload.StoreArguments])).Trim());
        await using var served = await RunningProgram.StartAsync(product, url => ["serve", "--urls", url, .. caseload.StoreArguments], "/health/live", ProductSettings.WithoutLimits);
        List<(string Page, byte[] Request)> asked = [];
        foreach (var (planner, link) in planners.Zip(links))
        {
            var cookie = await PageVisitor.SignInAsync(served.Address, planner.Email, link);
            foreach (var person in planner.People.Where(person => person.PlanId is not null))
            {
                asked.Add(("My Day", Load.Get(served.Address, "/my-day", cookie: cookie)));
                asked.Add(("participant", Load.Get(served.Address, $"/participants/{person.Id}", cookie: cookie)));
                asked.Add(("plan", Load.Get(served.Address, $"/participants/{person.Id}/plans/{person.PlanId}", cookie: cookie)));
            }
        }
        Console.WriteLine($"{caseload.DatabaseName}, {await caseload.CountAsync("Participants"):N0} people. {Machine.Words()}");
        // The first ones meet code that is not compiled yet.
        Run(served.Address, asked, TimeSpan.FromSeconds(Math.Min(10, options.Seconds / 2)), new Random(1));
        var (pages, errors, first) = Run(served.Address, asked, TimeSpan.FromSeconds(options.Seconds), new Random(2));

        Console.WriteLine();
        var table = new MarkdownTable("page", "requests", "p50 ms", "p95 ms", "p99 ms", "longest ms", "target");
        foreach (var page in pages.GroupBy(each => each.Page).Append(null))
        {
            var times = new Latencies((page ?? pages.AsEnumerable()).Select(each => each.Milliseconds));
            table.Add(page?.Key ?? "all", times.Count, $"{times.Median:0.0}", $"{times.P95:0.0}", $"{times.P99:0.0}", $"{times.Longest:0.0}", page is null ? $"p95 {Target:0} {(times.P95 < Target ? "met" : "missed")}" : "");
        }
        Console.WriteLine(table);
        Console.WriteLine($"{PerSecond} requests a second of {planners.Count} planners for {options.Seconds:0} s, {errors} errors{(first is null ? "" : $", the first: {first}")}. Resident memory afterwards {served.ResidentMegabytes:0} MB. {Machine.Load()}");
        return 0;
    }

    private static (List<(string Page, double Milliseconds)> Pages, int Errors, string? FirstError) Run(Uri server, List<(string Page, byte[] Request)> asked, TimeSpan duration, Random random)
    {
        var count = (int)(duration.TotalSeconds * PerSecond);
        var order = Enumerable.Range(0, count).Select(_ => asked[random.Next(asked.Count)]).ToList();
        List<(string, double)> pages = new(count);
        var (next, errors, first) = (-1, 0, (string?)null);
        var began = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, AtOnce).Select(_ => new Thread(() =>
        {
            using var connection = new LoadConnection(new(IPAddress.Loopback, server.Port));
            int at;
            while ((at = Interlocked.Increment(ref next)) < count)
            {
                var due = TimeSpan.FromSeconds(at / (double)PerSecond);
                if (due - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } early) Thread.Sleep(early);
                var status = connection.Send(order[at].Request);
                var took = Stopwatch.GetElapsedTime(began) - due;
                lock (pages)
                {
                    if (status == 200) pages.Add((order[at].Page, took.TotalMilliseconds));
                    else
                    {
                        errors++;
                        first ??= $"{Encoding.UTF8.GetString(order[at].Request).Split('\r')[0]} was answered with {status}";
                    }
                }
            }
        }) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return (pages, errors, first);
    }
}
