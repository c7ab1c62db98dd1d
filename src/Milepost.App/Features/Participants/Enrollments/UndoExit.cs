using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Enrollments;

/// <summary>Takes an exit back that should not have been recorded.</summary>
public sealed record UndoExit(Guid ParticipantId, Guid EnrollmentId, string? Reason, long Version);

public sealed class UndoExitHandler(MilepostDb db)
{
    public Task<Result<Done>> HandleAsync(UndoExit command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var enrollments = await db.Enrollments.Where(e => e.ParticipantId == participant.Id).ToListAsync(ct);
        if (enrollments.Find(e => e.Id == command.EnrollmentId) is not { } enrollment) return EnrollmentProblems.NotFound;
        if (command.Version != enrollment.Version) return StaleProblems.Changed;

        return enrollment.UndoExit(command.Reason ?? "", enrollments);
    }, ct);
}
