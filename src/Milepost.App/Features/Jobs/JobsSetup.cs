using Milepost.App.Features.Bulk.Import;
using Milepost.App.Features.Mail;
using Milepost.App.Features.Mail.Send;
using Milepost.App.Features.Notifications.Digests;
using Quartz;

namespace Milepost.App.Features.Jobs;

/// <summary>
/// What runs by the clock. Only the served program has it; tests and verbs call the handlers. The jobs keep no state: what is to be done
/// stands in our own tables, so each node may run them all and none of them is lost with a node.
/// </summary>
public static class JobsSetup
{
    private static readonly TimeSpan MailEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DigestsEvery = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddQuartz(jobs =>
        {
            jobs.ScheduleJob<SendMailJob>(trigger => trigger.WithIdentity("send-mail").WithSimpleSchedule(MailEvery), job => job.WithIdentity(SendMailJob.Key));
            jobs.ScheduleJob<SendDigestsJob>(trigger => trigger.WithIdentity("send-digests").WithSimpleSchedule(DigestsEvery));
        });
        // Stopping waits for a letter that is being handed over.
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<MailNudgeListener>();
        services.AddHostedService<ImportJob>();
        return services;
    }
}

[DisallowConcurrentExecution]
public sealed class SendMailJob(SendMailHandler send, IHostApplicationLifetime program) : IJob
{
    public static readonly JobKey Key = new("send-mail");

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => Round.RunAsync(ct => send.HandleAsync(ct), program, cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class SendDigestsJob(SendDigestsHandler send, IHostApplicationLifetime program) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => Round.RunAsync(ct => send.HandleAsync(ct), program, cancellationToken);
}

/// <summary>One round of a job. It ends early when the program is to stop: what is left is done after the next start, or by another node.</summary>
internal static class Round
{
    public static async ValueTask RunAsync(Func<CancellationToken, Task> work, IHostApplicationLifetime program, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, program.ApplicationStopping);
        try
        {
            await work(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Asked for.
        }
    }
}

/// <summary>Lets a letter that was just committed go out at once.</summary>
public sealed partial class MailNudgeListener(MailNudge nudge, ISchedulerFactory schedulers, ILogger<MailNudgeListener> log) : IHostedService
{
    private int _isAsked;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        nudge.Rung += Ask;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        nudge.Rung -= Ask;
        return Task.CompletedTask;
    }

    /// <summary>Whoever rings has committed a change and must not wait or fail here; the next round of the job sends the letter in any case.</summary>
    private void Ask()
    {
        if (Interlocked.Exchange(ref _isAsked, 1) == 0) _ = RunAsync();
    }

    private async Task RunAsync()
    {
        try
        {
            // Several letters of one moment go in one round.
            await Task.Yield();
            Volatile.Write(ref _isAsked, 0);
            await (await schedulers.GetScheduler()).TriggerJob(SendMailJob.Key);
        }
        catch (Exception e)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail could not be nudged; it goes with the next round.")]
    private partial void LogFailed(Exception e);
}
