using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Participants.Caseload;

/// <summary>The account that a program means: by its id or by its e-mail address.</summary>
public sealed class PlannerKeyQuery(MilepostDb db)
{
    public async Task<Guid?> HandleAsync(string key, CancellationToken ct)
    {
        if (Guid.TryParse(key, out var id)) return id;
        var email = key.ToUpperInvariant();
        return await db.Users.Where(u => u.NormalizedEmail == email && u.ParticipantId == null && u.PartnerId == null).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
    }
}
