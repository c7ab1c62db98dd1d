using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Plans.Objectives;

/// <summary>A service that is planned together with its objective.</summary>
/// <param name="Service">Its reference name in the list of services.</param>
/// <param name="YouthElement">The objective's element, taken where the service has none of its own.</param>
public sealed record PlannedService(string Service, DateOnly StartsOn, string? Provider, decimal? Cost, int? YouthElement = null);

/// <summary>Adds an objective (a step) to a goal, with services that exist and services that are planned with it.</summary>
/// <param name="Services">Case-file ids of services on the record, those being entered in the same change included.</param>
public sealed record AddObjective(
    Guid ParticipantId, Guid PlanId, Guid GoalId, ObjectiveDetails Details, IReadOnlyList<string> Services, IReadOnlyList<PlannedService> Planned, string? Reason = null);

public sealed class AddObjectiveHandler(MilepostDb db, PlanEditHandler plans, ReferenceLists lists)
{
    public Task<Result<PlanEdited<Objective>>> HandleAsync(AddObjective command, CancellationToken ct) => db.ChangeAsync(() => AddAsync(command, ct), ct);

    /// <summary>The same inside a change that is under way: a step entered under a goal makes its objective in the transaction of its service.</summary>
    public Task<Result<PlanEdited<Objective>>> AddAsync(AddObjective command, CancellationToken ct) =>
        plans.EditAsync(command.ParticipantId, command.PlanId, PlanEditKind.Content, command.Reason, editing => Task.FromResult(Add(editing, command)), ct);

    private Result<Objective> Add(PlanEditing editing, AddObjective command)
    {
        if (!editing.Plan.IsOpen) return PlanProblems.Closed;
        if (editing.Plan.Find(command.GoalId) is not { } goal) return PlanProblems.GoalNotFound;
        if (command.Services.Except(editing.Services.Select(s => s.CaseFileId)).Any()) return ServiceProblems.NotFound;

        var problems = new List<Problem>();
        var planned = new List<Service>();
        for (var row = 0; row < command.Planned.Count; row++)
        {
            var service = Plan(editing, goal, command.Planned[row]);
            if (service.IsDone) planned.Add(service.Value);
            else problems.AddRange(service.Problems.Select(p => p.Field is null ? p : p.At($"Planned[{row}].{p.Field}")));
        }

        editing.Services.AddRange(planned);
        var added = editing.Plan.AddObjective(editing.Participant, goal.Id, command.Details,
            [.. command.Services.Concat(planned.Select(s => s.CaseFileId)).Distinct()], editing.ServiceKinds, editing.Rules, editing.Today);
        if (!added.IsDone || problems.Count > 0) return added.Problems.Concat(problems).ToList();

        editing.Db.Services.AddRange(planned);
        editing.FollowServices();
        return added;
    }

    private Result<Service> Plan(PlanEditing editing, Goal goal, PlannedService planned)
    {
        var program = CodeWords.Of(editing.Record.Program);
        if (lists.ServicesFor(editing.Participant.PackId, program).FirstOrDefault(s => s.Service == planned.Service) is not { } listed) return ServiceProblems.NameMissing;
        var kind = CodeWords.Read<ServiceKind>(listed.Kind);
        return Service.Enter(editing.Participant, new()
        {
            Code = listed.Code, Name = listed.Name, Kind = kind, Program = editing.Record.Program, StartsOn = planned.StartsOn, SameDay = listed.SameDay ? true : null,
            Provider = string.IsNullOrWhiteSpace(planned.Provider) ? null : planned.Provider.Trim(), Cost = planned.Cost,
            YouthElement = listed.YouthElement ?? (editing.Record.Program == Program.Youth ? planned.YouthElement : null),
            Goal = editing.Settings.RequiredOnService(listed.Kind).Contains("goal") ? goal.CaseFileId : null,
        }, null, null, editing.Settings.ServiceRulesFor(kind), editing.Today);
    }
}

/// <param name="Revision">The objective's revision when the form was opened.</param>
public sealed record ChangeObjective(Guid ParticipantId, Guid PlanId, Guid ObjectiveId, int Revision, ObjectiveDetails Details, string? Reason);

public sealed class ChangeObjectiveHandler(PlanEditHandler plans)
{
    public Task<Result<PlanEdited<Objective>>> HandleAsync(ChangeObjective command, CancellationToken ct) =>
        plans.HandleAsync<Objective>(command.ParticipantId, command.PlanId, PlanEditKind.Content, command.Reason, editing =>
            editing.StaleObjective(command.ObjectiveId, command.Revision) ?? editing.Plan.ChangeObjective(command.ObjectiveId, command.Details, editing.Rules, editing.Today), ct);
}

public sealed record CloseObjective(Guid ParticipantId, Guid PlanId, Guid ObjectiveId, int Revision, DateOnly ClosedOn, Completion Outcome);

public sealed class CloseObjectiveHandler(PlanEditHandler plans)
{
    public Task<Result<PlanEdited<Objective>>> HandleAsync(CloseObjective command, CancellationToken ct) =>
        plans.HandleAsync<Objective>(command.ParticipantId, command.PlanId, PlanEditKind.Standing, null, editing =>
            editing.StaleObjective(command.ObjectiveId, command.Revision) ?? editing.Plan.CloseObjective(command.ObjectiveId, command.ClosedOn, command.Outcome, editing.Today), ct);
}

public sealed record ReopenObjective(Guid ParticipantId, Guid PlanId, Guid ObjectiveId, int Revision, string Reason);

public sealed class ReopenObjectiveHandler(PlanEditHandler plans)
{
    public Task<Result<PlanEdited<Objective>>> HandleAsync(ReopenObjective command, CancellationToken ct) =>
        plans.HandleAsync<Objective>(command.ParticipantId, command.PlanId, PlanEditKind.Standing, command.Reason, editing =>
            editing.StaleObjective(command.ObjectiveId, command.Revision) ?? editing.Plan.ReopenObjective(command.ObjectiveId, command.Reason), ct);
}

public sealed record DeleteObjective(Guid ParticipantId, Guid PlanId, Guid ObjectiveId, int Revision);

public sealed class DeleteObjectiveHandler(PlanEditHandler plans)
{
    public Task<Result<PlanEdited<Done>>> HandleAsync(DeleteObjective command, CancellationToken ct) =>
        plans.HandleAsync<Done>(command.ParticipantId, command.PlanId, PlanEditKind.Content, null, editing =>
        {
            if (editing.StaleObjective(command.ObjectiveId, command.Revision) is { } stale) return stale.As<Done>();
            var deleted = editing.Plan.DeleteObjective(command.ObjectiveId);
            if (deleted.IsDone) editing.FollowServices();
            return deleted;
        }, ct);
}

/// <summary>Says which services carry an objective out.</summary>
public sealed record TieServices(Guid ParticipantId, Guid PlanId, Guid ObjectiveId, int Revision, IReadOnlyList<string> Services);

public sealed class TieServicesHandler(PlanEditHandler plans)
{
    public Task<Result<PlanEdited<Objective>>> HandleAsync(TieServices command, CancellationToken ct) =>
        plans.HandleAsync<Objective>(command.ParticipantId, command.PlanId, PlanEditKind.Content, null, editing =>
        {
            if (editing.StaleObjective(command.ObjectiveId, command.Revision) is { } stale) return stale;
            if (command.Services.Except(editing.Services.Select(s => s.CaseFileId)).Any()) return ServiceProblems.NotFound;

            var tied = editing.Plan.SetObjectiveServices(command.ObjectiveId, [.. command.Services.Distinct()], editing.ServiceKinds, editing.Today);
            if (tied.IsDone) editing.FollowServices();
            return tied;
        }, ct);
}

internal static class ObjectiveEditing
{
    /// <summary>The refusal when somebody changed the objective since the form was opened; null when nobody did.</summary>
    public static Result<Objective>? StaleObjective(this PlanEditing editing, Guid objectiveId, int revision)
    {
        if (editing.Plan.FindObjective(objectiveId) is not (_, { } objective) || objective.Revision == revision) return null;
        return StaleProblems.Changed;
    }
}
