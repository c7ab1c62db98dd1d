using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Plans.Versions;

/// <summary>Keeps what a version of a plan held, word for word, in the moment it is printed for signing or agreed.</summary>
public static class SettledVersion
{
    /// <summary>Call inside the change that settled the plan. Does nothing for a plan that is not settled, or a version that is kept already.</summary>
    public static async Task KeepAsync(MilepostDb db, Plan plan, IEnumerable<Service> services, CancellationToken ct)
    {
        if (!plan.Settled || await db.PlanVersions.AnyAsync(v => v.PlanId == plan.Id && v.Number == plan.VersionNumber, ct)) return;
        db.PlanVersions.Add(new PlanVersion
        {
            ParticipantId = plan.ParticipantId, PlanId = plan.Id, Number = plan.VersionNumber, Content = PlanContent.Of(plan, services).ToJson(),
            SettledAt = db.Clock.GetUtcNow(), SettledBy = db.Actor.Name,
        });
    }
}
