using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Services.Enter;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Participants.Enrollments;

/// <summary>What a service that is about to be entered does for somebody who is not enrolled.</summary>
/// <param name="MakesParticipant">It is the last thing that was missing.</param>
/// <param name="Missing">What is missing besides, for a youth.</param>
public sealed record EnrollmentOffer(Program Program, bool MakesParticipant, IReadOnlyList<string> Missing);

/// <summary>Enters a service and the enrollment it makes due, in one step: both are saved, or neither.</summary>
public sealed class EnterServiceAndEnrollHandler(MilepostDb db, EnterServiceHandler enter, ParticipationQuery participation, AgencyTime time)
{
    /// <summary>Null where the service changes nothing: no eligible application, enrolled already, or a service that does not count.</summary>
    public async Task<EnrollmentOffer?> OfferAsync(Guid participantId, Program program, ServiceKind kind, int? youthElement, CancellationToken ct)
    {
        if (!Participation.Counts(program, new() { Kind = kind, YouthElement = youthElement })) return null;
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.ParticipantId == participantId, ct) is not { DeterminedOn: not null } application || !application.Programs.Contains(program)) return null;
        if (await db.Enrollments.AnyAsync(e => e.ParticipantId == participantId && e.Program == program && e.ExitedOn == null, ct)) return null;

        // Everything but the service itself, which is about to come.
        var missing = (await participation.WithAsync(participantId, program, [], ct)).Conditions.SkipLast(1).Where(c => c.On is null).Select(c => c.What).ToList();
        return new(program, missing.Count == 0, missing);
    }

    public Task<Result<Service>> HandleAsync(EnterService command, CancellationToken ct) => db.ChangeAsync<Service>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var entered = await enter.EnterAsync(participant, command, ct);
        if (!entered.IsDone) return entered;

        var application = await db.Applications.SingleOrDefaultAsync(a => a.ParticipantId == participant.Id, ct);
        var others = await db.Enrollments.Where(e => e.ParticipantId == participant.Id).ToListAsync(ct);
        var begins = await participation.WithAsync(participant.Id, command.Program, [entered.Value], ct);
        if (begins.Since is not { } since) return EnrollmentProblems.NotBegunBy(begins);
        var enrolled = Enrollment.Enter(participant, command.Program, since, null, application, others, time.Today);
        if (!enrolled.IsDone) return enrolled.Problems.Select(p => p.At(p.Field is "EnteredOn" ? "StartsOn" : "Enroll")).ToList();
        db.Enrollments.Add(enrolled.Value);
        return entered;
    }, ct);
}
