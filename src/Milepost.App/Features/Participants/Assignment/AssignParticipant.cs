using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Plans;
using Milepost.App.Features.Services;
using Milepost.App.Features.Supervision.Handovers;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Assignment;

/// <summary>Hands a record to another office or planner. It goes with everything in it, at once.</summary>
/// <param name="Version">Of who had it when the form was opened, see <see cref="Of(Participant)"/>.</param>
public sealed record AssignParticipant(Guid ParticipantId, Guid? OfficeId, Guid? PlannerId, string? Reason, long Version)
{
    /// <summary>Open services that end with the move, and with what outcome; the others go on.</summary>
    public IReadOnlyList<Guid> CloseServices { get; init; } = [];

    public Completion? Completion { get; init; }

    public static long Of(Participant participant) => Of(participant.OfficeId, participant.PlannerId);

    public static long Of(Guid? officeId, Guid? plannerId) => ContentVersion.Of(new { OfficeId = officeId, PlannerId = plannerId });
}

public sealed class AssignParticipantHandler(MilepostDb db, OfficeChoicesQuery choices, Packs packs, RecordSettingsQuery records, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(AssignParticipant command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (command.OfficeId is null) return AssignmentProblems.OfficeMissing;
        var offices = await choices.HandleAsync(ct);
        if (offices.FirstOrDefault(o => o.Id == command.OfficeId) is not { } office) return AssignmentProblems.OfficeNotFound;
        if (AssignmentProblems.Of(offices, office, command.PlannerId) is { } problem) return problem;
        if (command.Version != AssignParticipant.Of(participant)) return StaleProblems.Changed;

        if (await CloseAsync(participant, command, ct) is { Count: > 0 } problems) return problems;
        var goesElsewhere = office.Id != participant.OfficeId;
        var policy = goesElsewhere ? await TransferQuery.PolicyAfterAsync(db, packs, participant.Id, participant.PackId, office, ct) : null;
        var planner = office.Planners.FirstOrDefault(p => p.Id == command.PlannerId);
        var before = participant.OfficeId;
        var done = db.HandOver(participant, new(office.Id, office.Name, planner?.Id, planner?.Name, policy), await db.HolderWordsAsync(participant, ct), command.Reason, RecordId.New());
        if (done.IsDone && goesElsewhere)
        {
            var paths = await db.OrgUnits.Where(u => u.Id == before || u.Id == office.Id).Select(u => u.Path).ToListAsync(ct);
            await db.NoteAsync("organization.transfer", $"Record {participant.CaseNumber} transferred to {office.Name}", command.Reason?.Trim(), [], HistoryPlace.Shared(paths), ct);
        }
        return done;
    }, ct);

    private async Task<List<Problem>> CloseAsync(Participant participant, AssignParticipant command, CancellationToken ct)
    {
        if (command.CloseServices.Count == 0) return [];
        if (command.Completion is not { } completion) return [AssignmentProblems.CompletionMissing];
        var all = await db.Services.Where(s => s.ParticipantId == participant.Id).ToListAsync(ct);
        var plan = await db.Plans.OpenOfAsync(participant.Id, ct);
        var settings = (await records.HandleAsync(participant, ct)).Settings;
        List<Problem> problems = [];
        foreach (var service in all.Where(s => command.CloseServices.Contains(s.Id) && s.Completion is null))
        {
            var closed = service.Close(time.Today, completion, null, time.Today);
            problems.AddRange(closed.Problems.Select(p => p with { Message = $"{service.Title}: {p.Message}", Field = "CloseServices" }));
            if (closed.IsDone) TellPlan.Follow(plan, service, [], all, settings, time.Today);
        }
        return problems;
    }
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
               where happened.Kind is "participant.assigned" or "participant.policy" or "participant.registered" or "participant.imported"
               select new AssignmentEntry(time.Words(entry.At), entry.ActorName, happened.Words, happened.Why),
        ];
    }
}
