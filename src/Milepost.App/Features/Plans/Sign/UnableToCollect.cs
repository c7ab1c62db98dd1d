using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Plans.Versions;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Sign;

/// <summary>Records why there is no signature, and when to try again. It explains a gap and is no signature.</summary>
public sealed record UnableToCollect(Guid ParticipantId, Guid PlanId, string Reason, DateOnly? TryAgainOn);

public sealed class UnableToCollectHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Agreement>> HandleAsync(UnableToCollect command, CancellationToken ct) => db.ChangeAsync<Agreement>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
        if (await db.Plans.SingleOrDefaultAsync(p => p.Id == command.PlanId && p.ParticipantId == person.Id, ct) is not { } plan) return PlanProblems.NotFound;

        var recorded = plan.UnableToCollect(person, command.Reason, command.TryAgainOn, time.Today);
        if (recorded.IsDone) await SettledVersion.KeepAsync(db, plan, await db.Services.Where(s => s.ParticipantId == person.Id).ToListAsync(ct), ct);
        return recorded;
    }, ct);
}
