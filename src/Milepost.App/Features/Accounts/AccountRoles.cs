using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.Accounts;

/// <summary>One role of an account, with the place it is held at.</summary>
public sealed record AccountRole(Guid Id, Guid AccountId, StaffRole Role, Guid OrgUnitId, string UnitName, string UnitCode, string Path)
{
    public string Words => $"{Domain.Words.Of(Role)}, {UnitName}";
}

/// <summary>Reads the roles of accounts; who may keep an account depends on all of them.</summary>
public static class AccountRoles
{
    public static IQueryable<AccountRole> Read(MilepostDb db, IQueryable<RoleAssignment> assignments) =>
        from assignment in assignments
        join unit in db.OrgUnits on assignment.OrgUnitId equals unit.Id
        orderby unit.Path, assignment.Role
        select new AccountRole(assignment.Id, assignment.AccountId, assignment.Role, unit.Id, unit.Name, unit.Code, unit.Path);

    public static Task<List<AccountRole>> OfAsync(MilepostDb db, Guid accountId, CancellationToken ct) =>
        Read(db, db.RoleAssignments.AsNoTracking().Where(r => r.AccountId == accountId)).ToListAsync(ct);

    public static IReadOnlyCollection<HeldRole> Held(this IEnumerable<AccountRole> roles) => [.. roles.Select(r => new HeldRole(r.Role, r.Path))];

    /// <summary>The part of the organization that a change of this account concerns.</summary>
    public static string? Place(this IEnumerable<AccountRole> roles) => HistoryPlace.Shared(roles.Select(r => r.Path));

    /// <summary>The places an actor may give roles at, from the top down.</summary>
    public static async Task<IReadOnlyList<OrgUnit>> PlacesAsync(MilepostDb db, AccountReach reach, CancellationToken ct) =>
        [.. (await db.OrgUnits.AsNoTracking().OrderBy(u => u.Path).ToListAsync(ct)).Where(u => reach.Administers(u.Path))];
}
