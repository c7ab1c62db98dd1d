using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Telemetry;

namespace Milepost.App.Tests.Telemetry;

/// <summary>What a scraper reads, character by character.</summary>
public sealed class MetricsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Meter _meter;
    private readonly MetricsListener _figures;

    public MetricsTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _figures = new(meters, new());
        _meter = meters.Create(Figures.MeterName);
    }

    public void Dispose()
    {
        _figures.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void A_counter_ends_in_total_and_says_what_it_counts()
    {
        var counter = _meter.CreateCounter<long>("test.apples", "{apple}", "Apples\nin the \\ basket.");

        counter.Add(2, new KeyValuePair<string, object?>("kind.of", "red \"one\"\\\n"));
        counter.Add(3, new KeyValuePair<string, object?>("kind.of", "red \"one\"\\\n"));

        Assert.Equal("# HELP test_apples_total Apples\\nin the \\\\ basket.\n# TYPE test_apples_total counter\ntest_apples_total{kind_of=\"red \\\"one\\\"\\\\\\n\"} 5\n", Text("test_apples"));
        Assert.StartsWith("# HELP test_apples Apples", Text("test_apples", isOpenMetrics: true), StringComparison.Ordinal);
        Assert.EndsWith("# EOF\n", MetricsText.Write(_figures.Read(), isOpenMetrics: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_counts_up_to_each_bound_and_its_last_bucket_is_all()
    {
        var histogram = _meter.CreateHistogram("test.wait", "s", "", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5] });

        foreach (var seconds in new[] { 0.1, 0.11, 0.5, 0.6 }) histogram.Record(seconds);

        Assert.Equal("# TYPE test_wait_seconds histogram\ntest_wait_seconds_bucket{le=\"0.1\"} 1\ntest_wait_seconds_bucket{le=\"0.5\"} 3\ntest_wait_seconds_bucket{le=\"+Inf\"} 4\ntest_wait_seconds_sum 1.31\ntest_wait_seconds_count 4\n", Text("test_wait"));
    }

    [Fact]
    public void What_goes_up_and_down_is_a_gauge_and_what_is_no_longer_observed_is_gone()
    {
        var people = _meter.CreateUpDownCounter<int>("test.people");
        people.Add(3);
        people.Add(-1);
        var isThere = true;
        _meter.CreateObservableGauge("test.seen", () => isThere ? [new Measurement<double>(7.5)] : Array.Empty<Measurement<double>>(), "By");

        Assert.Equal("# TYPE test_people gauge\ntest_people 2\n", Text("test_people"));
        Assert.Equal("# TYPE test_seen_bytes gauge\ntest_seen_bytes 7.5\n", Text("test_seen"));
        isThere = false;
        Assert.Equal("", Text("test_seen"));
    }

    [Fact]
    public void The_order_of_labels_makes_no_second_line()
    {
        var counter = _meter.CreateCounter<long>("test.order");

        counter.Add(1, new("a", 1), new("b", true));
        counter.Add(1, new("b", true), new("a", 1));

        Assert.Equal("# TYPE test_order_total counter\ntest_order_total{a=\"1\",b=\"true\"} 2\n", Text("test_order"));
    }

    [Fact]
    public void A_tag_that_never_repeats_does_not_fill_the_memory()
    {
        var counter = _meter.CreateCounter<long>("test.mistake");

        for (var i = 0; i < MetricsListener.Family.MostSeries + 500; i++) counter.Add(1, new KeyValuePair<string, object?>("id", i));

        var family = _figures.Read().Single(family => family.Name == "test_mistake_total");
        Assert.Equal(MetricsListener.Family.MostSeries + 1, family.Current.Count());
        Assert.Equal(500, family.Current.Single(series => series.Labels == "overflow=\"true\"").Value);
    }

    [Fact]
    public async Task Nothing_is_lost_when_many_count_at_once()
    {
        var counter = _meter.CreateCounter<long>("test.many");
        var histogram = _meter.CreateHistogram<double>("test.many.times", "s");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 5000; i++)
            {
                counter.Add(1, new KeyValuePair<string, object?>("which", i % 7));
                histogram.Record(0.001);
            }
        })));

        Assert.Equal(40_000, _figures.Read().Single(family => family.Name == "test_many_total").Current.Sum(series => series.Value));
        Assert.Equal(40_000, _figures.Read().Single(family => family.Name == "test_many_times_seconds").Current.Sum(series => series.Buckets.Sum()));
    }

    [Fact]
    public void A_pool_is_named_without_the_connection_strings_secrets()
    {
        var counter = _meter.CreateCounter<long>("test.pool");

        counter.Add(1, new KeyValuePair<string, object?>("db.client.connection.pool.name", "Host=db.example.org;Port=5433;Database=milepost;Username=planted;Password=secret"));

        Assert.Contains("{db_client_connection_pool_name=\"db.example.org:5433/milepost\"} 1", Text("test_pool"), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_of_another_program_in_this_process_are_not_ours()
    {
        using var others = new ServiceCollection().AddMetrics().BuildServiceProvider();
        others.GetRequiredService<IMeterFactory>().Create(Figures.MeterName).CreateCounter<long>("test.foreign").Add(1);

        Assert.Equal("", Text("test_foreign"));
    }

    private string Text(string name, bool isOpenMetrics = false) =>
        MetricsText.Write([.. _figures.Read().Where(family => family.Name.StartsWith(name, StringComparison.Ordinal))], isOpenMetrics).Replace("# EOF\n", "", StringComparison.Ordinal);
}
