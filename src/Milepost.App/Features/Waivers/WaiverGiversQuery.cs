using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Waivers;

/// <param name="MayGive">The reader may waive something for this person.</param>
/// <param name="IsOwnRecord">The reader could, but keeps the record: nobody approves the own work.</param>
/// <param name="Supervisors">Names of the supervisors to ask, without the reader and whoever keeps the record.</param>
public sealed record WaiverGivers(bool MayGive, bool IsOwnRecord, IReadOnlyList<string> Supervisors);

/// <summary>Who can waive a requirement for some people within reach.</summary>
public sealed class WaiverGiversQuery(MilepostDb db, Actor actor)
{
    /// <summary>The route on which a waiver is given; whoever may take it may waive.</summary>
    public const string Route = "/participants/{participantId:guid}/waivers/new";

    public async Task<IReadOnlyDictionary<Guid, WaiverGivers>> HandleAsync(IReadOnlyList<Guid> participants, CancellationToken ct)
    {
        if (participants.Count == 0) return new Dictionary<Guid, WaiverGivers>();
        var records = await (
            from participant in db.VisibleParticipants.AsNoTracking()
            where participants.Contains(participant.Id)
            join office in db.OrgUnits on participant.OfficeId equals (Guid?)office.Id into offices
            from office in offices.DefaultIfEmpty()
            select new { participant.Id, participant.PlannerId, Path = office == null ? null : office.Path }).ToListAsync(ct);
        var supervisors = await (
            from role in db.RoleAssignments.AsNoTracking()
            where role.Role == StaffRole.Supervisor
            join unit in db.OrgUnits on role.OrgUnitId equals unit.Id
            join account in db.Users on role.AccountId equals account.Id
            where account.IsActive
            orderby account.DisplayName, account.Id
            select new { account.Id, account.DisplayName, unit.Path }).ToListAsync(ct);

        var byRole = actor.MayTake(Route, HttpMethods.Post);
        return records.ToDictionary(record => record.Id, record =>
        {
            var isOwn = record.PlannerId is { } planner && planner == actor.AccountId;
            return new WaiverGivers(
                byRole && !isOwn, byRole && isOwn,
                byRole && !isOwn ? [] : [.. supervisors
                    .Where(s => record.Path?.StartsWith(s.Path, StringComparison.Ordinal) == true && s.Id != record.PlannerId && s.Id != actor.AccountId)
                    .Select(s => s.DisplayName).Distinct()]);
        });
    }
}
