namespace Milepost.App.Features.Health;

/// <summary>
/// Stopping in two steps: first the node says that it goes and works on, then the server takes no new requests and ends those that run.
/// Where nobody has asked whether it is ready there is nobody to wait for.
/// </summary>
public sealed partial class Draining(Readiness readiness, HealthSettings settings, ILogger<Draining> log) : IHostedLifecycleService
{
    /// <summary>How long running requests may take to end, after the drain.</summary>
    public static readonly TimeSpan EndingRequests = TimeSpan.FromSeconds(30);

    /// <summary>Comes before any part of the program is stopped, the server among them.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var isWatched = readiness.IsWatched;
        readiness.BeginDraining();
        if (!isWatched || settings.Drain == TimeSpan.Zero) return;
        LogDraining(settings.Drain.TotalSeconds);
        await Task.Delay(settings.Drain, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, EventName = "Draining", Message = "Stopping: for {Seconds} seconds the node says so and goes on answering.")]
    private partial void LogDraining(double seconds);
}
