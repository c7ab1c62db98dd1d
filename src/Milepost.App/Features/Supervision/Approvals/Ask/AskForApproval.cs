using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Supervision.Approvals.Ask;

/// <summary>Asks a supervisor to approve a plan or a service as it stands.</summary>
/// <param name="ThingId">Of the plan or service.</param>
public sealed record AskForApproval(Guid ParticipantId, Guid ThingId, string? Note);

public sealed class AskForApprovalHandler(MilepostDb db, ApprovalsQuery approvals, AgencyTime time)
{
    public Task<Result<Approval>> HandleAsync(AskForApproval command, CancellationToken ct) => db.ChangeAsync<Approval>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await approvals.ThingAsync(participant, command.ThingId, null, ct) is not { } thing) return ApprovalProblems.NotNeeded;
        var others = await db.Approvals.Where(a => a.SubjectId == thing.Id).ToListAsync(ct);
        var asked = Approval.Ask(participant, thing.Kind, thing.Id, thing.CaseFileId, thing.About, thing.Fingerprint, command.Note, db.Actor.Name, db.Actor.AccountId, others, time.Now);
        if (asked.IsDone) db.Approvals.Add(asked.Value);
        return asked;
    }, ct);
}
