using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants.Eligibility;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Enrollments;

/// <summary>Enrolls somebody in a program applied for.</summary>
/// <param name="ParticipationOn">First day that counts as participation; left empty, the services in the record decide.</param>
/// <param name="WhyOtherDay">Kept in the history where another day is given than the services say.</param>
public sealed record EnterProgram(Guid ParticipantId, Program Program, DateOnly EnteredOn, DateOnly? ParticipationOn, string? WhyOtherDay = null);

public sealed class EnterProgramHandler(MilepostDb db, ParticipationQuery participation, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(EnterProgram command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var application = await db.Applications.SingleOrDefaultAsync(a => a.ParticipantId == participant.Id, ct);
        var others = await db.Enrollments.Where(e => e.ParticipantId == participant.Id).ToListAsync(ct);

        // What was decided against is not entered; a new decision comes first.
        var decision = await db.EligibilitySnapshots.Where(s => s.ParticipantId == participant.Id).OrderByDescending(s => s.FrozenAt).ThenByDescending(s => s.Id).Select(s => s.Frozen).FirstOrDefaultAsync(ct);
        if (decision is not null && FrozenDecision.Read(decision)?.Decisions.FirstOrDefault(d => d.Program == command.Program)?.Decision == ProgramDecision.NotEligible)
            return EnrollmentProblems.DecidedNotEligible(command.Program);

        var computed = await participation.WithAsync(participant.Id, command.Program, [], ct);
        if (command.ParticipationOn is { } typed && computed.Since is { } since && typed != since && string.IsNullOrWhiteSpace(command.WhyOtherDay))
            return EnrollmentProblems.OtherDayUnexplained(computed);

        // The day of entry itself is not written a second time.
        var participationOn = command.ParticipationOn ?? (computed.Since > command.EnteredOn ? computed.Since : null);
        var entered = Enrollment.Enter(participant, command.Program, command.EnteredOn, participationOn, application, others, time.Today, command.WhyOtherDay);
        if (!entered.IsDone) return entered.As<Done>();
        db.Enrollments.Add(entered.Value);
        return Done.It;
    }, ct);
}
