using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Agreements.TakeBack;

/// <summary>Takes a request to sign back: nobody can sign it any more.</summary>
public sealed record TakeBackRequest(Guid ParticipantId, Guid RequestId, string? Reason);

public sealed class TakeBackRequestHandler(MilepostDb db, SigningAnnouncements announcements, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(TakeBackRequest command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await OpenRequest.FindAsync(db, command.ParticipantId, command.RequestId, ct) is not { } open) return SigningProblems.NotFound;

        return await TakeBackAsync(open.Person, open.Plan, open.Request, command.Reason, ct);
    }, ct);

    /// <summary>Call inside the change. Once a version is signed on paper nobody is to sign it a second time.</summary>
    public async Task SignedOnPaperAsync(Participant person, Plan plan, int version, CancellationToken ct)
    {
        foreach (var request in await db.SignatureRequests.Where(r => r.PlanId == plan.Id && r.PlanVersion == version).ToListAsync(ct))
        {
            if (request.StandingAt(time.Now, plan.VersionToSign) is SigningStanding.Asked or SigningStanding.ParticipantSigned)
                await TakeBackAsync(person, plan, request, "Signed on paper instead", ct);
        }
    }

    private async Task<Result<Done>> TakeBackAsync(Participant person, Plan plan, SignatureRequest request, string? reason, CancellationToken ct)
    {
        var wasOpen = request.StandingAt(time.Now, plan.VersionToSign) == SigningStanding.Asked;
        var cancelled = request.Cancel(reason, time.Now, plan.VersionToSign);
        if (cancelled.IsDone && request is { AgreementId: { } half, StaffSignature: null }) plan.WithdrawHalfSigned(half);
        if (cancelled.IsDone && wasOpen && request.Way == SigningWay.Message) await announcements.TellAsync(person, request, SigningNews.TakenBack, ct);
        return cancelled;
    }
}
