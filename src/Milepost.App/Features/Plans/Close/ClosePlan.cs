using Microsoft.EntityFrameworkCore;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Plans.Close;

/// <param name="Version">The plan's version when the form was opened.</param>
public sealed record ClosePlan(Guid ParticipantId, Guid PlanId, long Version, DateOnly ClosedOn, string Reason);

public sealed class ClosePlanHandler(PlanEditHandler plans)
{
    public Task<Result<PlanEdited<Done>>> HandleAsync(ClosePlan command, CancellationToken ct) =>
        plans.HandleAsync<Done>(command.ParticipantId, command.PlanId, PlanEditKind.Standing, command.Reason, editing =>
            editing.Plan.Version != command.Version ? StaleProblems.Changed : editing.Plan.Close(command.ClosedOn, command.Reason, editing.Today), ct);
}

public sealed record ReopenPlan(Guid ParticipantId, Guid PlanId, long Version, string Reason);

public sealed class ReopenPlanHandler(PlanEditHandler plans)
{
    public Task<Result<PlanEdited<Done>>> HandleAsync(ReopenPlan command, CancellationToken ct) =>
        plans.HandleAsync<Done>(command.ParticipantId, command.PlanId, PlanEditKind.Standing, command.Reason, async editing =>
            editing.Plan.Version != command.Version ? StaleProblems.Changed
                : editing.Plan.Reopen(command.Reason, await editing.Db.Plans.Where(p => p.ParticipantId == editing.Participant.Id).ToListAsync(ct), editing.Today), ct);
}
