using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.View;

/// <summary>One episode with what hangs on it.</summary>
/// <param name="Parts">The goals and objectives it carries out, in words.</param>
/// <param name="Episodes">Every episode of the same service, this one too, the newest first.</param>
public sealed record ServiceView(
    RecordSettings Record, Service Service, ServiceChoice Choice, IReadOnlyList<string> Parts, string? PlanPart,
    IReadOnlyList<CaseNote> Notes, IReadOnlyList<Service> Episodes, string? ElementName, ServiceFieldLists Lists)
{
    /// <summary>The name under which the state's system receives it, where that is another one.</summary>
    public string? PassedOnAs { get; init; }
}

public sealed class ServiceQuery(MilepostDb db, RecordSettingsQuery records, ServiceFieldListsQuery fieldLists, ReferenceData.ReferenceLists lists)
{
    public async Task<ServiceView?> HandleAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var all = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).ToListAsync(ct);
        if (all.Find(s => s.Id == serviceId) is not { } service) return null;

        var record = await records.HandleAsync(participant, ct);
        var plans = await db.Plans.AsNoTracking().Where(p => p.ParticipantId == participantId).ToListAsync(ct);
        var open = plans.Find(p => p.IsOpen);
        var notes = await db.CaseNotes.AsNoTracking().Where(n => n.ParticipantId == participantId && n.Details.Service == service.CaseFileId)
            .OrderByDescending(n => n.Details.OccurredOn).ThenByDescending(n => n.Id).ToListAsync(ct);
        return new(
            record, service, ServiceChoice.Of(service.Details, record.Settings), [.. plans.SelectMany(p => Parts(p, service)).Distinct()],
            open is null ? null : PlanPart.Of(open, service)?.ToString(), notes,
            [.. all.Where(s => s.Details.IsSameServiceAs(service.Details)).OrderByDescending(s => s.Details.StartsOn).ThenByDescending(s => s.Id)],
            service.Details.YouthElement is { } number ? lists.ElementOf(number)?.Name : null,
            await fieldLists.HandleAsync(participant, record, service.Details.Program ?? record.Program, open, service, ct))
        {
            PassedOnAs = lists.FindService(record.Pack.Id, CodeWords.Of(service.Details.Program ?? record.Program), service.Details.Code, service.Details.Name)?.PassedOnAs,
        };
    }

    private static IEnumerable<string> Parts(Plan plan, Service service)
    {
        foreach (var goal in plan.Goals)
        {
            var objectives = goal.Objectives.Where(o => o.Services.Contains(service.CaseFileId)).ToList();
            foreach (var objective in objectives) yield return $"Objective: {objective.Details.Statement}";
            if (objectives.Count > 0 || service.Details.Goal == goal.CaseFileId) yield return $"Goal: {goal.Details.Statement}";
        }
    }
}
