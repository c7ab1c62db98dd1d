using Milepost.App.Access;
using Milepost.App.Features.Jobs;
using Quartz;

namespace Milepost.App.Features.Findings.Rejudge;

/// <summary>
/// Looks for records that an older policy judged: at start, since packs are read at start, and now and then for records taken in by
/// another program on the same database. It keeps no place: the records say what is left, so whichever node goes on goes on there.
/// </summary>
[DisallowConcurrentExecution]
public sealed partial class RejudgeJob(IServiceScopeFactory scopes, IHostApplicationLifetime program, ILogger<RejudgeJob> log) : IJob
{
    public static readonly JobKey Key = new("judge-again");

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => Round.RunAsync(async ct =>
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
            var judged = await scope.ServiceProvider.GetRequiredService<RejudgeRecordsHandler>().HandleAsync(tell: null, ct);
            if (judged > 0) LogJudged(judged);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e);
        }
    }, program, cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Judged {Count} records again: their policy has changed.")]
    private partial void LogJudged(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Judging records again stopped; it goes on where it was in ten minutes.")]
    private partial void LogFailed(Exception e);
}
