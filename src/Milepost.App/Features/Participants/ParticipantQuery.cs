using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants;

/// <summary>One person within reach, to read only.</summary>
public sealed class ParticipantQuery(MilepostDb db)
{
    public Task<Participant?> HandleAsync(Guid participantId, CancellationToken ct) =>
        db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct);
}
