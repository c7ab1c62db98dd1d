using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Documents;

/// <summary>A person's documents, newest first, what may be added, and what the person is asked for.</summary>
public sealed record DocumentList(IReadOnlyList<Document> Documents, UploadLimits Limits, IReadOnlyList<DocumentRequest> Asked);

public sealed class DocumentsQuery(MilepostDb db, Packs packs)
{
    public async Task<DocumentList?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().Where(p => p.Id == participantId).Select(p => p.PackId).SingleOrDefaultAsync(ct) is not { } packId) return null;
        var documents = await db.Documents.AsNoTracking().Where(d => d.ParticipantId == participantId).OrderByDescending(d => d.AddedAt).ThenByDescending(d => d.Id).ToListAsync(ct);
        var asked = await db.DocumentRequests.AsNoTracking().Where(r => r.ParticipantId == participantId && r.AnsweredAt == null && r.CancelledAt == null).OrderBy(r => r.AskedAt).ToListAsync(ct);
        return new(documents, packs[packId].Settings.Upload, asked);
    }
}
