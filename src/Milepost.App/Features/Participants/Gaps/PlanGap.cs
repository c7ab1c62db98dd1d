using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Gaps;

/// <summary>Plans a break in services, or changes one that was planned.</summary>
/// <param name="GapId">Null for a new one.</param>
public sealed record PlanGap(Guid ParticipantId, Guid? GapId, DateOnly From, DateOnly To, string? Reason, long Version);

public sealed class PlanGapHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(PlanGap command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var gaps = await db.PlannedGaps.Where(g => g.ParticipantId == participant.Id).ToListAsync(ct);
        if (command.GapId is { } id)
        {
            if (gaps.Find(g => g.Id == id) is not { } gap) return OutcomeProblems.NotFound;
            if (command.Version != gap.Version) return StaleProblems.Changed;
            return gap.Change(command.From, command.To, command.Reason ?? "", gaps);
        }
        var planned = PlannedGap.Plan(participant, command.From, command.To, command.Reason ?? "", gaps, time.Today);
        if (!planned.IsDone) return planned.As<Done>();
        db.PlannedGaps.Add(planned.Value);
        return Done.It;
    }, ct);
}

/// <summary>One planned gap of a person within reach, to read only.</summary>
public sealed class PlannedGapQuery(MilepostDb db)
{
    public async Task<PlannedGap?> HandleAsync(Guid participantId, Guid gapId, CancellationToken ct) =>
        await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)
            ? await db.PlannedGaps.AsNoTracking().SingleOrDefaultAsync(g => g.Id == gapId && g.ParticipantId == participantId, ct) : null;
}
