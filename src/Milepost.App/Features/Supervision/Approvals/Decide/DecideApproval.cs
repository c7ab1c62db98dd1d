using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Supervision.Approvals.Decide;

/// <summary>A supervisor approves what was sent, or returns it with comments.</summary>
/// <param name="TrustPlanner">The planner's plans are acceptable from now on: nobody's has to be approved any more.</param>
public sealed record DecideApproval(Guid ParticipantId, Guid ApprovalId, bool IsApproved, string? Comment, bool TrustPlanner = false);

public sealed class DecideApprovalHandler(MilepostDb db, ApprovalsQuery approvals, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(DecideApproval command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.Approvals.SingleOrDefaultAsync(a => a.Id == command.ApprovalId && a.ParticipantId == participant.Id, ct) is not { } approval) return ApprovalProblems.NotFound;
        if (!await approvals.MayDecideAsync(participant, ct)) return ApprovalProblems.NotFound;
        if (await approvals.ThingAsync(participant, approval.SubjectId, approval.Kind, ct) is not { } thing) return ApprovalProblems.NotNeeded;

        var decided = approval.Decide(command.IsApproved, command.Comment, thing.Fingerprint, participant.PlannerId, db.Actor.Name, db.Actor.AccountId, time.Now);
        if (!decided.IsDone || !command.IsApproved) return decided;
        if (approval.Kind == ApprovalKind.Training) participant.ApproveTraining(time.Today);
        if (command.TrustPlanner && participant.PlannerId is { } planner)
        {
            var others = await db.VisibleParticipants.Where(p => p.PlannerId == planner && p.Profile.NewCareerCoach == true).Select(p => p.Id).ToListAsync(ct);
            foreach (var id in others) (await db.FindParticipantAsync(id, ct))?.TrustPlanner();
        }
        return decided;
    }, ct);
}
