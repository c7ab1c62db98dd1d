using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Supervision.Handovers;

/// <summary>Where a record goes.</summary>
/// <param name="Policy">The policy of the office; null where it stays within one office.</param>
public sealed record Destination(Guid? OfficeId, string Office, Guid? PlannerId, string? Planner, Pack? Policy = null)
{
    public string Words => $"{Office}, {Planner ?? "no planner yet"}";
}

/// <summary>The one way in which a record goes to another office or planner: its history, and the note for whoever gets it.</summary>
public static class HandingOver
{
    /// <summary>Inside a change that is under way. <paramref name="from"/> is in words who has it now.</summary>
    public static Result<Done> HandOver(this MilepostDb db, Participant participant, Destination to, string from, string? reason, Guid runId)
    {
        var (office, planner) = (participant.OfficeId, participant.PlannerId);
        var assigned = participant.Assign(to.OfficeId, to.PlannerId, to.Words, reason, to.Policy is { } policy ? (policy.Id, policy.Title) : null);
        if (!assigned.IsDone) return assigned;

        var now = db.Clock.GetUtcNow();
        db.Handovers.Add(new()
        {
            RunId = runId, ParticipantId = participant.Id, Name = participant.Name, CaseNumber = participant.CaseNumber, FromOfficeId = office, FromPlannerId = planner,
            ToOfficeId = to.OfficeId, ToPlannerId = to.PlannerId, FromWords = from, ToWords = to.Words, Reason = reason!.Trim(), At = now, By = db.Actor.Name,
            // Whoever takes a record over knows of it.
            AcknowledgedAt = to.PlannerId is null || to.PlannerId == db.Actor.AccountId ? now : null,
        });
        return Done.It;
    }

    /// <summary>"North Office, Robin Planner": who has a record.</summary>
    public static async Task<string> HolderWordsAsync(this MilepostDb db, Participant participant, CancellationToken ct)
    {
        var office = participant.OfficeId is { } o ? await db.OrgUnits.Where(u => u.Id == o).Select(u => u.Name).SingleOrDefaultAsync(ct) : null;
        var planner = participant.PlannerId is { } p ? await db.Users.Where(u => u.Id == p).Select(u => u.DisplayName).SingleOrDefaultAsync(ct) : null;
        return $"{office ?? "no office"}, {planner ?? "no planner yet"}";
    }
}
