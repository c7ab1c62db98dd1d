using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Agreements.Remind;

/// <summary>Reminds the participant, with a new link where one is needed: at most once a day.</summary>
public sealed record RemindToSign(Guid ParticipantId, Guid RequestId);

public sealed class RemindToSignHandler(MilepostDb db, SigningAnnouncements announcements, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(RemindToSign command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await OpenRequest.FindAsync(db, command.ParticipantId, command.RequestId, ct) is not { } open) return SigningProblems.NotFound;
        if (!await announcements.ReachesAsync(open.Person, ct)) return SigningProblems.NoEmail;

        var reminded = open.Request.Remind(time.Now, open.Plan.VersionToSign);
        if (reminded.IsDone) await announcements.TellAsync(open.Person, open.Request, SigningNews.Reminded, ct);
        return reminded;
    }, ct);
}
