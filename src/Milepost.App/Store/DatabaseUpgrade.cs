using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Milepost.App.Store.Keys;
using Npgsql;

namespace Milepost.App.Store;

/// <summary>Brings a database to this version of Milepost: forward only.</summary>
public static class DatabaseUpgrade
{
    public static async Task RunAsync(MilepostDb db, CancellationToken ct = default)
    {
        if (!db.Database.IsSqlite())
        {
            await OnPostgresAsync(db, ct);
            return;
        }
        // Asked first, because preparing a migration takes longer than many a verb.
        if (!(await db.Database.GetPendingMigrationsAsync(ct)).Any()) return;

        // On SQLite the migrations' own lock is a row, which a killed process leaves behind for ever. The system lets go of a file
        // lock whatever happens, so whoever holds this one may remove such a row.
        var folder = Path.GetDirectoryName(Path.GetFullPath(db.Database.GetDbConnection().DataSource))!;
        Directory.CreateDirectory(folder);
        await using var only = await LockAsync(Path.Combine(folder, "migrate.lock"), ct);
        var left = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct);
        if (left > 0) await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", ct);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>Where the jobs' schedule is kept, apart from what Milepost knows: see <c>Features/Jobs</c>.</summary>
    public const string JobsSchema = "jobs";

    /// <summary>How often a migration tries again to get at a table that others are using.</summary>
    private const int Tries = 60;

    /// <summary>Whether this flow of work is a migration, which waits for a table for a moment only: whoever comes after it would wait as well.</summary>
    private static readonly AsyncLocal<bool> Upgrading = new();

    /// <summary>Whether this program is newer than the database.</summary>
    public static async Task<bool> IsBehindAsync(MilepostDb db, CancellationToken ct) => (await db.Database.GetPendingMigrationsAsync(ct)).Any();

    private static async Task OnPostgresAsync(MilepostDb db, CancellationToken ct)
    {
        var hasSchema = await db.Database.SqlQuery<bool>($"SELECT to_regnamespace({JobsSchema}) IS NOT NULL AS \"Value\"").SingleAsync(ct);
        if (hasSchema && !await IsBehindAsync(db, ct)) return;

        // Nodes that start together: one upgrades, the others wait for it here and then find nothing left to do. The lock is a transaction's, so it
        // goes with a program that is killed, and PgBouncer may stand between.
        await using var holder = new NpgsqlConnection(db.Database.GetConnectionString());
        await holder.OpenAsync(ct);
        await using var only = await holder.BeginTransactionAsync(ct);
        await using (var take = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({NodeLocks.Upgrade})", holder) { CommandTimeout = 0 }) await take.ExecuteNonQueryAsync(ct);
        await db.Database.ExecuteSqlRawAsync($"CREATE SCHEMA IF NOT EXISTS {JobsSchema}", ct);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Upgrading.Value = true;
                await db.Database.MigrateAsync(ct);
                return;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable && attempt < Tries)
            {
                await Task.Delay(Random.Shared.Next(500, 1500), ct);
            }
            finally
            {
                Upgrading.Value = false;
            }
        }
    }

    /// <summary>
    /// While a change of a table waits for the requests that use it, every later request waits behind it. So it gives up after a short while and
    /// comes again, and people notice nothing.
    /// </summary>
    internal sealed class ShortWaits : DbTransactionInterceptor
    {
        public static readonly ShortWaits Instance = new();

        public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
        {
            if (Upgrading.Value)
            {
                using var command = connection.CreateCommand();
                (command.Transaction, command.CommandText) = (result, "SET LOCAL lock_timeout = '2s'");
                command.ExecuteNonQuery();
            }
            return result;
        }

        public override ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default) =>
            new(TransactionStarted(connection, eventData, result));
    }

    private static async Task<FileStream> LockAsync(string file, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100, ct);
            }
        }
    }
}
