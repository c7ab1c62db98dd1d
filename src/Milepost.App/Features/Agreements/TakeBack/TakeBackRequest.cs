using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements.TakeBack;

/// <summary>Takes a request to sign back: nobody can sign it any more.</summary>
public sealed record TakeBackRequest(Guid ParticipantId, Guid RequestId, string? Reason);

public sealed class TakeBackRequestHandler(MilepostDb db, SigningAnnouncements announcements, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(TakeBackRequest command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await OpenRequest.FindAsync(db, command.ParticipantId, command.RequestId, ct) is not { } open) return SigningProblems.NotFound;

        var wasOpen = open.Request.StandingAt(time.Now, open.Plan.VersionNumber) == SigningStanding.Asked;
        var cancelled = open.Request.Cancel(command.Reason, time.Now, open.Plan.VersionNumber);
        if (cancelled.IsDone && wasOpen && open.Request.Way == SigningWay.Message) await announcements.TellAsync(open.Person, open.Request, SigningNews.TakenBack, ct);
        return cancelled;
    }, ct);
}
