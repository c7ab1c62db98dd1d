using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Waivers.Give;

/// <summary>Everything the form shows.</summary>
/// <param name="Offered">The requirements in force that the record is judged by, by title.</param>
/// <param name="Requirement">Null until one is chosen.</param>
/// <param name="Source">Title and section of the document that demands it.</param>
public sealed record WaiverEntry(
    string Name, bool IsOwnRecord, IReadOnlyList<Requirement> Offered, Requirement? Requirement, string? Source, IReadOnlyList<WaiverSubject> Subjects, DateOnly Today);

public sealed class WaiverEntryQuery(MilepostDb db, PolicyBook policies, WaiverSubjectsQuery subjects, Actor actor, AgencyTime time)
{
    public async Task<WaiverEntry?> HandleAsync(Guid participantId, string? chosen, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var today = time.Today;
        var policy = policies[participant.PackId];
        var offered = policy.Evaluator.Requirements.Where(r => r.InForce.On(today) && !policy.Evaluator.IsWaived(r, today)).OrderBy(r => r.Title, StringComparer.Ordinal).ToList();
        var requirement = offered.Find(r => r.Id == chosen);
        return new(
            participant.Name, participant.PlannerId is { } planner && planner == actor.AccountId, offered, requirement,
            requirement is null ? null : policy.Pack.Sources[requirement.Citation.Source].Title + (requirement.Citation.Section is { } section ? $", {section}" : ""),
            requirement is null ? [] : await subjects.HandleAsync(participant.Id, requirement.Id, ct), today);
    }
}
