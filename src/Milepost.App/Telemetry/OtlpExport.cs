using System.Diagnostics;
using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Milepost.App.Telemetry;

/// <summary>
/// Sends spans and figures to an OpenTelemetry collector where OTEL_EXPORTER_OTLP_ENDPOINT names one; the other OTEL_ variables are read
/// by the SDK. Without it nothing of the SDK is even loaded.
/// </summary>
public sealed class OtlpExport(IConfiguration settings, NodeName node, QueueWatch queues) : IHostedService, IDisposable
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const int LastWordsMilliseconds = 3000;
    private static readonly TimeSpan ReadQueuesEvery = TimeSpan.FromSeconds(15);

    private IDisposable? _export;
    private Timer? _queues;

    public static bool IsWanted(IConfiguration settings) => settings[Endpoint] is { Length: > 0 };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsWanted(settings)) return Task.CompletedTask;
        _export = Begin(node.Value);
        _queues = new(_ => _ = queues.RefreshAsync(CancellationToken.None), null, TimeSpan.Zero, ReadQueuesEvery);
        return Task.CompletedTask;
    }

    /// <summary>What was not sent yet goes out, but nobody waits long for a collector that is away.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _export is { } export ? Task.Run(export.Dispose, CancellationToken.None) : Task.CompletedTask;

    public void Dispose()
    {
        _queues?.Dispose();
        _export?.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Both Begin(string node)
    {
        // What the installation says of itself in OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES counts more.
        var resource = ResourceBuilder.CreateEmpty()
            .AddService("milepost", serviceVersion: typeof(OtlpExport).Assembly.GetName().Version!.ToString(3), serviceInstanceId: node).AddTelemetrySdk().AddEnvironmentVariableDetector();
        return new(
            Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Spans.SourceName, "Microsoft.AspNetCore", "Npgsql", "Quartz")
                .AddProcessor(new SafeSpans()).AddOtlpExporter().Build(),
            Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter([.. MetricsListener.Meters])
                .AddView(instrument => MetricsListener.IsTooFine(instrument) ? MetricStreamConfiguration.Drop
                    // A pool is named by its connection string, and its figures of all pools are one.
                    : instrument.Meter.Name == "Npgsql" ? new MetricStreamConfiguration { TagKeys = ["db.client.connection.state", "db.response.status_code", "error.type"] } : null)
                .AddOtlpExporter().Build());
    }

    private sealed class Both(TracerProvider spans, MeterProvider figures) : IDisposable
    {
        private int _isDone;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDone, 1) == 1) return;
            Parallel.Invoke(() => spans.Shutdown(LastWordsMilliseconds), () => figures.Shutdown(LastWordsMilliseconds));
            spans.Dispose();
            figures.Dispose();
        }
    }
}

/// <summary>
/// The last look at a span before it leaves: only what is known to be harmless goes. Libraries put addresses with search words, connection
/// strings and the words of errors into theirs, and a new version may put in more.
/// </summary>
public sealed class SafeSpans : BaseProcessor<Activity>
{
    private const string Statement = "db.query.text";

    private static readonly HashSet<string> Harmless =
    [
        "http.request.method", "http.route", "http.response.status_code", "error.type",
        "db.system.name", "db.namespace", "db.operation.name", "db.collection.name", "db.response.status_code", "db.npgsql.rows", "db.npgsql.prepared",
        "quartz.job.name", "quartz.job.result", "quartz.trigger.name",
    ];

    public override void OnEnd(Activity data)
    {
        if (!data.Recorded) return;
        data.TraceStateString = null;
        if (data.Events.Any())
        {
            // An event cannot be taken out of a span, and the driver's holds the words of an error. The span goes out as a copy without it.
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            Copy(data);
            return;
        }
        if (data.Status == ActivityStatusCode.Error) data.SetStatus(ActivityStatusCode.Error);
        foreach (var (name, value) in data.TagObjects.ToList())
        {
            if (name == Statement) data.SetTag(name, StatementText.WithoutValues(value as string ?? ""));
            else if (!IsHarmless(name)) data.SetTag(name, null);
        }
    }

    private static bool IsHarmless(string name) => Harmless.Contains(name) || name.StartsWith("milepost.", StringComparison.Ordinal);

    private static void Copy(Activity data)
    {
        var parent = new ActivityContext(data.TraceId, data.ParentSpanId, ActivityTraceFlags.Recorded);
        using var copy = Spans.Source.StartActivity(data.DisplayName, data.Kind, parent, data.TagObjects, startTime: data.StartTimeUtc);
        if (copy is null) return;
        copy.SetStatus(data.Status);
        if (copy.GetTagItem("error.type") is null && data.Events.SelectMany(e => e.Tags).FirstOrDefault(tag => tag.Key == "exception.type").Value is string type) copy.SetTag("error.type", type);
        copy.SetEndTime(data.StartTimeUtc + data.Duration);
    }
}
