using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans;
using Milepost.App.Features.Training;
using Milepost.App.Features.Worksites.Placements;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Edit;

/// <summary>Corrects what was entered about a service. Which service it is stays: a wrong one is closed and the right one entered.</summary>
public sealed record ChangeService(Guid ParticipantId, Guid ServiceId, long Version, ServiceDetails Details, string? PlanPart, DateOnly? StatusSince = null);

public sealed class ChangeServiceHandler(
    MilepostDb db, RecordSettingsQuery records, TrainingChoiceQuery training, ReferenceLists lists, SupportLimitsQuery limits, JobPlacementQuery jobs, PolicyBook policies, AgencyTime time)
{
    public Task<Result<Service>> HandleAsync(ChangeService command, CancellationToken ct) => db.ChangeAsync<Service>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var all = await db.Services.Where(s => s.ParticipantId == participant.Id).ToListAsync(ct);
        if (all.Find(s => s.Id == command.ServiceId) is not { } service) return ServiceProblems.NotFound;
        if (service.Version != command.Version) return StaleProblems.Changed;

        var record = await records.HandleAsync(participant, ct);
        var rules = record.Settings.ServiceRulesFor(service.Details.Kind);
        var plan = await db.Plans.OpenOfAsync(participant.Id, ct);
        var typed = command.Details with { Program = service.Details.Program };
        // Where no plan is open, the goal it served stays as it was.
        Result<ServiceDetails> details = plan is null ? typed with { Goal = service.Details.Goal } : TellPlan.WithGoal(typed, plan, command.PlanPart, rules);
        if (!details.IsDone) return details.As<Service>();
        details = await training.FillAsync(participant, details.Value with { Kind = service.Details.Kind }, service.Details, rules.Training, ct);
        if (!details.IsDone) return details.As<Service>();
        if (details.Value.Barriers.Except(plan?.Details.Barriers.Select(b => b.Name) ?? []).Except(service.Details.Barriers).Any()) return ServiceProblems.Barrier;
        if (details.Value.SupportType is { } support && support != service.Details.SupportType
            && lists.SupportTypesFor(record.Pack.Id, CodeWords.Of(service.Details.Program ?? record.Program)).All(s => s.Name != support)) return ServiceProblems.SupportType;

        if (details.Value.Funding is { } funding && funding.Shares.Select(s => s.Source).Except(service.Details.Funding?.Shares.Select(s => s.Source) ?? [])
            .Any(source => lists.FundingSourcesFor(record.Pack.Id, CodeWords.Of(service.Details.Program ?? record.Program)).All(s => s.Name != source))) return FundingProblems.UnknownSource;
        if (details.Value.Placement is { } placement)
        {
            var tied = await jobs.TieAsync(participant, placement, service.Details.Placement, service.Id, record.Settings.Placement.ListedFirst, ct);
            if (!tied.IsDone) return tied.Problems.WithSources(policies.OfPack(participant.PackId)).ToList();
            details = details.Value with { Placement = tied.Value };
        }

        var before = plan is null ? null : PlanPart.Of(plan, service);
        var goals = plan is null ? [] : TellPlan.GoalsOf(plan, service).ToList();
        var changed = service.Change(details.Value, rules, participant, time.Today, command.StatusSince);
        if (!changed.IsDone) return changed.Problems.WithSources(policies.OfPack(participant.PackId)).ToList();
        if ((await limits.RefuseAsync(participant, service.Details, all.Where(s => s.Id != service.Id), ct)).ToList() is { Count: > 0 } over) return over;

        if (PlanPart.Read(command.PlanPart) != before)
        {
            var hung = TellPlan.Hang(plan, service, command.PlanPart, all, time.Today);
            if (!hung.IsDone) return hung.As<Service>();
        }
        TellPlan.Follow(plan, service, goals, all, record.Settings, time.Today);
        return service;
    }, ct);
}
