using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.Organization;

/// <summary>Adds a place below another, or a further state when there is no parent.</summary>
public sealed record AddUnit(Guid? ParentId, OrgUnitKind Kind, string Code, string Name, string? PackId, string? Address, string? Phone);

/// <param name="Version">Of the place as the form was opened on it.</param>
public sealed record ChangeUnit(Guid UnitId, string Name, string? PackId, string? Address, string? Phone, long Version);

/// <summary>Adds and changes places of the organization, at or below an administrator's own nodes.</summary>
public sealed class KeepUnitsHandler(MilepostDb db, Packs packs, Actor actor)
{
    public Task<Result<OrgUnit>> HandleAsync(AddUnit command, CancellationToken ct) => db.ChangeAsync<OrgUnit>(async () =>
    {
        var reach = AccountReach.Of(actor);
        OrgUnit? parent = null;
        if (command.ParentId is { } parentId)
        {
            parent = await db.OrgUnits.SingleOrDefaultAsync(u => u.Id == parentId, ct);
            if (parent is null || !reach.Administers(parent.Path)) return OrganizationProblems.NotFound;
        }
        else if (!reach.AdministersAll(await db.OrgUnits.Where(u => u.ParentId == null).Select(u => u.Path).ToListAsync(ct))) return OrganizationProblems.NotFound;

        if (command.PackId is { } pack && !packs.Find(pack, out _)) return OrganizationProblems.NoSuchPack;
        var unit = OrgUnit.Create(command.Kind, command.Code, command.Name, parent, command.PackId, command.Address, command.Phone);
        if (!unit.IsDone) return unit;
        // "North" and "NORTH" would be one place in everybody's eyes.
        if ((await db.OrgUnits.Select(u => u.Code).ToListAsync(ct)).Contains(command.Code, StringComparer.OrdinalIgnoreCase)) return OrganizationProblems.CodeTaken;
        db.OrgUnits.Add(unit.Value);
        return unit;
    }, ct);

    public Task<Result<OrgUnit>> HandleAsync(ChangeUnit command, CancellationToken ct) => db.ChangeAsync<OrgUnit>(async () =>
    {
        var unit = await db.OrgUnits.SingleOrDefaultAsync(u => u.Id == command.UnitId, ct);
        if (unit is null || !AccountReach.Of(actor).Administers(unit.Path)) return OrganizationProblems.NotFound;
        if (unit.Version != command.Version) return StaleProblems.Changed;
        if (command.PackId is { } pack && !packs.Find(pack, out _)) return OrganizationProblems.NoSuchPack;
        var changed = unit.Change(command.Name, command.PackId, command.Address, command.Phone);
        return changed.IsDone ? unit : changed.As<OrgUnit>();
    }, ct);
}
