using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Documents.Download;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.My.Documents;

/// <summary>What a customer sees of the documents: the plans printed and signed, and everything that went through the messages, sent by either side.</summary>
/// <remarks>What staff put into the record and attached to no message stays theirs: it may speak of other people.</remarks>
public sealed record MyDocuments(IReadOnlyList<Document> Documents, IReadOnlyList<DocumentRequest> Asked, UploadLimits Limits);

public sealed class MyDocumentsQuery(MilepostDb db, Actor actor, Packs packs)
{
    public async Task<MyDocuments?> HandleAsync(CancellationToken ct)
    {
        if (actor.CustomerOf is not { } own || await db.VisibleParticipants.Where(p => p.Id == own).Select(p => p.PackId).SingleOrDefaultAsync(ct) is not { } packId) return null;
        var attached = await AttachedAsync(own, ct);
        var documents = await db.Documents.AsNoTracking().Where(d => d.ParticipantId == own && (d.Kind != DocumentKind.Upload || attached.Contains(d.Id)))
            .OrderByDescending(d => d.AddedAt).ThenByDescending(d => d.Id).ToListAsync(ct);
        var asked = await db.DocumentRequests.AsNoTracking().Where(r => r.ParticipantId == own && r.AnsweredAt == null && r.CancelledAt == null).OrderBy(r => r.AskedAt).ToListAsync(ct);
        return new(documents, asked, packs[packId].Settings.Upload);
    }

    /// <summary>Null where it is somebody else's, or not meant for the customer.</summary>
    public async Task<DocumentBytes?> DownloadAsync(Guid documentId, CancellationToken ct)
    {
        if (actor.CustomerOf is not { } own) return null;
        var attached = await AttachedAsync(own, ct);
        return await (
            from document in db.Documents.AsNoTracking()
            where document.Id == documentId && document.ParticipantId == own && (document.Kind != DocumentKind.Upload || attached.Contains(document.Id))
            join file in db.StoredFiles on document.Sha256 equals file.Sha256
            select new DocumentBytes(document.FileName, document.ContentType, file.Bytes)).SingleOrDefaultAsync(ct);
    }

    private async Task<List<Guid>> AttachedAsync(Guid own, CancellationToken ct) =>
        [.. (await db.CustomerMessages.Where(m => m.ParticipantId == own).Select(m => m.Attachments).ToListAsync(ct)).SelectMany(ids => ids).Distinct()];
}
