using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Assignment;

/// <summary>Hands a record to another office or planner.</summary>
/// <param name="Version">Of who had it when the form was opened, see <see cref="Of"/>.</param>
public sealed record AssignParticipant(Guid ParticipantId, Guid? OfficeId, Guid? PlannerId, string? Reason, long Version)
{
    public static long Of(Participant participant) => ContentVersion.Of(new { participant.OfficeId, participant.PlannerId });
}

public sealed class AssignParticipantHandler(MilepostDb db, OfficeChoicesQuery choices)
{
    public Task<Result<Done>> HandleAsync(AssignParticipant command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (command.OfficeId is null) return AssignmentProblems.OfficeMissing;
        var offices = await choices.HandleAsync(ct);
        if (offices.FirstOrDefault(o => o.Id == command.OfficeId) is not { } office) return AssignmentProblems.OfficeNotFound;
        if (AssignmentProblems.Of(offices, office, command.PlannerId) is { } problem) return problem;
        if (command.Version != AssignParticipant.Of(participant)) return StaleProblems.Changed;

        var planner = office.Planners.FirstOrDefault(p => p.Id == command.PlannerId)?.Name ?? "no planner yet";
        return participant.Assign(office.Id, command.PlannerId, $"{office.Name}, {planner}", command.Reason);
    }, ct);
}

/// <summary>Who had the record, when and why it moved.</summary>
public sealed record AssignmentEntry(string When, string Who, string Words, string? Why);

public sealed class AssignmentHistoryQuery(MilepostDb db, AgencyTime time)
{
    public async Task<IReadOnlyList<AssignmentEntry>> HandleAsync(Guid participantId, CancellationToken ct)
    {
        var entries = await db.History.AsNoTracking().Where(h => h.ParticipantId == participantId).OrderByDescending(h => h.Sequence)
            .Select(h => new { h.At, h.ActorName, h.Events }).ToListAsync(ct);
        return
        [
            .. from entry in entries
               from happened in entry.Events
               where happened.Kind is "participant.assigned" or "participant.registered" or "participant.imported"
               select new AssignmentEntry(time.Words(entry.At), entry.ActorName, happened.Words, happened.Why),
        ];
    }
}
