using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Assessments.Training;

/// <param name="Trainings">The person's training services, the newest first.</param>
public sealed record TrainingChoicesView(Participant Participant, RecordSettings Record, IReadOnlyList<TrainingChoice> Choices, IReadOnlyList<Service> Trainings, int? PriorityGroup)
{
    public TrainingChoice? Find(Guid id) => Choices.FirstOrDefault(c => c.Id == id);
}

public sealed class TrainingChoicesQuery(MilepostDb db, RecordSettingsQuery settings)
{
    /// <summary>The trainings considered for a person within reach, the newest first; nothing for anybody else.</summary>
    public async Task<IReadOnlyList<TrainingChoice>> ChoicesForAsync(Guid participantId, CancellationToken ct) =>
        await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)
            ? await db.TrainingChoices.AsNoTracking().Where(c => c.ParticipantId == participantId).OrderByDescending(c => c.Id).ToListAsync(ct) : [];

    public async Task<TrainingChoicesView?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        return new(
            participant, await settings.HandleAsync(participant, ct), await ChoicesForAsync(participantId, ct),
            await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId && (s.Details.Kind == ServiceKind.Training || s.Details.Kind == ServiceKind.Apprenticeship))
                .OrderByDescending(s => s.Details.StartsOn).ThenByDescending(s => s.Id).ToListAsync(ct),
            await db.Applications.AsNoTracking().Where(a => a.ParticipantId == participantId).Select(a => a.PriorityGroup).SingleOrDefaultAsync(ct));
    }
}
