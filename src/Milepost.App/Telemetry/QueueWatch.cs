using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Milepost.App.Telemetry;

/// <summary>A figure that stands in the database: how much of something waits.</summary>
/// <param name="Name">"milepost.outbox.waiting".</param>
/// <param name="Unit">"{letter}", "s".</param>
public sealed record QueueFigure(string Name, string Unit, string Help, double Value);

/// <summary>
/// Reads figures of one queue. A class that implements it and is registered with <c>services.AddQueueFigures&lt;T&gt;()</c> stands in
/// <c>/metrics</c> and is exported; there is nothing else to do.
/// </summary>
public interface IQueueFigures
{
    /// <summary>Not more often than this, on each node: every look is a query.</summary>
    static abstract TimeSpan Every { get; }

    Task<IReadOnlyList<QueueFigure>> ReadAsync(CancellationToken ct);
}

/// <summary>Knows of one kind of queue figures, and when they were read.</summary>
public sealed class WatchedQueue(Type type, TimeSpan every)
{
    public Type Type { get; } = type;

    public TimeSpan Every { get; } = every;

    internal long LastRead { get; set; }
}

/// <summary>Keeps the figures of queues as they were last read. Readers never wait for long: what does not answer in time is shown as it was.</summary>
public sealed partial class QueueWatch : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Meter _meter;
    private readonly IServiceScopeFactory _scopes;
    private readonly IReadOnlyList<WatchedQueue> _queues;
    private readonly ILogger _log;
    private readonly ConcurrentDictionary<string, QueueFigure> _figures = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);

    public QueueWatch(IMeterFactory meters, IServiceScopeFactory scopes, IEnumerable<WatchedQueue> queues, ILogger<QueueWatch> log)
    {
        (_meter, _scopes, _queues, _log) = (meters.Create(Figures.MeterName), scopes, [.. queues], log);
        var version = typeof(QueueWatch).Assembly.GetName().Version!.ToString(3);
        _meter.CreateObservableGauge("milepost.build.info", () => new Measurement<int>(1, new KeyValuePair<string, object?>("version", version)), null, "Always 1; says which version runs.");
    }

    /// <summary>Reads what is due. One at a time: whoever comes meanwhile takes what is there.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        if (!await _one.WaitAsync(0, CancellationToken.None)) return;
        try
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
            late.CancelAfter(Patience);
            foreach (var queue in _queues.Where(queue => queue.LastRead == 0 || Stopwatch.GetElapsedTime(queue.LastRead) >= queue.Every))
            {
                queue.LastRead = Stopwatch.GetTimestamp();
                await ReadAsync(queue, late.Token);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task ReadAsync(WatchedQueue queue, CancellationToken ct)
    {
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            foreach (var figure in await ((IQueueFigures)scope.ServiceProvider.GetRequiredService(queue.Type)).ReadAsync(ct))
            {
                var isNew = !_figures.ContainsKey(figure.Name);
                _figures[figure.Name] = figure;
                if (isNew) _meter.CreateObservableGauge(figure.Name, () => _figures[figure.Name].Value, figure.Unit, figure.Help);
            }
        }
        catch (Exception e)
        {
            LogFailed(SafeError.Name(e));
        }
    }

    public void Dispose() => _one.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, EventName = "QueueUnread", Message = "How much waits could not be read; the last figures stand. {Words}")]
    private partial void LogFailed(string words);
}

public static class QueueFiguresSetup
{
    public static IServiceCollection AddQueueFigures<T>(this IServiceCollection services) where T : class, IQueueFigures
    {
        services.AddScoped<T>();
        return services.AddSingleton(new WatchedQueue(typeof(T), T.Every));
    }
}
