using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Access;

/// <summary>How far an account reaches on one route: the roles that open it, and the offices below the nodes where those are held.</summary>
public sealed record Reach(IReadOnlyList<RoleGrant> Grants, IReadOnlySet<StaffRole> Roles, IReadOnlySet<Guid> Offices, bool SeesAll)
{
    public IReadOnlyList<CoveredPlanner> Covers { get; init; } = [];

    /// <param name="today">A cover counts on its days, read afresh each time: nothing has to run for it to begin or end.</param>
    public static async Task<Reach> OfAsync(MilepostDb db, Guid accountId, AccessRow? row, DateOnly today, CancellationToken ct)
    {
        var grants = await (
            from assignment in db.RoleAssignments
            join unit in db.OrgUnits on assignment.OrgUnitId equals unit.Id
            where assignment.AccountId == accountId
            select new RoleGrant(assignment.Role, unit.Id, unit.Path, unit.Name)).ToListAsync(ct);
        var here = grants.Where(g => row?.Roles.Contains(g.Role) == true).ToList();
        var seesAll = false;
        var offices = new HashSet<Guid>();
        if (here.Count > 0)
        {
            var units = await db.OrgUnits.Select(u => new { u.Id, u.Path, u.ParentId }).ToListAsync(ct);
            // A role at one state reaches that state; with several states in one installation, everything takes a role at each.
            seesAll = units.Where(u => u.ParentId is null).All(root => here.Exists(g => g.OrgUnitId == root.Id));
            if (!seesAll) offices.UnionWith(units.Where(u => here.Exists(g => u.Path.StartsWith(g.Path, StringComparison.Ordinal))).Select(u => u.Id));
        }
        // Whoever covers for a planner takes the planner's ways for the planner's people, and no others.
        var covers = here.Count > 0 && row!.Roles.Contains(StaffRole.CareerPlanner) && here.Exists(g => g.Role != StaffRole.Monitor) ? await CoversAsync(db, accountId, today, ct) : [];
        return new(grants, here.Select(g => g.Role).ToHashSet(), offices, seesAll) { Covers = covers };
    }

    private static async Task<List<CoveredPlanner>> CoversAsync(MilepostDb db, Guid accountId, DateOnly today, CancellationToken ct) => await (
        from cover in db.Covers.AsNoTracking()
        where cover.CoveringId == accountId && cover.From <= today && cover.Until >= today
        join planner in db.Users on cover.PlannerId equals planner.Id
        orderby cover.Until, planner.DisplayName, cover.Id
        select new CoveredPlanner(planner.Id, planner.DisplayName, cover.Until, cover.Offices)).ToListAsync(ct);
}
