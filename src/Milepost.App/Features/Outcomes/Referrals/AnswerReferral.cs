using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.Referrals;

/// <summary>Records what came of a referral.</summary>
public sealed record AnswerReferral(Guid ParticipantId, Guid ReferralId, long Version, string Outcome);

public sealed class AnswerReferralHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Referral>> HandleAsync(AnswerReferral command, CancellationToken ct) => db.ChangeAsync<Referral>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.Referrals.SingleOrDefaultAsync(r => r.Id == command.ReferralId && r.ParticipantId == participant.Id, ct) is not { } referral) return OutcomeProblems.NotFound;
        if (referral.Version != command.Version) return StaleProblems.Changed;
        // One that was sent has the partner's own answer, step by step.
        if (referral.StandingOn(time.Today) is not (ReferralStanding.Given or ReferralStanding.Answered)) return ReferralProblems.NotOpen;
        var answered = referral.Answer(command.Outcome);
        return answered.IsDone ? referral : answered.As<Referral>();
    }, ct);
}
