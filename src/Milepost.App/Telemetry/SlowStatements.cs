using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Milepost.App.Telemetry;

/// <summary>Times every statement, and tells of the slow ones: text without values, never parameters.</summary>
public sealed partial class SlowStatements(IConfiguration? settings, ILogger<SlowStatements> log) : DbCommandInterceptor
{
    private readonly TimeSpan _limit = TimeSpan.FromMilliseconds(settings?.GetValue<double?>("Log:SlowStatementMilliseconds") ?? 200);

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Note(command, eventData, "run");
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Note(command, eventData, "run");
        return new(result);
    }

    /// <summary>SQLite works while its rows are read, PostgreSQL sends while they are.</summary>
    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        if (eventData.Duration >= _limit) Tell(command, eventData.Duration, "read");
        return result;
    }

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result)
    {
        Note(command, eventData, "run");
        return result;
    }

    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
    {
        Note(command, eventData, "run");
        return new(result);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Note(command, eventData, "run");
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Note(command, eventData, "run");
        return new(result);
    }

    private void Note(DbCommand command, CommandExecutedEventData eventData, string part)
    {
        var duration = eventData.Duration;
        Figures.StatementDuration.Record(duration.TotalSeconds);
        // Npgsql has spans of its own; SQLite's driver has none.
        if (command is SqliteCommand && Spans.Source.HasListeners())
        {
            using var span = Spans.Source.StartActivity("statement", ActivityKind.Client, default(ActivityContext), startTime: eventData.StartTime);
            span?.SetTag("db.system.name", "sqlite").SetTag("db.query.text", command.CommandText).SetEndTime((eventData.StartTime + duration).UtcDateTime);
        }
        if (duration >= _limit) Tell(command, duration, part);
    }

    private void Tell(DbCommand command, TimeSpan duration, string part)
    {
        Figures.SlowStatements.Add(1);
        LogSlow(Math.Round(duration.TotalMilliseconds, 1), part, StatementText.WithoutValues(command.CommandText));
    }

    [LoggerMessage(Level = LogLevel.Warning, EventName = "SlowStatement", Message = "A statement took {Milliseconds} ms to {Part}: {Statement}")]
    private partial void LogSlow(double milliseconds, string part, string statement);
}
