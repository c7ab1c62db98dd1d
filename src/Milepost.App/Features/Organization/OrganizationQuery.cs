using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.Organization;

/// <param name="IsKept">Whether the reader may change it and add below it.</param>
/// <param name="People">How many active accounts hold a role right here.</param>
public sealed record OrgNode(Guid Id, string Code, string Name, OrgUnitKind Kind, string? Pack, string? Address, string? Phone, int People, bool IsKept, IReadOnlyList<OrgNode> Below);

/// <param name="MayAddState">Only somebody who keeps everything there is may add a further top.</param>
public sealed record OrganizationTree(IReadOnlyList<OrgNode> Roots, bool MayAddState);

/// <summary>The part of the organization within an administrator's reach, with what stands above it for orientation.</summary>
public sealed class OrganizationQuery(MilepostDb db, Actor actor, Packs packs)
{
    public async Task<OrganizationTree> HandleAsync(CancellationToken ct)
    {
        var reach = AccountReach.Of(actor);
        var units = await db.OrgUnits.AsNoTracking().OrderBy(u => u.Path).ToListAsync(ct);
        var people = await (
            from role in db.RoleAssignments
            join account in db.Users on role.AccountId equals account.Id
            where account.IsActive
            group role.AccountId by role.OrgUnitId into here
            select new { here.Key, Count = here.Distinct().Count() }).ToDictionaryAsync(p => p.Key, p => p.Count, ct);
        var kept = units.Where(u => reach.Administers(u.Path)).ToList();
        var shown = units.Where(u => reach.Administers(u.Path) || kept.Exists(k => k.Path.StartsWith(u.Path, StringComparison.Ordinal))).ToLookup(u => u.ParentId);
        return new(Nodes(null), reach.AdministersAll(units.Where(u => u.ParentId is null).Select(u => u.Path)));

        List<OrgNode> Nodes(Guid? parent) => [.. shown[parent].OrderBy(u => u.Name, StringComparer.Ordinal).Select(u => new OrgNode(
            u.Id, u.Code, u.Name, u.Kind, u.PackId is null ? null : packs.Find(u.PackId, out var pack) ? pack.Title : u.PackId, u.Address, u.Phone,
            people.GetValueOrDefault(u.Id), reach.Administers(u.Path), Nodes(u.Id)))];
    }

    /// <summary>One place within reach.</summary>
    public async Task<OrgUnit?> FindAsync(Guid id, CancellationToken ct) =>
        await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct) is { } unit && AccountReach.Of(actor).Administers(unit.Path) ? unit : null;

    public async Task<bool> MayAddStateAsync(CancellationToken ct) =>
        AccountReach.Of(actor).AdministersAll(await db.OrgUnits.Where(u => u.ParentId == null).Select(u => u.Path).ToListAsync(ct));
}
