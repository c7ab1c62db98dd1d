using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Budget;

public sealed record SetTrainingCost(Guid ParticipantId, Guid ServiceId, long Version, TrainingCost Cost, FinancialAid Aid, bool Ita, string? ItaNumber);

public sealed record PlanTrainingBudget(Guid ParticipantId, Guid ServiceId, long Version, IReadOnlyList<BudgetLine> Lines);

public sealed record EnterTrainingMoney(Guid ParticipantId, Guid ServiceId, int Line, BudgetEntryKind Kind, decimal Amount, DateOnly On, string? Reference);

public sealed record ReverseTrainingMoney(Guid ParticipantId, Guid ServiceId, int Number, DateOnly On, string? Why);

/// <summary>What a training costs, what is planned for it, and the money that was promised, asked for and paid.</summary>
public sealed class KeepTrainingBudgetHandler(MilepostDb db, RecordSettingsQuery records, AgencyTime time)
{
    public Task<Result<Service>> HandleAsync(SetTrainingCost command, CancellationToken ct) => InServiceAsync(command.ParticipantId, command.ServiceId, command.Version,
        (service, rules, elsewhere) => service.SetTrainingCost(command.Cost, command.Aid, command.Ita, command.ItaNumber, rules, elsewhere), ct);

    public Task<Result<Service>> HandleAsync(PlanTrainingBudget command, CancellationToken ct) => InServiceAsync(command.ParticipantId, command.ServiceId, command.Version,
        (service, rules, elsewhere) => service.PlanBudget(command.Lines, rules, elsewhere), ct);

    public Task<Result<Service>> HandleAsync(EnterTrainingMoney command, CancellationToken ct) => InServiceAsync(command.ParticipantId, command.ServiceId, null,
        (service, _, _) => service.EnterMoney(command.Line, command.Kind, command.Amount, command.On, command.Reference, db.Actor.Name, time.Today), ct);

    public Task<Result<Service>> HandleAsync(ReverseTrainingMoney command, CancellationToken ct) => InServiceAsync(command.ParticipantId, command.ServiceId, null,
        (service, _, _) => service.ReverseMoney(command.Number, command.Why, command.On, db.Actor.Name, time.Today), ct);

    private Task<Result<Service>> InServiceAsync(Guid participantId, Guid serviceId, long? version, Func<Service, TrainingRules, decimal, Result<Done>> change, CancellationToken ct) =>
        db.ChangeAsync<Service>(async () =>
        {
            if (await db.FindParticipantAsync(participantId, ct) is not { } participant) return ParticipantProblems.NotFound;
            var all = await db.Services.Where(s => s.ParticipantId == participantId).ToListAsync(ct);
            if (all.Find(s => s.Id == serviceId) is not { } service) return ServiceProblems.NotFound;
            if (version is { } opened && service.Version != opened) return StaleProblems.Changed;
            var record = await records.HandleAsync(participant, ct);
            var done = change(service, record.Settings.Training, TrainingBudgetQuery.PlannedElsewhere(all, service));
            return done.IsDone ? service : done.As<Service>();
        }, ct);
}
