using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Participants;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.History;

/// <summary>The history of one participant's record.</summary>
public sealed class ParticipantHistoryQuery(MilepostDb db)
{
    public async Task<HistoryPageOf> HandleAsync(Guid participantId, string? area, int page, CancellationToken ct) =>
        await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)
            ? await HistoryRows.ReadAsync(db, participantId.ToString(), HistoryArea.OfParticipant.Any(a => a.Area == area) ? area : null, null, page, ct)
            : new([], 0, 1, 1);
}

/// <summary>The history of people and places, as far as an administrator's nodes reach.</summary>
public sealed class OrganizationHistoryQuery(MilepostDb db, Actor actor)
{
    public async Task<HistoryPageOf> HandleAsync(string? area, int page, CancellationToken ct)
    {
        var reach = AccountReach.Of(actor);
        var units = await db.OrgUnits.AsNoTracking().Select(u => new { u.Path, u.ParentId }).ToListAsync(ct);
        // Who keeps everything there is also reads what concerns no part alone.
        var places = reach.AdministersAll(units.Where(u => u.ParentId is null).Select(u => u.Path)) ? null : units.Select(u => u.Path).Where(reach.Administers).ToList();
        return await HistoryRows.ReadAsync(db, MilepostDb.Organization, HistoryArea.OfOrganization.Any(a => a.Area == area) ? area : null, places, page, ct);
    }
}

/// <summary>Who changed people or places last: told to somebody whose form was opened before that.</summary>
public sealed class LastOrganizationChangeQuery(MilepostDb db, AgencyTime time)
{
    public async Task<LastChange> HandleAsync(CancellationToken ct)
    {
        var last = await db.History.AsNoTracking().Where(h => h.Chain == MilepostDb.Organization).OrderByDescending(h => h.Sequence).Select(h => new { h.ActorName, h.At }).FirstOrDefaultAsync(ct);
        return last is null ? new("Somebody", "just now") : new(last.ActorName, time.Words(last.At));
    }
}

/// <param name="Roles">What the person is today.</param>
public sealed record Viewer(string Name, DateTimeOffset At, IReadOnlyList<StaffRole> Roles);

public sealed record ViewerList(IReadOnlyList<Viewer> Rows, int Total, int Page, int Pages);

/// <summary>Who opened a participant's record, and when.</summary>
public sealed class ViewersQuery(MilepostDb db, WaitingViews waiting)
{
    public const int PageSize = 50;

    public async Task<ViewerList> HandleAsync(Guid participantId, int pageNumber, CancellationToken ct)
    {
        if (!await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)) return new([], 0, 1, 1);
        await waiting.WriteAsync(ct);
        var views = db.RecordViews.AsNoTracking().Where(v => v.ParticipantId == participantId);
        var total = await views.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(pageNumber, 1, pages);
        var rows = await views.OrderByDescending(v => v.At).ThenByDescending(v => v.Id).Skip((page - 1) * PageSize).Take(PageSize).Select(v => new { v.ActorId, v.ActorName, v.At }).ToListAsync(ct);
        var people = rows.Select(r => r.ActorId).OfType<Guid>().Distinct().ToList();
        var roles = (await db.RoleAssignments.AsNoTracking().Where(r => people.Contains(r.AccountId)).Select(r => new { r.AccountId, r.Role }).Distinct().ToListAsync(ct)).ToLookup(r => r.AccountId, r => r.Role);
        return new([.. rows.Select(r => new Viewer(r.ActorName, r.At, r.ActorId is { } id ? [.. roles[id].Order()] : []))], total, page, pages);
    }
}
