using Microsoft.EntityFrameworkCore;

namespace Milepost.App.Store;

/// <summary>Brings a database to this version of Milepost: forward only.</summary>
public static class StoreUpgrade
{
    /// <summary>Does nothing, and takes no lock, when there is nothing to do. True when something was done.</summary>
    public static async Task<bool> BringUpToDateAsync(MilepostDb db, CancellationToken ct = default)
    {
        if (!(await db.Database.GetPendingMigrationsAsync(ct)).Any()) return false;
        await db.Database.MigrateAsync(ct);
        return true;
    }
}
