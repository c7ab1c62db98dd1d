using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Partners.Keep;

public sealed record PartnerPerson(Guid Id, string Name, string Email, bool IsActive, bool HasPassword);

/// <param name="MayKeep">Whoever asks may change it.</param>
public sealed record PartnerView(Partner Partner, string Place, IReadOnlyList<PartnerPerson> People, bool MayKeep);

public sealed class PartnerQuery(MilepostDb db, Actor actor)
{
    public async Task<PartnerView?> HandleAsync(Guid partnerId, CancellationToken ct)
    {
        if (await db.Partners.AsNoTracking().SingleOrDefaultAsync(p => p.Id == partnerId, ct) is not { } partner || !(await db.UnitsServingActorAsync(ct)).Contains(partner.OrgUnitId)) return null;
        var place = await db.OrgUnits.AsNoTracking().SingleAsync(u => u.Id == partner.OrgUnitId, ct);
        // The roles of this page may only look; those that keep reach the place by a role of their own.
        var keepers = AccessTable.Instance.Find("/partners/{partnerId:guid}", "POST")!.Roles;
        return new(
            partner, place.Name,
            await db.Users.AsNoTracking().Where(u => u.PartnerId == partnerId).OrderBy(u => u.DisplayName).Select(u => new PartnerPerson(u.Id, u.DisplayName, u.Email!, u.IsActive, u.PasswordHash != null)).ToListAsync(ct),
            actor.Grants.Any(g => keepers.Contains(g.Role) && place.Path.StartsWith(g.Path, StringComparison.Ordinal)));
    }
}

public sealed class PartnerPlacesQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<Domain.Organization.OrgUnit>> HandleAsync(CancellationToken ct) => await db.UnitsKeptByActorAsync(ct);
}
