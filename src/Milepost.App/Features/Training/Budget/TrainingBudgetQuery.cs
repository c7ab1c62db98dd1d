using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Store;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Services;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Budget;

/// <param name="Elsewhere">What the person's other individual training accounts plan.</param>
public sealed record TrainingBudgetView(
    RecordSettings Record, Service Service, TrainingBudget Budget, TrainingProgram? Program, TrainingProvider? Provider, decimal Elsewhere, IReadOnlyList<Credential> Credentials)
{
    public TrainingDetails Training => Service.Details.Training ?? new();

    public TrainingRules Rules => Record.Settings.Training;

    /// <summary>The limit is passed; nothing where none holds.</summary>
    public decimal? OverLimit => Training.Ita && Rules.Cap is { } cap && Elsewhere + Budget.Planned > cap ? Elsewhere + Budget.Planned - cap : null;
}

/// <summary>A training's money, from its cost to the last payment.</summary>
public sealed class TrainingBudgetQuery(MilepostDb db, RecordSettingsQuery records)
{
    /// <returns>Nothing where there is no such service, or it is no training.</returns>
    public async Task<TrainingBudgetView?> HandleAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var all = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).ToListAsync(ct);
        if (all.Find(s => s.Id == serviceId) is not { IsTraining: true } service) return null;
        var (programId, providerId) = (service.Details.Training?.ProgramId, service.Details.Training?.ProviderId);
        return new(
            await records.HandleAsync(participant, ct), service, TrainingBudget.Of(service.Details.Training),
            programId is null ? null : await db.TrainingPrograms.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programId, ct),
            providerId is null ? null : await db.TrainingProviders.AsNoTracking().SingleOrDefaultAsync(p => p.Id == providerId, ct),
            PlannedElsewhere(all, service),
            await db.Credentials.AsNoTracking().Where(c => c.ParticipantId == participantId && c.Service == service.CaseFileId).ToListAsync(ct));
    }

    public static decimal PlannedElsewhere(IEnumerable<Service> all, Service service) =>
        all.Where(s => s.Id != service.Id && s.Details.Training is { Ita: true }).Sum(s => TrainingBudget.Of(s.Details.Training).Planned);
}
