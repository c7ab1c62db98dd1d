using Microsoft.EntityFrameworkCore;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans;

public static class OpenPlans
{
    /// <summary>The plan that is worked on. Nobody can open a second one here, but a record may come with several: then the newest, as the banner shows it.</summary>
    public static Task<Plan?> OpenOfAsync(this IQueryable<Plan> plans, Guid participantId, CancellationToken ct) =>
        plans.Where(p => p.ParticipantId == participantId && p.ClosedOn == null).OrderByDescending(p => p.Id).FirstOrDefaultAsync(ct);
}
