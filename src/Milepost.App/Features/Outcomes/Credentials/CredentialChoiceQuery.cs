using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Services;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Outcomes.Credentials;

/// <summary>The step that is missing before a credential of a training can be recorded.</summary>
public enum CredentialGap { NoProgram, NothingEntered, NothingApproved }

/// <param name="Trainings">The person's trainings, the latest first.</param>
/// <param name="Chosen">The training the credential was earned in; nothing until one is chosen.</param>
/// <param name="Offered">What may be recorded for it.</param>
/// <param name="Gap">Why nothing is offered.</param>
public sealed record CredentialChoice(
    IReadOnlyList<Service> Trainings, Service? Chosen, TrainingProgram? Program, IReadOnlyList<ProgramCredential> Offered, CredentialGap? Gap);

/// <summary>What can be recorded as earned: for a training, what is entered and approved for its program.</summary>
public sealed class CredentialChoiceQuery(MilepostDb db, AgencyTime time)
{
    /// <returns>Nothing where there is no such person or training.</returns>
    public async Task<CredentialChoice?> HandleAsync(Guid participantId, Guid? serviceId, CancellationToken ct)
    {
        if (!await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)) return null;
        var trainings = (await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).ToListAsync(ct))
            .Where(s => s.IsTraining).OrderByDescending(s => s.Details.StartsOn).ToList();
        if (serviceId is null) return new(trainings, null, null, [], null);
        if (trainings.Find(s => s.Id == serviceId) is not { } chosen) return null;

        var programId = chosen.Details.Training?.ProgramId;
        var program = programId is null ? null : await db.TrainingPrograms.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programId, ct);
        if (program is null) return new(trainings, chosen, null, [], CredentialGap.NoProgram);
        var offered = program.Credentials.Where(c => c.ApprovedSince <= time.Today && (c.EndedOn is null || chosen.Details.StartsOn < c.EndedOn)).ToList();
        return new(trainings, chosen, program, offered, offered.Count > 0 ? null : program.Credentials.Any(c => c.EndedOn is null) ? CredentialGap.NothingApproved : CredentialGap.NothingEntered);
    }
}
