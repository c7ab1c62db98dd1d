using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Store;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Overview;

/// <summary>The plan of a person within reach, by goals; null where the record is out of reach.</summary>
public sealed class PlanOutlineQuery(MilepostDb db, RecordSettingsQuery settings, AgencyTime time)
{
    public async Task<PlanOutline?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } person) return null;

        var record = await settings.HandleAsync(person, ct);
        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).ToListAsync(ct);
        return PlanOutline.Of(person, record, await CurrentAsync(participantId, ct), services, time.Today);
    }

    /// <summary>The open plan, else the newest.</summary>
    private Task<Plan?> CurrentAsync(Guid participantId, CancellationToken ct) =>
        db.Plans.AsNoTracking().Where(p => p.ParticipantId == participantId).OrderBy(p => p.ClosedOn != null).ThenByDescending(p => p.Id).FirstOrDefaultAsync(ct);
}
