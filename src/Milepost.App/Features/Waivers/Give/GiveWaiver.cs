using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Waivers.Give;

/// <summary>Lets a requirement wait for one participant.</summary>
/// <param name="Subject">One thing that the requirement judges ("service:S4"); null for everything in the record.</param>
public sealed record GiveWaiver(Guid ParticipantId, string Requirement, string? Subject, DateOnly Until, string? Reason);

public sealed class GiveWaiverHandler(MilepostDb db, PolicyBook policies, WaiverSubjectsQuery subjects, AgencyTime time)
{
    public Task<Result<SupervisorWaiver>> HandleAsync(GiveWaiver command, CancellationToken ct) => db.ChangeAsync<SupervisorWaiver>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (policies[participant.PackId].Evaluator.Requirements.FirstOrDefault(r => r.Id == command.Requirement) is not { } requirement) return WaiverProblems.UnknownRequirement;
        var subject = string.IsNullOrWhiteSpace(command.Subject) ? null : command.Subject;
        if (subject is not null && (await subjects.HandleAsync(participant.Id, requirement.Id, ct)).All(s => s.Key != subject)) return WaiverProblems.UnknownSubject;

        var others = await db.Waivers.Where(w => w.ParticipantId == participant.Id).ToListAsync(ct);
        var given = SupervisorWaiver.Give(
            participant, requirement.Id, requirement.Title, subject, command.Until, command.Reason ?? "", db.Actor.AccountId, db.Actor.Name, others, time.Today);
        if (given.IsDone) db.Waivers.Add(given.Value);
        return given;
    }, ct);
}
