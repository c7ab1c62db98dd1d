using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Plans.Sign;

/// <summary>What the signing pages need to know of a plan.</summary>
/// <param name="Printed">The forms printed for signing, newest version first.</param>
public sealed record SignView(Participant Person, Plan Plan, Pack Pack, IReadOnlyList<Document> Printed);

public sealed class SignQuery(MilepostDb db, Packs packs)
{
    public async Task<SignView?> HandleAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } person) return null;
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId && p.ParticipantId == participantId, ct) is not { } plan) return null;
        var printed = await db.Documents.AsNoTracking().Where(d => d.PlanId == planId && d.Kind == DocumentKind.PrintedPlan)
            .OrderByDescending(d => d.PlanVersion).ThenByDescending(d => d.Id).ToListAsync(ct);
        return new(person, plan, packs[person.PackId], [.. printed.DistinctBy(d => d.PlanVersion)]);
    }
}
