using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Enrollments;

/// <summary>Records an exit; it is dated back to the last service.</summary>
public sealed record ExitProgram(Guid ParticipantId, Guid EnrollmentId, DateOnly ExitedOn, string? Reason, DateOnly? EmployedOn, long Version);

public sealed class ExitProgramHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(ExitProgram command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.Enrollments.SingleOrDefaultAsync(e => e.Id == command.EnrollmentId && e.ParticipantId == participant.Id, ct) is not { } enrollment)
            return EnrollmentProblems.NotFound;
        if (command.Version != enrollment.Version) return StaleProblems.Changed;

        return enrollment.Exit(command.ExitedOn, command.Reason ?? "", command.EmployedOn, time.Today);
    }, ct);
}

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
