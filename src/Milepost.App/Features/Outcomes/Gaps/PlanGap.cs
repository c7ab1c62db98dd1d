using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.Gaps;

public sealed record PlanGap(Guid ParticipantId, DateOnly From, DateOnly To, string Reason);

public sealed class PlanGapHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<PlannedGap>> HandleAsync(PlanGap command, CancellationToken ct) => db.ChangeAsync<PlannedGap>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var others = await db.PlannedGaps.AsNoTracking().Where(g => g.ParticipantId == participant.Id).ToListAsync(ct);
        var planned = PlannedGap.Plan(participant, command.From, command.To, command.Reason, others, time.Today);
        if (planned.IsDone) db.PlannedGaps.Add(planned.Value);
        return planned;
    }, ct);
}
