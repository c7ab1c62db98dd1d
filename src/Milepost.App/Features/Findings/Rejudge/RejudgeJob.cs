using Milepost.App.Access;

namespace Milepost.App.Features.Findings.Rejudge;

/// <summary>
/// Looks for records that an older policy judged: at start, since packs are read at start, and now and then for records taken in by
/// another program on the same database. It needs no schedule of its own and keeps no place: the records say what is left.
/// </summary>
public sealed partial class RejudgeJob(IServiceScopeFactory scopes, ILogger<RejudgeJob> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first requests come first.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
                var judged = await scope.ServiceProvider.GetRequiredService<RejudgeRecordsHandler>().HandleAsync(tell: null, stoppingToken);
                if (judged > 0) LogJudged(judged);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e);
            }
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Judged {Count} records again: their policy has changed.")]
    private partial void LogJudged(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Judging records again stopped; it goes on where it was in ten minutes.")]
    private partial void LogFailed(Exception e);
}
