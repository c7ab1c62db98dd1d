using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.FollowUps.Plan;

/// <summary>Plans a contact for each quarter; follow-up that was declined or ended goes on with it.</summary>
public sealed record PlanFollowUp(Guid ParticipantId, IReadOnlyList<PlannedContact> Planned, long Version);

/// <summary>Ends follow-up before its time, because the person declined it or cannot be reached.</summary>
public sealed record EndFollowUp(Guid ParticipantId, FollowUpEndReason Why, DateOnly On, string? Reason, long Version);

public sealed class PlanFollowUpHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(PlanFollowUp command, CancellationToken ct) => ChangeAsync(command.ParticipantId, command.Version, followUp =>
    {
        if (followUp.EndedOn is not null && FollowUp.Accept(followUp.Enrollment, time.Today).Problem is { } problem) return problem;
        return followUp.Plan(command.Planned, time.Today);
    }, ct);

    public Task<Result<Done>> HandleAsync(EndFollowUp command, CancellationToken ct) => ChangeAsync(command.ParticipantId, command.Version, followUp =>
        FollowUp.End(followUp.Enrollment, command.Why, command.Reason ?? "", command.On, time.Today), ct);

    private Task<Result<Done>> ChangeAsync(Guid participantId, long version, Func<FollowUp, Result<Done>> change, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(participantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var enrollments = await db.Enrollments.Where(e => e.ParticipantId == participant.Id).ToListAsync(ct);
        if (FollowUp.Of(enrollments, [], [], time.Today) is not { } followUp) return FollowUpProblems.NoExit;
        return version != followUp.Enrollment.Version ? StaleProblems.Changed : change(followUp);
    }, ct);
}
