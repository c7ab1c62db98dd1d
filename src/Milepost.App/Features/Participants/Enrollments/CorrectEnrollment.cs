using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Enrollments;

/// <summary>Puts right the days of an enrollment.</summary>
public sealed record CorrectEnrollment(Guid ParticipantId, Guid EnrollmentId, DateOnly EnteredOn, DateOnly? ParticipationOn, string? Reason, long Version);

public sealed class CorrectEnrollmentHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(CorrectEnrollment command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var enrollments = await db.Enrollments.Where(e => e.ParticipantId == participant.Id).ToListAsync(ct);
        if (enrollments.Find(e => e.Id == command.EnrollmentId) is not { } enrollment) return EnrollmentProblems.NotFound;
        if (command.Version != enrollment.Version) return StaleProblems.Changed;

        var application = await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.ParticipantId == participant.Id, ct);
        return enrollment.Correct(command.EnteredOn, command.ParticipationOn, command.Reason ?? "", application, enrollments, time.Today);
    }, ct);
}
