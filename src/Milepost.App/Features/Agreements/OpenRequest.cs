using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Agreements;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Agreements;

/// <summary>A request with its person and plan, all tracked. Call inside a change.</summary>
internal sealed record OpenRequest(SignatureRequest Request, Participant Person, Plan Plan)
{
    /// <returns>Null where the person is out of reach, or the request or its plan is not this person's.</returns>
    public static async Task<OpenRequest?> FindAsync(MilepostDb db, Guid participantId, Guid requestId, CancellationToken ct)
    {
        if (await db.FindParticipantAsync(participantId, ct) is not { } person) return null;
        if (await db.SignatureRequests.SingleOrDefaultAsync(r => r.Id == requestId && r.ParticipantId == person.Id, ct) is not { } request) return null;
        return await db.Plans.SingleOrDefaultAsync(p => p.Id == request.PlanId && p.ParticipantId == person.Id, ct) is { } plan ? new(request, person, plan) : null;
    }
}
