using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.My;

/// <summary>The record of the customer who asks; null for anybody else.</summary>
public sealed class OwnRecordQuery(MilepostDb db, Actor actor)
{
    public async Task<Participant?> HandleAsync(CancellationToken ct) =>
        actor.CustomerOf is { } own ? await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == own, ct) : null;
}
