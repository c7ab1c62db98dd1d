using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments.Except;

/// <summary>Records that somebody need not be tested in basic skills.</summary>
public sealed record ExceptFromTest(Guid ParticipantId, string? Reason, string? Proof, DateOnly On);

public sealed class ExceptFromTestHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Assessment>> HandleAsync(ExceptFromTest command, CancellationToken ct) => db.ChangeAsync<Assessment>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var excepted = Assessment.Except(participant, command.Reason, command.Proof, command.On, time.Today);
        if (excepted.IsDone) db.Assessments.Add(excepted.Value);
        return excepted;
    }, ct);
}

public sealed record WithdrawException(Guid ParticipantId, Guid AssessmentId, string? Why);

public sealed class WithdrawExceptionHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(WithdrawException command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        return await db.Assessments.SingleOrDefaultAsync(a => a.Id == command.AssessmentId && a.ParticipantId == participant.Id, ct) is { } assessment
            ? assessment.WithdrawException(command.Why, time.Today) : AssessmentProblems.NotFound;
    }, ct);
}
