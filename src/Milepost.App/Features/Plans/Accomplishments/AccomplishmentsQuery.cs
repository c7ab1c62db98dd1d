using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Plans.Accomplishments;

public sealed class AccomplishmentsQuery(MilepostDb db)
{
    public async Task<Accomplishments> HandleAsync(Guid participantId, CancellationToken ct) => Accomplishments.Of(
        await db.Credentials.AsNoTracking().Where(c => c.ParticipantId == participantId).ToListAsync(ct),
        await db.Plans.AsNoTracking().Where(p => p.ParticipantId == participantId).ToListAsync(ct),
        await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).ToListAsync(ct));
}
