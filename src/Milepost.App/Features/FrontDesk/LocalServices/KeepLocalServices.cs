using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Features.FrontDesk.LocalServices;

public sealed record AddLocalService(Guid PlaceId, string? Name, string? Spanish, LocalServiceKind Kind);

/// <param name="Version">Of the entry as the form was opened on it.</param>
public sealed record ChangeLocalService(Guid LocalServiceId, string? Name, string? Spanish, LocalServiceKind Kind, long Version);

/// <param name="Offered">False ends it today; true offers it again.</param>
public sealed record OfferLocalService(Guid LocalServiceId, bool Offered);

/// <summary>Keeps the list of what offices offer whoever comes in. What was chosen once is never deleted.</summary>
public sealed class KeepLocalServicesHandler(MilepostDb db, Actor actor, AgencyTime time)
{
    public Task<Result<LocalService>> HandleAsync(AddLocalService command, CancellationToken ct) => db.ChangeAsync<LocalService>(async () =>
    {
        if (!actor.CanSee(command.PlaceId) || await db.OrgUnits.SingleOrDefaultAsync(u => u.Id == command.PlaceId, ct) is not { } place) return LocalServiceProblems.PlaceNotFound;
        var added = LocalService.Add(place, command.Name, command.Spanish, command.Kind, await OthersAsync(place.Id, ct));
        if (!added.IsDone) return added;
        db.LocalServices.Add(added.Value);
        await db.NoteAsync("local-service.added", $"Local service added at {place.Name}: {added.Value.Name}", null, [], place.Path, ct);
        return added;
    }, ct);

    public Task<Result<Done>> HandleAsync(ChangeLocalService command, CancellationToken ct) => ChangeAsync(command.LocalServiceId, "changed", "changed", (service, others) =>
        service.Version != command.Version ? StaleProblems.Changed : service.Change(command.Name, command.Spanish, command.Kind, others), ct);

    public Task<Result<Done>> HandleAsync(OfferLocalService command, CancellationToken ct) => command.Offered
        ? ChangeAsync(command.LocalServiceId, "offered-again", "offered again", (service, others) => service.OfferAgain(others), ct)
        : ChangeAsync(command.LocalServiceId, "ended", "not offered any more", (service, _) => service.End(time.Today), ct);

    private Task<Result<Done>> ChangeAsync(
        Guid id, string kind, string words, Func<LocalService, IReadOnlyList<LocalService>, Result<Done>> change, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.LocalServices.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } service || !actor.CanSee(service.OrgUnitId)) return LocalServiceProblems.NotFound;
        var changed = change(service, await OthersAsync(service.OrgUnitId, ct));
        if (!changed.IsDone) return changed;
        var place = await db.OrgUnits.SingleAsync(u => u.Id == service.OrgUnitId, ct);
        await db.NoteAsync($"local-service.{kind}", $"Local service {words} at {place.Name}: {service.Name}", null, [], place.Path, ct);
        return changed;
    }, ct);

    private Task<List<LocalService>> OthersAsync(Guid placeId, CancellationToken ct) => db.LocalServices.Where(s => s.OrgUnitId == placeId).ToListAsync(ct);
}

/// <summary>An entry and where it is kept.</summary>
/// <param name="IsKept">Whether the reader may change it.</param>
public sealed record LocalServiceRow(LocalService Service, string Place, bool IsKept);

public sealed class LocalServicesQuery(MilepostDb db, Actor actor)
{
    /// <summary>The entries within reach and those of the places above, which serve them too.</summary>
    public async Task<IReadOnlyList<LocalServiceRow>> HandleAsync(CancellationToken ct)
    {
        var serving = await db.UnitsServingActorAsync(ct);
        var rows = await (
            from service in db.LocalServices.AsNoTracking()
            join place in db.OrgUnits on service.OrgUnitId equals place.Id
            where serving.Contains(service.OrgUnitId)
            orderby place.Path, service.Name
            select new { service, place.Name }).ToListAsync(ct);
        return [.. rows.Select(r => new LocalServiceRow(r.service, r.Name, actor.CanSee(r.service.OrgUnitId)))];
    }

    public async Task<LocalServiceRow?> FindAsync(Guid id, CancellationToken ct) =>
        (await HandleAsync(ct)).FirstOrDefault(r => r.Service.Id == id && r.IsKept);
}
