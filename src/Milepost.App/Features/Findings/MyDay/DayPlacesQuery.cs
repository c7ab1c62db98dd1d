using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Findings.MyDay;

/// <summary>The names behind the ids in the page's address.</summary>
public sealed record DayPlaces(string? Planner, string? Office);

public sealed class DayPlacesQuery(MilepostDb db)
{
    public async Task<DayPlaces> HandleAsync(DueFilter filter, CancellationToken ct) => new(
        Guid.TryParse(filter.Planner, out var planner) ? await db.Users.Where(u => u.Id == planner && db.VisibleParticipants.Any(p => p.PlannerId == u.Id)).Select(u => u.DisplayName).SingleOrDefaultAsync(ct) : null,
        filter.Office is { } office ? await db.OrgUnits.Where(u => u.Id == office && db.VisibleParticipants.Any(p => p.OfficeId == u.Id)).Select(u => u.Name).SingleOrDefaultAsync(ct) : null);
}
