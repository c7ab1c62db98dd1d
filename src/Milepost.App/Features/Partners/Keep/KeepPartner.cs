using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Organization;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Partners.Keep;

public sealed record AddPartner(Guid OrgUnitId, PartnerDetails Details);

/// <param name="Version">Of the partner as the form was opened on it.</param>
public sealed record ChangePartner(Guid PartnerId, PartnerDetails Details, long Version);

/// <summary>Nobody is referred there any more, or again when there is no day.</summary>
public sealed record EndPartner(Guid PartnerId, DateOnly? On);

/// <summary>Adds, changes and ends partners at the places within reach.</summary>
public sealed class KeepPartnerHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Partner>> HandleAsync(AddPartner command, CancellationToken ct) => db.ChangeAsync<Partner>(async () =>
    {
        if (await PlaceAsync(command.OrgUnitId, ct) is not { } place) return PartnerProblems.PlaceWrong;
        var added = Partner.Add(place, command.Details);
        if (!added.IsDone) return added;
        if (await IsTakenAsync(place.Id, added.Value, ct)) return PartnerProblems.Taken;
        db.Partners.Add(added.Value);
        await NoteAsync("partner.added", $"Partner added: {added.Value.Details.Name}", place, ct);
        return added;
    }, ct);

    public Task<Result<Partner>> HandleAsync(ChangePartner command, CancellationToken ct) => ChangeAsync(command.PartnerId, async (partner, place) =>
    {
        if (partner.Version != command.Version) return StaleProblems.Changed;
        var changed = partner.Change(command.Details);
        if (!changed.IsDone) return changed.As<Partner>();
        if (await IsTakenAsync(place.Id, partner, ct)) return PartnerProblems.Taken;
        await NoteAsync("partner.changed", $"Partner changed: {partner.Details.Name}", place, ct);
        return partner;
    }, ct);

    public Task<Result<Partner>> HandleAsync(EndPartner command, CancellationToken ct) => ChangeAsync(command.PartnerId, async (partner, place) =>
    {
        if (command.On is { } on)
        {
            var ended = partner.End(on, time.Today);
            if (!ended.IsDone) return ended.As<Partner>();
        }
        else partner.Reopen();
        await NoteAsync(command.On is null ? "partner.reopened" : "partner.ended", command.On is null ? $"{partner.Details.Name} takes referrals again" : $"{partner.Details.Name} takes no referrals any more", place, ct);
        return partner;
    }, ct);

    private Task<Result<Partner>> ChangeAsync(Guid partnerId, Func<Partner, OrgUnit, Task<Result<Partner>>> change, CancellationToken ct) => db.ChangeAsync<Partner>(async () =>
    {
        if (await KeptPartner.FindAsync(db, partnerId, ct) is not { } kept) return PartnerProblems.NotFound;
        return await change(kept.Partner, kept.Place);
    }, ct);

    private async Task<OrgUnit?> PlaceAsync(Guid unitId, CancellationToken ct) => (await db.UnitsKeptByActorAsync(ct)).Find(u => u.Id == unitId);

    private async Task<bool> IsTakenAsync(Guid placeId, Partner partner, CancellationToken ct) =>
        (await db.Partners.AsNoTracking().Where(p => p.OrgUnitId == placeId && p.Id != partner.Id && p.EndedOn == null).Select(p => p.Details.Name).ToListAsync(ct))
            .Contains(partner.Details.Name, StringComparer.OrdinalIgnoreCase);

    private Task NoteAsync(string kind, string words, OrgUnit place, CancellationToken ct) => db.NoteAsync(kind, words, null, [], place.Path, ct);
}

/// <summary>A partner at a place that whoever acts keeps.</summary>
public sealed record KeptPartner(Partner Partner, OrgUnit Place)
{
    public static async Task<KeptPartner?> FindAsync(MilepostDb db, Guid partnerId, CancellationToken ct)
    {
        if (await db.Partners.SingleOrDefaultAsync(p => p.Id == partnerId, ct) is not { } partner) return null;
        return (await db.UnitsKeptByActorAsync(ct)).Find(u => u.Id == partner.OrgUnitId) is { } place ? new(partner, place) : null;
    }
}
