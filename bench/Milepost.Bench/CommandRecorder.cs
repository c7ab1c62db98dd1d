using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Milepost.Bench;

/// <summary>A command as it was sent: its text and parameters, to send it again without EF.</summary>
internal sealed record RecordedCommand(string Text, IReadOnlyList<(string Name, object? Value, System.Data.DbType Type)> Parameters);

/// <summary>Listens to one context: how long it reads and writes, and which queries it sends.</summary>
internal sealed class CommandRecorder : DbCommandInterceptor
{
    private readonly List<RecordedCommand> _queries = [];
    private DbContext? _followed;
    private int _queriesToKeep;

    public CommandRecorder() => (Saving, Committing) = (new(this), new(this));

    public SaveTimes Saving { get; }

    public CommitTimes Committing { get; }

    /// <summary>From sending a query until its last row is an object.</summary>
    public TimeSpan Reading { get; private set; }

    /// <summary>Saving what is tracked, and committing.</summary>
    public TimeSpan Writing { get; private set; }

    public IReadOnlyList<RecordedCommand> Queries => _queries;

    /// <param name="queriesToKeep">How many of its queries to keep for sending them again.</param>
    public void Follow(DbContext context, int queriesToKeep)
    {
        (_followed, _queriesToKeep, Reading, Writing) = (context, queriesToKeep, default, default);
        _queries.Clear();
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (IsQuery(eventData) && _queries.Count < _queriesToKeep)
            _queries.Add(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value, p.DbType))]));
        return ValueTask.FromResult(result);
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (IsQuery(eventData)) Reading += eventData.Duration;
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        // The time since the reader was there.
        if (eventData.Context == _followed && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) Reading += eventData.Duration;
        return result;
    }

    private bool IsQuery(CommandEventData data) => data.Context == _followed && data.CommandSource == CommandSource.LinqQuery;

    /// <summary>Part of <see cref="Writing"/>.</summary>
    internal sealed class SaveTimes(CommandRecorder recorder) : SaveChangesInterceptor
    {
        private long _began;

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (eventData.Context == recorder._followed) _began = Stopwatch.GetTimestamp();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (eventData.Context == recorder._followed) recorder.Writing += Stopwatch.GetElapsedTime(_began);
            return ValueTask.FromResult(result);
        }
    }

    /// <summary>Part of <see cref="Writing"/>.</summary>
    internal sealed class CommitTimes(CommandRecorder recorder) : DbTransactionInterceptor
    {
        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (eventData.Context == recorder._followed) recorder.Writing += eventData.Duration;
            return Task.CompletedTask;
        }
    }
}
