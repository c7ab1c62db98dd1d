using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Enrollments;

/// <summary>One enrollment of a person within reach, to read only.</summary>
public sealed class EnrollmentQuery(MilepostDb db)
{
    public async Task<Enrollment?> HandleAsync(Guid participantId, Guid enrollmentId, CancellationToken ct) =>
        await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)
            ? await db.Enrollments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == enrollmentId && e.ParticipantId == participantId, ct) : null;
}
