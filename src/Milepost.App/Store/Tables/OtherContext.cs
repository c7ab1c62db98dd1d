using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;

namespace Milepost.App.Store.Tables;

/// <summary>A further context beside the one of a session: over another database, or over a snapshot.</summary>
public static class OtherContext
{
    public static MilepostDb At(this MilepostDb db, DataLocation location, Actor actor, IRecordJudge judge)
    {
        if (location.Postgres is { } connection)
        {
            var postgres = new DbContextOptionsBuilder<PostgresMilepostDb>();
            StoreSetup.UsePostgres(postgres, connection);
            return new PostgresMilepostDb(postgres.Options, actor, db.Clock, judge);
        }
        Directory.CreateDirectory(location.Folder);
        var sqlite = new DbContextOptionsBuilder<SqliteMilepostDb>();
        StoreSetup.UseSqlite(sqlite, location.SqliteFile);
        return new SqliteMilepostDb(sqlite.Options, actor, db.Clock, judge);
    }
}
