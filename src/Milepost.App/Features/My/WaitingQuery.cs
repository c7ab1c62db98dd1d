using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.My;

/// <summary>What waits for a customer.</summary>
/// <param name="Sign">The request to sign the plan as it stands.</param>
/// <param name="Document">The document asked for that is due first.</param>
public sealed record Waiting(SignatureRequest? Sign, DocumentRequest? Document, int Documents, int UnreadMessages);

public sealed class WaitingQuery(MilepostDb db, Actor actor)
{
    public async Task<Waiting> HandleAsync(CancellationToken ct)
    {
        if (actor.CustomerOf is not { } own) return new(null, null, 0, 0);

        var now = db.Clock.GetUtcNow();
        var versions = await db.Plans.AsNoTracking().Where(p => p.ParticipantId == own && p.ClosedOn == null).Select(p => new { p.Id, p.VersionNumber }).ToDictionaryAsync(p => p.Id, p => p.VersionNumber, ct);
        var asked = await db.SignatureRequests.AsNoTracking().Where(r => r.ParticipantId == own && r.Step == SigningStep.Asked).ToListAsync(ct);
        var documents = await db.DocumentRequests.AsNoTracking().Where(r => r.ParticipantId == own && r.AnsweredAt == null && r.CancelledAt == null).ToListAsync(ct);
        var unread = await db.CustomerMessages.CountAsync(m => m.ParticipantId == own && !m.FromParticipant && m.ReadAt == null, ct);
        return new(
            asked.Where(r => versions.TryGetValue(r.PlanId, out var version) && r.StandingAt(now, version) == SigningStanding.Asked).MaxBy(r => r.AskedAt),
            documents.OrderBy(d => d.DueOn ?? DateOnly.MaxValue).ThenBy(d => d.AskedAt).FirstOrDefault(), documents.Count, unread);
    }
}
