using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.FrontDesk;

/// <summary>What every page of the front desk starts from: the offices within reach and what they offer.</summary>
public sealed class FrontDeskQuery(MilepostDb db, Actor actor)
{
    public Task<List<OrgUnit>> OfficesAsync(CancellationToken ct)
    {
        var within = actor.Offices.ToList();
        return db.OrgUnits.AsNoTracking().Where(u => u.Kind == OrgUnitKind.Office && (actor.SeesAll || within.Contains(u.Id))).OrderBy(u => u.Name).ToListAsync(ct);
    }

    /// <summary>The local services of an office on a day: its own and those of the places above.</summary>
    public async Task<IReadOnlyList<LocalService>> ServicesAsync(Guid officeId, DateOnly day, CancellationToken ct)
    {
        var serving = await db.UnitsServingAsync(officeId, ct);
        var services = await db.LocalServices.AsNoTracking().Where(s => serving.Contains(s.OrgUnitId)).ToListAsync(ct);
        return [.. services.Where(s => s.IsOfferedOn(day)).OrderBy(s => s.Kind).ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase)];
    }
}

public static class VisibleVisitors
{
    /// <summary>The visitors this actor may see on this route: first known, seen or on record at an office within reach.</summary>
    public static IQueryable<Visitor> VisitorsInReach(this MilepostDb db)
    {
        if (db.Actor.SeesAll) return db.Visitors;
        var offices = db.Actor.Offices.ToList();
        var nullable = offices.Select(id => (Guid?)id).ToList();
        return db.Visitors.Where(v => nullable.Contains(v.OfficeId)
            || db.Visits.Any(x => x.VisitorId == v.Id && x.RemovedOn == null && offices.Contains(x.OfficeId))
            || db.Participants.Any(p => p.Id == v.ParticipantId && nullable.Contains(p.OfficeId)));
    }

    public static IQueryable<Visit> VisitsInReach(this MilepostDb db)
    {
        if (db.Actor.SeesAll) return db.Visits;
        var offices = db.Actor.Offices.ToList();
        return db.Visits.Where(v => offices.Contains(v.OfficeId));
    }
}
