using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Participants.Assignment;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.Supervision.Covers;

/// <summary>A planner and where the planner plans, as far as the reader may decide about it.</summary>
/// <param name="Supervised">Those of the offices that the reader supervises.</param>
public sealed record CoverPerson(Guid Id, string Name, IReadOnlyList<Guid> Offices, IReadOnlyList<Guid> Supervised);

/// <summary>Who may be covered and by whom, by the reader's decision.</summary>
public sealed record CoverChoices(IReadOnlyList<CoverPerson> Away, IReadOnlyList<CoverPerson> Covering)
{
    /// <summary>
    /// The offices whose people may be covered so: a planner decides for the own people at offices where the colleague plans, too; whoever
    /// supervises decides for the offices supervised, and may let in somebody of another one of these.
    /// </summary>
    public static IReadOnlyList<Guid> OfficesFor(CoverPerson away, CoverPerson covering)
    {
        var supervised = covering.Supervised.Count > 0 ? away.Supervised : [];
        return [.. supervised.Union(away.Offices.Intersect(covering.Offices))];
    }
}

public sealed record CoverRow(Guid Id, string Planner, string Covering, DateOnly From, DateOnly Until, string? Note, string SetBy, bool MayEnd)
{
    public bool IsOn(DateOnly today) => From <= today && today <= Until;

    public bool IsOver(DateOnly today) => Until < today || Until < From;
}

public sealed class CoversQuery(MilepostDb db, Actor actor, OfficeChoicesQuery choices, AgencyTime time)
{
    private const int PastDays = 90;

    public async Task<CoverChoices> ChoicesAsync(CancellationToken ct)
    {
        var offices = await choices.HandleAsync(ct);
        var ids = offices.Select(o => o.Id).ToList();
        var paths = await db.OrgUnits.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Path, ct);
        List<CoverPerson> people =
        [
            .. from office in offices
               from planner in office.Planners
               group office.Id by planner into one
               orderby one.Key.Name, one.Key.Id
               select new CoverPerson(one.Key.Id, one.Key.Name, [.. one], [.. one.Where(id => actor.Supervises(paths.GetValueOrDefault(id)))]),
        ];
        return new([.. people.Where(p => p.Id == actor.AccountId || p.Supervised.Count > 0)], people);
    }

    /// <summary>The covers that concern the reader: the own ones, and those of planners the reader decides about.</summary>
    public async Task<IReadOnlyList<CoverRow>> HandleAsync(CancellationToken ct)
    {
        var mine = (await ChoicesAsync(ct)).Away.Select(p => p.Id).ToList();
        var me = actor.AccountId;
        var since = time.Today.AddDays(-PastDays);
        var rows = await (
            from cover in db.Covers.AsNoTracking()
            where cover.Until >= since && (cover.CoveringId == me || mine.Contains(cover.PlannerId))
            join planner in db.Users on cover.PlannerId equals planner.Id
            join covering in db.Users on cover.CoveringId equals covering.Id
            orderby cover.Until descending, cover.Id descending
            select new { Cover = cover, Planner = planner.DisplayName, Covering = covering.DisplayName }).ToListAsync(ct);
        return [.. rows.Select(r => new CoverRow(r.Cover.Id, r.Planner, r.Covering, r.Cover.From, r.Cover.Until, r.Cover.Note, r.Cover.SetBy, true))];
    }

    /// <summary>The cover, tracked, when the reader is one of the two or decides about the planner.</summary>
    internal async Task<Cover?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.Covers.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } cover) return null;
        if (cover.CoveringId == actor.AccountId || cover.PlannerId == actor.AccountId) return cover;
        return (await ChoicesAsync(ct)).Away.Any(p => p.Id == cover.PlannerId) ? cover : null;
    }
}
