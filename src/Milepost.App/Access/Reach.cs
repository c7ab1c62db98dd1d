using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Access;

/// <summary>A node of the organization tree, as far as reach goes.</summary>
public sealed record ReachedUnit(Guid Id, string Path, Guid? ParentId);

/// <summary>A cover with its first day; it counts on its days, read afresh with each request: nothing has to run for it to begin or end.</summary>
public sealed record DatedCover(DateOnly From, CoveredPlanner Planner);

/// <summary>How far an account reaches on one route: the roles that open it, and the offices below the nodes where those are held.</summary>
public sealed record Reach(IReadOnlyList<RoleGrant> Grants, IReadOnlySet<StaffRole> Roles, IReadOnlySet<Guid> Offices, bool SeesAll)
{
    public IReadOnlyList<CoveredPlanner> Covers { get; init; } = [];

    public static Reach Of(IReadOnlyList<RoleGrant> grants, IReadOnlyList<ReachedUnit> units, IReadOnlyList<DatedCover> covers, AccessRow? row, DateOnly today)
    {
        var here = grants.Where(g => row?.Roles.Contains(g.Role) == true).ToList();
        if (here.Count == 0) return new(grants, new HashSet<StaffRole>(), new HashSet<Guid>(), false);
        // A role at one state reaches that state; with several states in one installation, everything takes a role at each.
        var seesAll = units.Where(u => u.ParentId is null).All(root => here.Exists(g => g.OrgUnitId == root.Id));
        var offices = new HashSet<Guid>();
        if (!seesAll) offices.UnionWith(units.Where(u => here.Exists(g => u.Path.StartsWith(g.Path, StringComparison.Ordinal))).Select(u => u.Id));
        // Whoever covers for a planner takes the planner's ways for the planner's people, and no others.
        var takesCovers = row!.Roles.Contains(StaffRole.CareerPlanner) && here.Exists(g => g.Role != StaffRole.Monitor);
        return new(grants, here.Select(g => g.Role).ToHashSet(), offices, seesAll)
        {
            Covers = takesCovers ? [.. covers.Where(cover => cover.From <= today && cover.Planner.Until >= today).Select(cover => cover.Planner)] : [],
        };
    }

    /// <summary>As the database has it now; requests ask <see cref="KnownOrganization"/>.</summary>
    public static async Task<Reach> OfAsync(MilepostDb db, Guid accountId, AccessRow? row, DateOnly today, CancellationToken ct) =>
        Of(await GrantsAsync(db, accountId, ct), await UnitsAsync(db, ct), await CoversAsync(db, accountId, ct), row, today);

    public static async Task<IReadOnlyList<ReachedUnit>> UnitsAsync(MilepostDb db, CancellationToken ct) =>
        await db.OrgUnits.Select(u => new ReachedUnit(u.Id, u.Path, u.ParentId)).ToListAsync(ct);

    public static async Task<IReadOnlyList<RoleGrant>> GrantsAsync(MilepostDb db, Guid accountId, CancellationToken ct) => await (
        from assignment in db.RoleAssignments
        join unit in db.OrgUnits on assignment.OrgUnitId equals unit.Id
        where assignment.AccountId == accountId
        select new RoleGrant(assignment.Role, unit.Id, unit.Path, unit.Name)).ToListAsync(ct);

    public static async Task<IReadOnlyList<DatedCover>> CoversAsync(MilepostDb db, Guid accountId, CancellationToken ct) => await (
        from cover in db.Covers.AsNoTracking()
        where cover.CoveringId == accountId
        join planner in db.Users on cover.PlannerId equals planner.Id
        orderby cover.Until, planner.DisplayName, cover.Id
        select new DatedCover(cover.From, new CoveredPlanner(planner.Id, planner.DisplayName, cover.Until, cover.Offices))).ToListAsync(ct);
}
