using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Application;

/// <summary>Records the eligibility decision, the certification and the priority of service.</summary>
public sealed record DetermineEligibility(Guid ParticipantId, DateOnly DeterminedOn, DateOnly? CertifiedOn, int? PriorityGroup, string? Reason, long Version);

public sealed class DetermineEligibilityHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(DetermineEligibility command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.Applications.SingleOrDefaultAsync(a => a.ParticipantId == participant.Id, ct) is not { } application) return ApplicationProblems.Missing;
        if (command.Version != application.Version) return StaleProblems.Changed;

        var enrollments = await db.Enrollments.Where(e => e.ParticipantId == participant.Id).ToListAsync(ct);
        return application.Determine(command.DeterminedOn, command.CertifiedOn, command.PriorityGroup, command.Reason, enrollments, time.Today);
    }, ct);
}
