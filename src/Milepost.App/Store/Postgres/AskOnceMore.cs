using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Milepost.App.Store.Postgres;

/// <summary>
/// Asks a question once more when the connection turns out to be gone: the pool keeps connections that a failover or a restarted PgBouncer has
/// ended, and a new one is answered. Only questions, and writes that were never sent: one that was sent may have been done.
/// </summary>
/// <remarks>
/// Within a change <see cref="MilepostDb"/> starts the whole change over, so here nothing is repeated. It calls itself one that does not retry:
/// EF would otherwise hold whole answers in memory, and refuse the transactions of changes.
/// </remarks>
internal sealed class AskOnceMore(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, maxRetryCount: 1, maxRetryDelay: TimeSpan.FromSeconds(1))
{
    private MilepostDb? Db => Dependencies.CurrentContext.Context as MilepostDb;

    public override bool RetriesOnFailure => false;

    protected override void OnFirstExecution()
    {
        ExceptionsEncountered.Clear();
        Db?.SentAWrite = false;
    }

    protected override bool ShouldRetryOn(Exception exception)
    {
        if (Db is not { SentAWrite: false } db || db.Database.CurrentTransaction is not null || !LostConnection.Is(exception)) return false;
        db.ForgetConnections(exception);
        return true;
    }

    protected override TimeSpan? GetNextDelay(Exception lastException) => ExceptionsEncountered.Count > 1 ? null : TimeSpan.FromMilliseconds(100);

    /// <summary>Notes when something other than a question is sent.</summary>
    internal sealed class Listener : DbCommandInterceptor
    {
        public static readonly Listener Instance = new();

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Note(eventData, result);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            new(Note(eventData, result));

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Note(eventData, result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            new(Note(eventData, result));

        private static T Note<T>(CommandEventData eventData, T result)
        {
            if (eventData.Context is MilepostDb db && eventData.CommandSource is not (CommandSource.LinqQuery or CommandSource.FromSqlQuery)) db.SentAWrite = true;
            return result;
        }
    }
}
