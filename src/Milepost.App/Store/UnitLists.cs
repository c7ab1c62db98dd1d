using Microsoft.EntityFrameworkCore;
using Milepost.Domain.Organization;

namespace Milepost.App.Store;

/// <summary>
/// Lists that places keep - local services, employers, training providers, partners. An entry stands at one place of the organization tree
/// and serves that place and all below it, so a local area writes down a school once for all its offices.
/// </summary>
public static class UnitLists
{
    /// <summary>The places whose entries serve this office: itself and everything above it.</summary>
    public static async Task<IReadOnlyList<Guid>> UnitsServingAsync(this MilepostDb db, Guid? officeId, CancellationToken ct)
    {
        if (officeId is null) return [];
        var path = await db.OrgUnits.Where(u => u.Id == officeId).Select(u => u.Path).SingleOrDefaultAsync(ct);
        if (path is null) return [];
        var above = PathsTo(path).ToList();
        return await db.OrgUnits.Where(u => above.Contains(u.Path)).Select(u => u.Id).ToListAsync(ct);
    }

    /// <summary>The places whose entries this person may use: those within reach and everything above them.</summary>
    public static async Task<IReadOnlyList<Guid>> UnitsServingActorAsync(this MilepostDb db, CancellationToken ct)
    {
        if (db.Actor.SeesAll) return await db.OrgUnits.Select(u => u.Id).ToListAsync(ct);
        var within = db.Actor.Offices.ToList();
        var paths = await db.OrgUnits.Where(u => within.Contains(u.Id)).Select(u => u.Path).ToListAsync(ct);
        var serving = paths.SelectMany(PathsTo).ToHashSet().ToList();
        return await db.OrgUnits.Where(u => serving.Contains(u.Path)).Select(u => u.Id).ToListAsync(ct);
    }

    /// <summary>The places at which this person may add or change entries on this route, ordered from the root down.</summary>
    public static Task<List<OrgUnit>> UnitsKeptByActorAsync(this MilepostDb db, CancellationToken ct)
    {
        var within = db.Actor.Offices.ToList();
        return db.OrgUnits.AsNoTracking().Where(u => db.Actor.SeesAll || within.Contains(u.Id)).OrderBy(u => u.Path).ToListAsync(ct);
    }

    /// <summary>"il/", "il/cook/", "il/cook/lakeside/" for the last of them.</summary>
    private static IEnumerable<string> PathsTo(string path)
    {
        for (var end = path.IndexOf('/'); end >= 0; end = path.IndexOf('/', end + 1)) yield return path[..(end + 1)];
    }
}
