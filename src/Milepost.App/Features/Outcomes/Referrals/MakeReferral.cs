using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.Referrals;

/// <param name="Contact">How the partner is reached; New Jersey asks for it.</param>
public sealed record MakeReferral(Guid ParticipantId, string Partner, string? Contact, DateOnly On, string? For);

public sealed class MakeReferralHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Referral>> HandleAsync(MakeReferral command, CancellationToken ct) => db.ChangeAsync<Referral>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var made = Referral.Make(participant, command.Partner, command.Contact, command.On, command.For, time.Today);
        if (made.IsDone) db.Referrals.Add(made.Value);
        return made;
    }, ct);
}
