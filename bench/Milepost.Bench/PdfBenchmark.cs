using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.Plans.Print;
using Milepost.App.Print;
using Milepost.Bench.Serve;

namespace Milepost.Bench;

/// <summary>A plan's form as a tagged PDF: read from the database and printed, and printing alone, in turn.</summary>
internal static class PdfBenchmark
{
    private const int People = 100;
    private const int WarmUps = 100;
    private const int Runs = 400;

    /// <summary>What one form may take at the median, in milliseconds, the database included.</summary>
    private const double Target = 25;

    public static async Task<int> RunAsync(string recordPath)
    {
        await using var store = await BenchStore.CreateAsync(new(IsPostgres: false, null));
        await MadeUpState.FillAsync(store, People, recordPath);
        var plans = await store.Db(db => db.Plans.Where(p => p.ClosedOn == null).Select(p => new { p.ParticipantId, p.Id }).ToListAsync());

        var (whole, printing, sizes, pages) = (new List<double>(Runs), new List<double>(Runs), new List<double>(Runs), new List<double>(Runs));
        var allocated = 0L;
        for (var run = -WarmUps; run < Runs; run++)
        {
            var plan = plans[(run + WarmUps) % plans.Count];
            await store.Session(async services =>
            {
                var printer = services.GetRequiredService<IPlanFormPrinter>();
                var began = Stopwatch.GetTimestamp();
                var form = (await services.GetRequiredService<PlanFormContentQuery>().HandleAsync(plan.ParticipantId, plan.Id, version: null, language: null, CancellationToken.None))!.AsDraft();
                var read = Stopwatch.GetTimestamp();
                var before = GC.GetAllocatedBytesForCurrentThread();
                var printed = printer.Print(form.Content, form.Words, store.Clock.GetUtcNow());
                if (run < 0) return;
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                printing.Add(Stopwatch.GetElapsedTime(read).TotalMilliseconds);
                whole.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                sizes.Add(printed.Bytes.Length / 1024.0);
                pages.Add(printed.Pages);
            });
        }

        Console.WriteLine($"{Machine.Words()} {Runs} forms of {plans.Count} plans, one after another, SQLite.");
        Console.WriteLine();
        var table = new MarkdownTable("plan form", "p50 ms", "p95 ms", "longest ms", "kB", "pages", "kB allocated");
        var (all, alone) = (new Latencies(whole), new Latencies(printing));
        table.Add("read and printed", $"{all.Median:0.0}", $"{all.P95:0.0}", $"{all.Longest:0.0}", $"{new Latencies(sizes).Median:0}", new Latencies(pages).Median, "");
        table.Add("printed", $"{alone.Median:0.0}", $"{alone.P95:0.0}", $"{alone.Longest:0.0}", $"{new Latencies(sizes).Median:0}", new Latencies(pages).Median, $"{allocated / 1024 / Runs:N0}");
        Console.WriteLine(table);
        Console.WriteLine($"Target: a form within {Target:0} ms at the median, {(all.Median <= Target ? "met" : "missed")}.");
        return 0;
    }
}
