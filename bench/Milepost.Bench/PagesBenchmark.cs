using System.Diagnostics;
using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Milepost.App;
using Milepost.App.Demo;
using Milepost.App.Store;

namespace Milepost.Bench;

/// <summary>
/// Time of every page of one participant on demo data, one request after another over loopback, beside a bare endpoint in the same run.
/// </summary>
internal static class PagesBenchmark
{
    private const int WarmUps = 60;
    private const int Runs = 300;

    /// <summary>What a page may take at the median, in milliseconds.</summary>
    private const double Target = 25;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("milepost-bench").FullName;
        try
        {
            await using var app = MilepostWeb.Build([], new DataLocation(folder, null), builder => builder.WebHost.UseUrls("http://127.0.0.1:0"));
            await MilepostWeb.PrepareAsync(app.Services, demo: true);
            await app.StartAsync();
            var address = app.Urls.Single();

            var bareBuilder = WebApplication.CreateSlimBuilder();
            // Writing a line for every request takes longer than answering it, and the application does not do it either.
            bareBuilder.Logging.AddFilter("Microsoft", LogLevel.Warning);
            await using var bare = bareBuilder.Build();
            bare.Urls.Add("http://127.0.0.1:0");
            bare.MapGet("/", () => "ok");
            await bare.StartAsync();

            using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true }) { BaseAddress = new Uri(address) };
            await SignInAsync(http);
            var person = await FirstPersonWithPlanAsync(http);

            Console.WriteLine($"{Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, SQLite, demo data, {Runs} requests one after another after {WarmUps} to warm up");
            Console.WriteLine($"{"page",-44} {"median ms",10} {"p95 ms",8} {"x floor",8}");
            var floor = await TimeAsync(http, new Uri(bare.Urls.Single()));
            Console.WriteLine($"{"bare endpoint (floor)",-44} {floor.Median,10:0.00} {floor.P95,8:0.00} {1,8:0.0}");
            var slow = 0;
            foreach (var page in new[] { "", "/assessment", "/goals", "/services", "/notes", "/documents", "/log", "/application", "/history", "/profile", "/services/new", "/contact", "/review" }
                .Select(p => $"/participants/{person}{p}").Prepend("/participants").Append("/participants?show=all&q=sam"))
            {
                var time = await TimeAsync(http, new Uri(new Uri(address), page));
                if (time.Median > Target) slow++;
                Console.WriteLine($"{page.Replace(person, "…"),-44} {time.Median,10:0.00} {time.P95,8:0.00} {time.Median / floor.Median,8:0.0}");
            }
            Console.WriteLine(slow == 0 ? $"Every page is under {Target} ms at the median." : $"{slow} pages are over {Target} ms at the median.");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Median, double P95)> TimeAsync(HttpClient http, Uri page)
    {
        var times = new List<double>(Runs);
        for (var run = -WarmUps; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(page);
            await answer.Content.ReadAsByteArrayAsync();
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{page} answered {(int)answer.StatusCode}.");
            if (run >= 0) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return (times[Runs / 2], times[Runs * 95 / 100]);
    }

    private static async Task SignInAsync(HttpClient http)
    {
        var form = await ParseAsync(await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative)));
        var fields = form.QuerySelectorAll("main form input").OfType<IHtmlInputElement>().ToDictionary(i => i.Name!, i => i.Value);
        fields["Form.Email"] = "robin.planner@example.org";
        fields["Form.Password"] = DemoData.Password;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), content);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in") throw new InvalidOperationException("The demo planner could not sign in.");
    }

    private static async Task<string> FirstPersonWithPlanAsync(HttpClient http)
    {
        var list = await ParseAsync(await http.GetStringAsync(new Uri("/participants?plan=open", UriKind.Relative)));
        return list.QuerySelector("tbody th a")!.GetAttribute("href")!.Split('/')[^1];
    }

    private static async Task<AngleSharp.Dom.IDocument> ParseAsync(string html) =>
        await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
}
