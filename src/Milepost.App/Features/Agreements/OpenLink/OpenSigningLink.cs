using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements.OpenLink;

/// <summary>Somebody holds the link that was sent and says when they were born.</summary>
public sealed record OpenSigningLink(string Secret, DateOnly BirthDate);

/// <param name="Session">The secret this device may read and sign with for a short while; null when the link did not open.</param>
public sealed record OpenedLink(LinkAnswer Answer, Guid RequestId, OneTimeSecret? Session);

public sealed class OpenSigningLinkHandler(MilepostDb db, Actor actor, AgencyTime time)
{
    /// <summary>Whether the link still leads anywhere. Looking spends nothing: mail programs look at links before people do.</summary>
    public async Task<bool> OpensAsync(string secret, CancellationToken ct)
    {
        var hash = OneTimeSecret.HashOf(secret);
        return await db.SignatureRequests.AsNoTracking().SingleOrDefaultAsync(r => r.LinkSha256 == hash, ct) is { } request
            && await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PlanId && p.ParticipantId == request.ParticipantId, ct) is { } plan
            && request.LinkOpensAt(time.Now, plan.VersionToSign);
    }

    /// <summary>A wrong answer is counted, so it is saved like a right one.</summary>
    public Task<Result<OpenedLink>> HandleAsync(OpenSigningLink command, CancellationToken ct) => db.ChangeAsync<OpenedLink>(async () =>
    {
        var hash = OneTimeSecret.HashOf(command.Secret);
        if (await db.SignatureRequests.AsNoTracking().Where(r => r.LinkSha256 == hash).Select(r => new { r.Id, r.ParticipantId }).SingleOrDefaultAsync(ct) is not { } found)
            return SigningProblems.LinkSpent;

        // Who holds the link acts on this one record; the history shows that it was by the link.
        actor.BecomeCustomer(null, "Somebody with the link to sign", found.ParticipantId);
        if (await OpenRequest.FindAsync(db, found.ParticipantId, found.Id, ct) is not { } open) return SigningProblems.LinkSpent;
        var session = OneTimeSecret.Create();
        var answer = open.Request.OpenByLink(open.Person.Profile.BirthDate, command.BirthDate, session.Sha256, time.Now, open.Plan.VersionToSign);
        return new OpenedLink(answer, open.Request.Id, answer == LinkAnswer.Opened ? session : null);
    }, ct);
}
