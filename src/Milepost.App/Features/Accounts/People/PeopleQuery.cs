using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.People;

/// <summary>Which accounts to list.</summary>
/// <param name="State">"active", "inactive", "locked", or null for all.</param>
/// <param name="OrgUnitId">Holding a role at this place or below.</param>
public sealed record PeopleFilter(string? Search, StaffRole? Role, string? State, Guid? OrgUnitId, int Page);

public sealed record PersonRow(Guid Id, string Name, string Email, string Roles, bool IsActive, bool IsLocked, bool HasTwoStep);

public sealed record PlaceChoice(Guid Id, string Words);

public sealed record PeopleList(IReadOnlyList<PersonRow> Rows, int Total, int Page, int Pages, IReadOnlyList<PlaceChoice> Places);

/// <summary>The accounts within somebody's reach.</summary>
public sealed class PeopleQuery(MilepostDb db, Actor actor)
{
    public const int PageSize = 50;

    public async Task<PeopleList> HandleAsync(PeopleFilter filter, CancellationToken ct)
    {
        var reach = AccountReach.Of(actor);
        var roles = (await AccountRoles.Read(db, db.RoleAssignments.AsNoTracking()).ToListAsync(ct)).ToLookup(r => r.AccountId);
        var units = await db.OrgUnits.AsNoTracking().OrderBy(u => u.Path).Select(u => new { u.Id, u.Name, u.Path }).ToListAsync(ct);
        var under = units.Find(u => u.Id == filter.OrgUnitId)?.Path;
        var words = SearchWords.Normalize(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var now = db.Clock.GetUtcNow();

        // Staff are counted in hundreds, and names must be found without their accents on both databases: the list is narrowed here.
        var everybody = await db.Users.AsNoTracking().Where(u => u.ParticipantId == null && u.PartnerId == null).Select(u => new { u.Id, u.DisplayName, u.Email, u.IsActive, u.LockoutEnd, u.TwoFactorEnabled }).ToListAsync(ct);
        var found = everybody
            .Where(u => reach.Sees([.. roles[u.Id].Held()]))
            .Where(u => filter.Role is null || roles[u.Id].Any(r => r.Role == filter.Role))
            .Where(u => filter.OrgUnitId is null || under is not null && roles[u.Id].Any(r => r.Path.StartsWith(under, StringComparison.Ordinal)))
            .Where(u => filter.State switch { "active" => u.IsActive, "inactive" => !u.IsActive, "locked" => u.LockoutEnd > now, _ => true })
            .Where(u => SearchWords.Normalize($"{u.DisplayName} {u.Email}") is var text && Array.TrueForAll(words, w => text.Contains(w, StringComparison.Ordinal)))
            .OrderBy(u => SearchWords.Normalize(u.DisplayName), StringComparer.Ordinal).ToList();

        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var rows = found.Skip((page - 1) * PageSize).Take(PageSize)
            .Select(u => new PersonRow(u.Id, u.DisplayName, u.Email!, string.Join("; ", roles[u.Id].Select(r => r.Words)), u.IsActive, u.LockoutEnd > now, u.TwoFactorEnabled)).ToList();
        return new(rows, found.Count, page, pages, [.. units.Where(u => reach.Administers(u.Path)).Select(u => new PlaceChoice(u.Id, u.Name))]);
    }
}
