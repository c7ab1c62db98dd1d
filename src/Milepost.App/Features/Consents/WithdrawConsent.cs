using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Consents;

/// <summary>A participant takes a consent back, on the own pages or by telling staff. What rests on it closes with it.</summary>
public sealed record WithdrawConsent(Guid ParticipantId, Guid ConsentId, DateOnly On);

public sealed class WithdrawConsentHandler(MilepostDb db, Actor actor, AgencyTime time)
{
    public Task<Result<Consent>> HandleAsync(WithdrawConsent command, CancellationToken ct) => db.ChangeAsync<Consent>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
        if (await db.Consents.SingleOrDefaultAsync(c => c.Id == command.ConsentId && c.ParticipantId == person.Id, ct) is not { } consent) return ConsentProblems.NotFound;
        var withdrawn = consent.Withdraw(command.On, actor.Name, time.Today);
        return withdrawn.IsDone ? consent : withdrawn.As<Consent>();
    }, ct);
}
