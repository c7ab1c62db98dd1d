using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Screening;

/// <summary>Records that one of the policy's actions was really done, by something that the record holds.</summary>
/// <param name="By">"application", or "referral:R-3".</param>
public sealed record FollowUpScreening(Guid ParticipantId, string Action, string? By);

public sealed class FollowUpScreeningHandler(MilepostDb db)
{
    public Task<Result<Done>> HandleAsync(FollowUpScreening command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (ScreeningActions.All.All(a => a.Action != command.Action)) return ScreeningProblems.ActionUnknown;
        if (participant.Screening is not { BasicSkillsDeficient: true }) return ScreeningProblems.NothingToFollowUp;

        var application = await db.Applications.SingleOrDefaultAsync(a => a.ParticipantId == participant.Id, ct);
        DateOnly? on = null;
        var by = ScreeningFollowUps.ByApplication;
        if (command.Action == ScreeningActions.Priority) on = ScreeningFollowUps.ServesFirst(application) ? application!.DeterminedOn : null;
        else if (command.Action == ScreeningActions.YouthEligibility)
        {
            if (application?.Programs.Contains(Program.Youth) == true)
            {
                application.Prove(ScreeningFollowUps.ProofOfDeficiency);
                on = participant.Screening.GivenOn;
            }
        }
        else
        {
            var referral = await db.Referrals.AsNoTracking().Where(r => r.ParticipantId == participant.Id && "referral:" + r.CaseFileId == command.By).SingleOrDefaultAsync(ct);
            (on, by) = (referral?.On, command.By);
        }
        return on is { } day ? participant.FollowUpScreening(new(command.Action, day, by)) : ScreeningProblems.NotDoneYet;
    }, ct);
}

public sealed record TakeBackFollowUp(Guid ParticipantId, string Action);

public sealed class TakeBackFollowUpHandler(MilepostDb db)
{
    public Task<Result<Done>> HandleAsync(TakeBackFollowUp command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
        await db.FindParticipantAsync(command.ParticipantId, ct) is { } participant ? participant.TakeBackFollowUp(command.Action) : ParticipantProblems.NotFound, ct);
}
