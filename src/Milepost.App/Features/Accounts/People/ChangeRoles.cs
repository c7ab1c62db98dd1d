using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.People;

/// <summary>Gives somebody a role at a place; it reaches everything below.</summary>
public sealed record GrantRole(Guid AccountId, StaffRole Role, Guid OrgUnitId);

/// <summary>Takes one role away; it works with the person's next click.</summary>
public sealed record RemoveRole(Guid AccountId, Guid RoleAssignmentId);

public sealed class ChangeRolesHandler(MilepostDb db, Actor actor)
{
    public Task<Result<Done>> HandleAsync(GrantRole command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await FindAsync(command.AccountId, ct) is not { } found) return AccountProblems.NotFound;
        var unit = await db.OrgUnits.SingleOrDefaultAsync(u => u.Id == command.OrgUnitId, ct);
        if (unit is null || !AccountReach.Of(actor).Administers(unit.Path)) return AccountProblems.NoSuchPlace;
        if (found.Roles.Any(r => r.Role == command.Role && r.OrgUnitId == unit.Id)) return AccountProblems.HasRole;

        db.RoleAssignments.Add(new RoleAssignment { AccountId = command.AccountId, Role = command.Role, OrgUnitId = unit.Id });
        await db.NoteAsync("account.role-granted", $"Made {found.Account.DisplayName} {Words.Of(command.Role).ToLowerInvariant()} at {unit.Name}", null, [], unit.Path, ct);
        return Done.It;
    }, ct);

    public Task<Result<Done>> HandleAsync(RemoveRole command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await FindAsync(command.AccountId, ct) is not { } found) return AccountProblems.NotFound;
        var role = found.Roles.SingleOrDefault(r => r.Id == command.RoleAssignmentId);
        if (role is null || !AccountReach.Of(actor).Administers(role.Path)) return AccountProblems.NotFound;
        if (command.AccountId == actor.AccountId && role.Role == StaffRole.Administrator && found.Roles.Count(r => r.Role == StaffRole.Administrator) == 1)
            return AccountProblems.OwnLastAdministratorRole;
        // Without any role nobody's part of the organization would hold the account, and nobody could give it one again.
        if (found.Roles.Count == 1) return AccountProblems.LastRole;

        db.RoleAssignments.Remove(await db.RoleAssignments.SingleAsync(r => r.Id == role.Id, ct));
        await db.NoteAsync("account.role-removed", $"{found.Account.DisplayName} is no longer {Words.Of(role.Role).ToLowerInvariant()} at {role.UnitName}", null, [], role.Path, ct);
        return Done.It;
    }, ct);

    private async Task<(UserAccount Account, List<AccountRole> Roles)?> FindAsync(Guid accountId, CancellationToken ct)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == accountId, ct) is not { } account) return null;
        var roles = await AccountRoles.OfAsync(db, accountId, ct);
        var reach = AccountReach.Of(actor);
        return reach.IsAdministrator && reach.Sees(roles.Held()) ? (account, roles) : null;
    }
}
