using System.Data;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Milepost.App.Store.Postgres;

/// <summary>
/// Where reports, lists and exports read: a replica, where <c>ConnectionStrings__MilepostReplica</c> names one and it has everything that was
/// committed before the report was asked for; else the primary. So nobody ever reads less than they, or whoever told them, just wrote.
/// </summary>
/// <remarks>
/// The primary says how far its log has come, which takes it a fraction of a millisecond, and the replica whether it has played that. Nothing
/// needs to be remembered for anybody. The replica's answer and what is read come in one transaction, since behind HAProxy or PgBouncer the next
/// one may reach another replica; it is one of single statements, for a snapshot from before the answer could be older.
/// </remarks>
public sealed class ReportStore(MilepostDb primary, Replica replica, IServiceProvider services) : IAsyncDisposable, IDisposable
{
    /// <summary>How often and after how many milliseconds a replica that is a little behind is asked again.</summary>
    private static readonly int[] Waits = [0, 5, 15, 40];

    private MilepostDb? _reading;

    /// <summary>The store to ask for all of one report. It is read from only.</summary>
    public async Task<MilepostDb> OpenAsync(CancellationToken ct)
    {
        if (_reading is not null) return _reading;
        if (!replica.IsThere || primary.Database.CurrentTransaction is not null) return primary;

        var committed = await primary.Database.SqlQuery<string>($"""
            SELECT (CASE WHEN current_setting('synchronous_commit') = 'off' THEN pg_current_wal_insert_lsn() ELSE pg_current_wal_flush_lsn() END)::text AS "Value"
            """).SingleAsync(ct);
        var other = replica.Open(services);
        try
        {
            await other.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
            foreach (var wait in Waits)
            {
                if (wait > 0) await Task.Delay(wait, ct);
                if (!await HasPlayedAsync(other, committed, ct)) continue;
                return _reading = other;
            }
        }
        catch (Exception e) when (LostConnection.Is(e) || LostConnection.IsUnanswered(e) || e is PostgresException)
        {
            replica.Avoid(e);
        }
        await other.DisposeAsync();
        return primary;
    }

    private static Task<bool> HasPlayedAsync(MilepostDb replica, string position, CancellationToken ct) =>
        // One that does not replay leads, or leads no more: neither is a copy of our primary.
        replica.Database.SqlQuery<bool>($"SELECT coalesce(pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= {position}::pg_lsn, false) AS \"Value\"").SingleAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (_reading is not null) await _reading.DisposeAsync();
    }

    public void Dispose() => _reading?.Dispose();
}

/// <summary>The replica that the settings name, if any, and whether it was away a moment ago.</summary>
public sealed partial class Replica(IServiceProvider services, ILogger<Replica> log)
{
    /// <summary>Nobody's report waits for one that did not answer, until then.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly string? _connection = services.GetService<IConfiguration>()?.GetConnectionString("MilepostReplica") is { Length: > 0 } connection ? connection : null;

    private long _avoidedUntil;

    public bool IsThere => _connection is not null && services.GetRequiredService<DataLocation>().Postgres is not null && Stopwatch.GetTimestamp() >= Volatile.Read(ref _avoidedUntil);

    internal MilepostDb Open(IServiceProvider scope)
    {
        var options = new DbContextOptionsBuilder<PostgresMilepostDb>().UseApplicationServiceProvider(scope).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        StoreSetup.UsePostgres(options, _connection!);
        return ActivatorUtilities.CreateInstance<PostgresMilepostDb>(scope, options.Options);
    }

    internal void Avoid(Exception why)
    {
        Volatile.Write(ref _avoidedUntil, Stopwatch.GetTimestamp() + (long)(Pause.TotalSeconds * Stopwatch.Frequency));
        LogAvoided(why.GetBaseException().Message);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The replica does not answer; reports read from the primary meanwhile. {Words}")]
    private partial void LogAvoided(string words);
}
