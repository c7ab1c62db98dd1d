using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Open;

public sealed record PlanRow(Guid Id, PlanKind Kind, DateOnly OpenedOn, DateOnly? ClosedOn, string? CloseReason, int Version, bool Signed, DateOnly? AgreedOn, int Goals, int OpenGoals);

/// <summary>All plans of a person, the open one first.</summary>
public sealed class PlansQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<PlanRow>> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (!await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)) return [];
        var plans = await db.Plans.AsNoTracking().Where(p => p.ParticipantId == participantId).ToListAsync(ct);
        return [.. plans.OrderBy(p => p.ClosedOn is not null).ThenByDescending(p => p.Details.OpenedOn)
            .Select(p => new PlanRow(p.Id, p.Kind, p.Details.OpenedOn, p.ClosedOn, p.CloseReason, p.VersionNumber, p.SignedAsItStands, p.LatestAgreement?.On, p.Goals.Count, p.Goals.Count(g => g.IsOpen)))];
    }
}
