using Microsoft.Data.Sqlite;
using Npgsql;

namespace Milepost.App.Store.Postgres;

/// <summary>Tells a database that went away, is starting, or handed its lead to another, from everything that asking again would not mend.</summary>
public static class LostConnection
{
    /// <summary>How long a change waits for a database that went away.</summary>
    public const int PatienceSeconds = 30;

    /// <summary>A commit that got no answer at all, for whatever reason: it may have been done.</summary>
    public static bool IsUnanswered(Exception? e) => e is NpgsqlException and not PostgresException || (e is not null && IsUnanswered(e.InnerException));

    /// <summary>Asking again, perhaps another server, may well be answered.</summary>
    public static bool Is(Exception? e) => e switch
    {
        null => false,
        PostgresException p => IsAway(p.SqlState),
        // A statement that takes too long is no lost connection: it would take as long again.
        NpgsqlException n => n.InnerException is not TimeoutException,
        _ => Is(e.InnerException),
    };

    /// <summary>The server answers, but as a standby that once led: the other connections of the pool lead to the same one.</summary>
    public static bool IsToStandby(Exception? e) => e switch
    {
        null => false,
        PostgresException p => p.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction,
        _ => IsToStandby(e.InnerException),
    };

    private static bool IsAway(string state) => state is
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.ReadOnlySqlTransaction
        or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.StatementCompletionUnknown
        // PgBouncer says so when its own connection broke or it has none to give.
        || state.StartsWith("08", StringComparison.Ordinal);
}

/// <summary>The database could not be reached for as long as is sensible to wait. Whoever asked may ask again: nothing is done twice.</summary>
/// <param name="isInDoubt">Whether a change was under way whose end could not be found out.</param>
public sealed class DatabaseAwayException(bool isInDoubt, Exception inner) : Exception(isInDoubt ? Doubt : Nothing, inner)
{
    private const string Nothing = "The database cannot be reached at the moment. Nothing was changed; try again in a minute.";
    private const string Doubt = "The database went away just when this was saved, and it cannot be asked yet whether it was. Look before doing it again.";

    public bool IsInDoubt => isInDoubt;
}

/// <summary>Another program wrote to the SQLite database for longer than is sensible to wait.</summary>
public sealed class DatabaseBusyException(Exception inner) : Exception(Words, inner)
{
    public const string Words = "Another program is writing to this database, and half a minute of waiting was not enough. What was being changed was not changed; run this again when the other is done.";

    /// <summary>SQLite says that another program holds its lock.</summary>
    public static bool IsLocked(Exception? e) => e is SqliteException { SqliteErrorCode: 5 or 6 } || (e is not null && IsLocked(e.InnerException));
}
