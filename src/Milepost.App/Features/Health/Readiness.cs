using System.Diagnostics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Telemetry;

namespace Milepost.App.Features.Health;

/// <summary>One thing a node needs to serve.</summary>
/// <param name="Words">What is wrong, in words of the program's own; null when nothing is.</param>
public sealed record HealthCheck(string Name, string? Words, double Milliseconds)
{
    public bool IsGood => Words is null;
}

/// <summary>Whether people should be sent to this node now.</summary>
/// <param name="Status">ready, unready or draining.</param>
public sealed record HealthReport(string Status, IReadOnlyList<HealthCheck> Checks)
{
    public const string Ready = "ready";
    public const string Unready = "unready";
    public const string Draining = "draining";
}

/// <summary>Looks at most once a second whatever is asked, with a connection of its own, and never longer than the limit.</summary>
public sealed partial class Readiness(HealthSettings settings, DatabaseProbe probe, IServiceScopeFactory scopes, PolicyBook policies, IDataProtectionProvider keys, DataLocation location, ILogger<Readiness> log)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<HealthReport>? _last;
    private long _lastBegan;
    private long _lastAsked;
    private string _lastSaid = HealthReport.Ready;
    private volatile bool _isDraining;
    private volatile bool _isSchemaGood;

    /// <summary>A load balancer looks here: then it is worth waiting for it to let go.</summary>
    public bool IsWatched => _lastAsked != 0 && Stopwatch.GetElapsedTime(_lastAsked) < TimeSpan.FromSeconds(30);

    public void BeginDraining() => _isDraining = true;

    public Task<HealthReport> AskAsync()
    {
        _lastAsked = Stopwatch.GetTimestamp();
        if (_isDraining) return Task.FromResult(new HealthReport(HealthReport.Draining, []));
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && Stopwatch.GetElapsedTime(_lastBegan) >= Lasts)) (_last, _lastBegan) = (LookAsync(), Stopwatch.GetTimestamp());
            return _last;
        }
    }

    private async Task<HealthReport> LookAsync()
    {
        // Nobody who asks waits for the first, quick part of a driver that is not.
        await Task.Yield();
        HealthCheck[] checks = await Task.WhenAll(
            CheckAsync("database", probe.LookAsync),
            CheckAsync("migrations", SchemaAsync),
            CheckAsync("policy", _ => Task.FromResult(policies.Packs.Any() ? null : "No policy pack was read.")),
            CheckAsync("keys", _ => Task.FromResult(KeysWords())),
            CheckAsync("disk", _ => Task.FromResult(DiskWords())));
        var report = new HealthReport(checks.All(check => check.IsGood) ? HealthReport.Ready : HealthReport.Unready, checks);
        if (report.Status != _lastSaid)
        {
            _lastSaid = report.Status;
            if (report.Status == HealthReport.Ready) LogReady();
            else LogUnready(string.Join(' ', checks.Where(check => !check.IsGood).Select(check => $"{check.Name}: {check.Words}")));
        }
        return report;
    }

    private async Task<HealthCheck> CheckAsync(string name, Func<CancellationToken, Task<string?>> look)
    {
        var began = Stopwatch.GetTimestamp();
        string? words;
        using var late = new CancellationTokenSource(settings.Within);
        try
        {
            // A driver that does not hear the token is left behind.
            words = await look(late.Token).WaitAsync(settings.Within + TimeSpan.FromMilliseconds(100));
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            words = "No answer in time.";
        }
        catch (Exception e)
        {
            words = SafeError.Name(e);
        }
        return new(name, words, Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 1));
    }

    /// <summary>Migrations only ever come to be there, so what was good once is not asked again.</summary>
    private async Task<string?> SchemaAsync(CancellationToken ct)
    {
        if (_isSchemaGood) return null;
        await using var scope = scopes.CreateAsyncScope();
        var pending = (await scope.ServiceProvider.GetRequiredService<MilepostDb>().Database.GetPendingMigrationsAsync(ct)).Count();
        _isSchemaGood = pending == 0;
        return pending == 0 ? null : $"The database lacks {pending} migrations of this version. Run milepost migrate.";
    }

    private string? KeysWords()
    {
        var protector = keys.CreateProtector("Milepost.Health");
        return protector.Unprotect(protector.Protect("ready")) == "ready" ? null : "What the keys lock they do not open.";
    }

    private string? DiskWords()
    {
        if (location.Postgres is not null) return null;
        var free = new DriveInfo(Path.GetFullPath(location.Folder)).AvailableFreeSpace;
        return free >= settings.LeastFree ? null : $"Only {free / 1024 / 1024} MB are left on the disk of the data folder.";
    }

    [LoggerMessage(Level = LogLevel.Information, EventName = "Ready", Message = "Ready again: people may be sent to this node.")]
    private partial void LogReady();

    [LoggerMessage(Level = LogLevel.Error, EventName = "Unready", Message = "Not ready: people should not be sent to this node. {Words}")]
    private partial void LogUnready(string words);
}
