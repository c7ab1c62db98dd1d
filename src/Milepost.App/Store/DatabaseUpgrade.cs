using Microsoft.EntityFrameworkCore;

namespace Milepost.App.Store;

/// <summary>Brings a database to this version of Milepost: forward only.</summary>
public static class DatabaseUpgrade
{
    public static async Task RunAsync(MilepostDb db, CancellationToken ct = default)
    {
        // Asked first, because preparing a migration takes longer than many a verb.
        if (!(await db.Database.GetPendingMigrationsAsync(ct)).Any()) return;
        if (!db.Database.IsSqlite())
        {
            await db.Database.MigrateAsync(ct);
            return;
        }

        // On SQLite the migrations' own lock is a row, which a killed process leaves behind for ever. The system lets go of a file
        // lock whatever happens, so whoever holds this one may remove such a row.
        var folder = Path.GetDirectoryName(Path.GetFullPath(db.Database.GetDbConnection().DataSource))!;
        Directory.CreateDirectory(folder);
        await using var only = await LockAsync(Path.Combine(folder, "migrate.lock"), ct);
        var left = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct);
        if (left > 0) await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", ct);
        await db.Database.MigrateAsync(ct);
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
