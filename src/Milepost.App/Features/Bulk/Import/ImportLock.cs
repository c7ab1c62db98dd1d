using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>Keeps two imports from running at once. It ends with the process, however that ends.</summary>
internal sealed class ImportLock : IDisposable
{
    // "MPimport" as a number: nobody else asks for this one.
    private const long Key = 0x4D50696D706F7274;

    private readonly FileStream? _file;
    private readonly MilepostDb? _db;

    private ImportLock(FileStream? file, MilepostDb? db) => (_file, _db) = (file, db);

    /// <returns>Null while another import runs.</returns>
    /// <remarks>The connection of the context stays open meanwhile: on PostgreSQL the lock is the connection's.</remarks>
    public static async Task<ImportLock?> TakeAsync(MilepostDb db, DataLocation location, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        if (!db.Database.IsSqlite())
        {
            var isOurs = await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_lock({Key}) AS "Value" """).SingleAsync(ct);
            return isOurs ? new(null, db) : null;
        }
        try
        {
            return new(new FileStream(Path.Combine(location.Folder, "import.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), null);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _db?.Database.ExecuteSql($"SELECT pg_advisory_unlock({Key})");
    }
}
