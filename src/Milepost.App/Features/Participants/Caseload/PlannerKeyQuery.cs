using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Participants.Caseload;

/// <summary>The account that a program means: by its id, its e-mail address, or the id that the planner had in the system the caseload came from.</summary>
public sealed class PlannerKeyQuery(MilepostDb db)
{
    public async Task<Guid?> HandleAsync(string key, CancellationToken ct)
    {
        if (RecordId.Read(key) is { } id) return id;
        var email = key.ToUpperInvariant();
        return await db.ExternalIds.Where(known => known.Kind == ExternalId.Planner && known.Value == key).Select(known => (Guid?)known.RecordId).SingleOrDefaultAsync(ct)
            ?? await db.Users.Where(u => u.NormalizedEmail == email && u.ParticipantId == null && u.PartnerId == null).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct)
            ?? (Guid.TryParse(key, out var other) ? other : null);
    }
}
