using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Sign;

/// <summary>Records that the participant was given a copy of a signed version.</summary>
public sealed record GiveCopy(Guid ParticipantId, Guid PlanId, Guid AgreementId, DateOnly CopyGivenOn);

public sealed class GiveCopyHandler(MilepostDb db, Packs packs, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(GiveCopy command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
        if (await db.Plans.SingleOrDefaultAsync(p => p.Id == command.PlanId && p.ParticipantId == person.Id, ct) is not { } plan) return PlanProblems.NotFound;
        if (plan.Agreements.FirstOrDefault(a => a.Id == command.AgreementId) is not { } agreement) return PlanProblems.AgreementNotFound;
        if (agreement.CopyGivenOn is not null) return SignProblems.CopyAlreadyGiven;

        var given = plan.GiveCopy(agreement.Id, command.CopyGivenOn, time.Today);
        if (given.IsDone) CopyNote.Write(db, person, packs[person.PackId].Settings, plan, agreement, command.CopyGivenOn, time.Today);
        return given;
    }, ct);
}
