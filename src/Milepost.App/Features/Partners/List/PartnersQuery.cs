using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Partners.List;

/// <param name="Place">Where it is kept; it serves that place and all below it.</param>
/// <param name="Under">Referrals under way there.</param>
/// <param name="People">Who signs in there.</param>
public sealed record PartnerRow(Partner Partner, string Place, int Under, int People);

public sealed record PartnerFilter(string? Search, string? Program, bool Ended);

public sealed class PartnersQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<PartnerRow>> HandleAsync(PartnerFilter filter, CancellationToken ct)
    {
        var units = await db.UnitsServingActorAsync(ct);
        var found = await (
            from partner in db.Partners.AsNoTracking()
            where units.Contains(partner.OrgUnitId) && (filter.Ended || partner.EndedOn == null)
            join unit in db.OrgUnits on partner.OrgUnitId equals unit.Id
            select new
            {
                Partner = partner, unit.Name,
                Under = db.Referrals.Count(r => r.PartnerId == partner.Id && (r.State == ReferralState.Sent || r.State == ReferralState.Accepted || r.State == ReferralState.Done)),
                People = db.Users.Count(u => u.PartnerId == partner.Id && u.IsActive),
            }).ToListAsync(ct);
        // A place has tens of partners; their words are matched as the rest of the program matches words.
        var words = SearchWords.Normalize(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. found.Where(f => filter.Program is null || f.Partner.Details.Programs.Contains(filter.Program))
                .Where(f => SearchWords.Normalize($"{f.Partner.Details.Name} {f.Partner.Details.Services} {string.Join(' ', f.Partner.Details.Programs)}") is var text && words.All(w => text.Contains(w, StringComparison.Ordinal)))
                .OrderBy(f => f.Partner.Details.Name, StringComparer.OrdinalIgnoreCase)
                .Select(f => new PartnerRow(f.Partner, f.Name, f.Under, f.People)),
        ];
    }
}

/// <summary>The partners that serve one participant's office, for choosing one.</summary>
public sealed class PartnersServingQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<Partner>> HandleAsync(Guid participantId, CancellationToken ct)
    {
        var office = await db.VisibleParticipants.Where(p => p.Id == participantId).Select(p => p.OfficeId).SingleOrDefaultAsync(ct);
        var units = await db.UnitsServingAsync(office, ct);
        return [.. (await db.Partners.AsNoTracking().Where(p => units.Contains(p.OrgUnitId) && p.EndedOn == null).ToListAsync(ct)).OrderBy(p => p.Details.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
