using Microsoft.EntityFrameworkCore;
using Milepost.Domain;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>A row of planners.csv.</summary>
/// <param name="Id">That of the system they came from, else our own.</param>
internal sealed record ExportedPlanner(string Id, string FirstName, string LastName, string Email, string Office, bool Supervises);

/// <summary>What is small enough to be known by heart: places, accounts and planners.</summary>
internal sealed record ExportLookups(IReadOnlyDictionary<Guid, string> OfficeCodes, IReadOnlyDictionary<Guid, string?> Emails, IReadOnlyDictionary<Guid, ExportedPlanner> Planners)
{
    /// <summary>The id by which the files name a planner; null for who is in no row of planners.csv.</summary>
    public string? Planner(Guid account) => Planners.GetValueOrDefault(account)?.Id;

    public static async Task<ExportLookups> ReadAsync(ExportLane lane, CancellationToken ct)
    {
        var old = new Dictionary<Guid, string>();
        if (lane.Has("ExternalIds"))
        {
            using var known = lane.Read(["ExternalIds.RecordId", "ExternalIds.Value"], "\"ExternalIds\" WHERE \"Kind\" = 'planner' ORDER BY \"Value\"");
            while (known.Read()) old.TryAdd(known.Guid(0), known.String(1)!);
        }
        var db = lane.Db;
        var offices = await db.OrgUnits.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Code, ct);
        var accounts = await db.Users.AsNoTracking().Where(u => u.ParticipantId == null && u.PartnerId == null).Select(u => new { u.Id, u.DisplayName, u.Email }).ToListAsync(ct);
        var roles = (await db.RoleAssignments.Where(r => r.Role == StaffRole.CareerPlanner || r.Role == StaffRole.Supervisor)
            .Join(db.OrgUnits, r => r.OrgUnitId, u => u.Id, (r, u) => new { r.AccountId, r.Role, u.Code, u.Path }).ToListAsync(ct)).ToLookup(r => r.AccountId);
        // Whoever has people and no longer a role is still their planner, at their office.
        var with = (await db.Participants.Where(p => p.PlannerId != null && p.OfficeId != null).Select(p => new { p.PlannerId, p.OfficeId }).Distinct().ToListAsync(ct)).ToLookup(p => p.PlannerId!.Value, p => p.OfficeId!.Value);

        var planners = new Dictionary<Guid, ExportedPlanner>();
        foreach (var account in accounts.Where(a => a.Email is not null))
        {
            var own = roles[account.Id].OrderBy(r => r.Role).ThenBy(r => r.Path, StringComparer.Ordinal).ToList();
            var office = own.Count > 0 ? own[0].Code : with[account.Id].Select(id => offices[id]).Order(StringComparer.Ordinal).FirstOrDefault();
            if (office is null) continue;
            var (first, last) = Split(account.DisplayName.Trim());
            planners[account.Id] = new(old.GetValueOrDefault(account.Id, account.Id.ToString()), first, last, account.Email!, office, own.Count > 0 && own[0].Role == StaffRole.Supervisor);
        }
        return new(offices, accounts.ToDictionary(a => a.Id, a => a.Email), planners);
    }

    /// <summary>A name is one text here; its last word is taken for the last name.</summary>
    private static (string First, string Last) Split(string name) =>
        name.LastIndexOf(' ') is var at and > 0 ? (name[..at].TrimEnd(), name[(at + 1)..]) : (name, name);
}
