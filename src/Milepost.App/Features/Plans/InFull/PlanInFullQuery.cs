using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.InFull;

/// <summary>What a planner works with: the plan with its goals and objectives, the services, and what was noted last.</summary>
/// <param name="Version">Of the record: raised with every change to any part of it.</param>
/// <param name="Plan">The open plan, else the one closed last; null while there is none.</param>
/// <param name="Services">All services of the record, newest first.</param>
/// <param name="CaseNotes">The last 20, newest first.</param>
public sealed record PlanInFull(Guid ParticipantId, string CaseNumber, long Version, PlanOfParticipant? Plan, IReadOnlyList<ServiceOfPlan> Services, IReadOnlyList<NoteOfPlan> CaseNotes);

/// <param name="Version">Give it as If-Match, or as "version", with a change of the plan.</param>
/// <param name="PlanVersion">Counts what can be signed.</param>
/// <param name="Signed">Both signed it as it stands.</param>
public sealed record PlanOfParticipant(
    Guid Id, string CaseFileId, long Version, PlanKind Kind, PlanDetails Details, DateOnly? ClosedOn, string? CloseReason, int PlanVersion, bool Signed, IReadOnlyList<GoalOfPlan> Goals);

/// <param name="Revision">Give it with a change of the goal.</param>
public sealed record GoalOfPlan(
    Guid Id, string CaseFileId, int Revision, GoalDetails Details, GoalStatus? Status, DateOnly? StatusOn, DateOnly? ClosedOn, string? Outcome, IReadOnlyList<ObjectiveOfPlan> Objectives);

/// <param name="Revision">Give it with a change of the objective.</param>
/// <param name="Services">Case-file ids of the services that carry it out.</param>
public sealed record ObjectiveOfPlan(Guid Id, string CaseFileId, int Revision, ObjectiveDetails Details, DateOnly? ClosedOn, Completion? Outcome, IReadOnlyList<string> Services);

public sealed record ServiceOfPlan(
    Guid Id, string CaseFileId, long Version, string? Code, string Name, ServiceKind Kind, Program? Program, DateOnly StartsOn, DateOnly? PlannedEndOn, DateOnly? EndsOn, Completion? Completion,
    string? Provider, decimal? Cost, string? Goal);

public sealed record NoteOfPlan(Guid Id, string CaseFileId, long Version, string Subject, DateOnly OccurredOn, DateOnly RecordedOn, bool TwoWay, string? Method, string? Service, string Text, string Author, DateOnly? LockedOn);

public sealed class PlanInFullQuery(MilepostDb db)
{
    private const int Notes = 20;

    /// <returns>Null where the record is out of reach.</returns>
    public async Task<PlanInFull?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().Where(p => p.Id == participantId).Select(p => new { p.CaseNumber, p.RecordVersion }).SingleOrDefaultAsync(ct) is not { } person) return null;

        var plan = await db.Plans.AsNoTracking().Where(p => p.ParticipantId == participantId).OrderBy(p => p.ClosedOn != null).ThenByDescending(p => p.Id).FirstOrDefaultAsync(ct);
        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).OrderByDescending(s => s.Details.StartsOn).ThenByDescending(s => s.Id)
            .Select(s => new ServiceOfPlan(s.Id, s.CaseFileId, s.Version, s.Details.Code, s.Details.Name, s.Details.Kind, s.Details.Program, s.Details.StartsOn, s.Details.PlannedEndOn, s.EndsOn, s.Completion,
                s.Details.Provider, s.Details.Cost, s.Details.Goal)).ToListAsync(ct);
        var notes = await db.CaseNotes.AsNoTracking().Where(n => n.ParticipantId == participantId)
            .OrderByDescending(n => n.Details.OccurredOn).ThenByDescending(n => n.RecordedOn).ThenByDescending(n => n.Id).Take(Notes)
            .Select(n => new NoteOfPlan(n.Id, n.CaseFileId, n.Version, n.Details.Subject, n.Details.OccurredOn, n.RecordedOn, n.Details.TwoWay, n.Details.Method, n.Details.Service, n.Details.Text, n.Author, n.LockedOn))
            .ToListAsync(ct);
        return new(participantId, person.CaseNumber, person.RecordVersion, plan is null ? null : Of(plan), services, notes);
    }

    private static PlanOfParticipant Of(Plan plan) => new(
        plan.Id, plan.CaseFileId, plan.Version, plan.Kind, plan.Details, plan.ClosedOn, plan.CloseReason, plan.VersionNumber, plan.SignedAsItStands,
        [.. plan.Goals.Select(g => new GoalOfPlan(g.Id, g.CaseFileId, g.Revision, g.Details, g.Status, g.StatusOn, g.ClosedOn, g.Outcome,
            [.. g.Objectives.Select(o => new ObjectiveOfPlan(o.Id, o.CaseFileId, o.Revision, o.Details, o.ClosedOn, o.Outcome, o.Services))]))]);
}
