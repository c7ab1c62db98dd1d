using Milepost.App.Features.Findings.Rejudge;
using Milepost.App.Features.Api.Repeats;
using Milepost.App.Features.Jobs.Tidy;
using Milepost.App.Features.Bulk.Import;
using Milepost.App.Features.Mail;
using Milepost.App.Features.Mail.Send;
using Milepost.App.Features.Notifications.Digests;
using Milepost.App.Features.Webhooks.Send;
using Milepost.App.Store;
using Npgsql;
using Quartz;

namespace Milepost.App.Features.Jobs;

/// <summary>
/// What runs by the clock. Only the served program has it; tests and verbs call the handlers. The jobs keep no state: what is to be done
/// stands in our own tables, so none of it is lost with a node. On PostgreSQL the nodes are one cluster, in which each job runs on one of them
/// at a time; on SQLite, which is one node, the schedule is in memory.
/// </summary>
public static class JobsSetup
{
    private static readonly TimeSpan MailEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WebhooksEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DigestsEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan JudgeAgainEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ForgetAnswersEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromHours(6);

    /// <summary>A node that says nothing for so long is taken for dead, and another does its work: a few seconds after a kill.</summary>
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(4);

    public static IServiceCollection AddJobs(this IServiceCollection services, DataLocation location)
    {
        services.AddQuartz(jobs =>
        {
            if (location.Postgres is { } connection) UseCluster(jobs, connection);
            // Recovery: what a killed node was at is done again at once, and not at the next turn.
            jobs.ScheduleJob<SendMailJob>(trigger => trigger.WithIdentity("send-mail").WithSimpleSchedule(MailEvery), job => job.WithIdentity(SendMailJob.Key).RequestRecovery());
            jobs.ScheduleJob<DeliverWebhooksJob>(trigger => trigger.WithIdentity("deliver-webhooks").WithSimpleSchedule(WebhooksEvery), job => job.WithIdentity("deliver-webhooks").RequestRecovery());
            jobs.ScheduleJob<SendDigestsJob>(trigger => trigger.WithIdentity("send-digests").WithSimpleSchedule(DigestsEvery), job => job.WithIdentity("send-digests").RequestRecovery());
            jobs.ScheduleJob<RejudgeJob>(trigger => trigger.WithIdentity("judge-again").WithSimpleSchedule(JudgeAgainEvery), job => job.WithIdentity(RejudgeJob.Key).RequestRecovery());
            jobs.ScheduleJob<ForgetKeptAnswersJob>(trigger => trigger.WithIdentity("forget-kept-answers").WithSimpleSchedule(ForgetAnswersEvery), job => job.WithIdentity("forget-kept-answers"));
            jobs.ScheduleJob<TidyTablesJob>(trigger => trigger.WithIdentity("tidy-tables").WithSimpleSchedule(TidyEvery), job => job.WithIdentity("tidy-tables"));
        });
        // Stopping waits for a letter that is being handed over.
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<MailNudgeListener>();
        services.AddHostedService<ImportJob>();
        return services;
    }

    private static void UseCluster(IQuartzBuilder jobs, string connection)
    {
        // So that jobs.qrtz_scheduler_state tells an operator which process is which.
        jobs.ConfigureScheduler(node => node.InstanceId = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid().ToString("N")[..8]}");
        jobs.UsePersistentStore(store =>
        {
            store.UsePostgres(NpgsqlFactory.Instance, connection);
            store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (CheckIn, Silence));
            store.ConfigureStore(options =>
            {
                options.TablePrefix = $"{DatabaseUpgrade.JobsSchema}.qrtz_";
                options.DbRetryInterval = CheckIn;
            });
            store.ProvisionSchema();
        });
    }
}

[DisallowConcurrentExecution]
public sealed class SendMailJob(SendMailHandler send, IHostApplicationLifetime program) : IJob
{
    public static readonly JobKey Key = new("send-mail");

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => Round.RunAsync(ct => send.HandleAsync(ct), program, cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class DeliverWebhooksJob(DeliverWebhooksHandler deliver, IHostApplicationLifetime program) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => Round.RunAsync(ct => deliver.HandleAsync(ct), program, cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class SendDigestsJob(SendDigestsHandler send, IHostApplicationLifetime program) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => Round.RunAsync(ct => send.HandleAsync(ct), program, cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class ForgetKeptAnswersJob(ForgetKeptAnswersHandler forget, IHostApplicationLifetime program) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => Round.RunAsync(ct => forget.HandleAsync(ct), program, cancellationToken);
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
