using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Documents.Download;

/// <summary>A document of one person, with its bytes; null where it belongs to somebody else or the record is out of reach.</summary>
public sealed record DocumentBytes(string FileName, string ContentType, byte[] Bytes);

public sealed class DownloadQuery(MilepostDb db)
{
    public Task<DocumentBytes?> HandleAsync(Guid participantId, Guid documentId, CancellationToken ct) => (
        from participant in db.VisibleParticipants
        where participant.Id == participantId
        join document in db.Documents on participant.Id equals document.ParticipantId
        where document.Id == documentId
        join file in db.StoredFiles on document.Sha256 equals file.Sha256
        select new DocumentBytes(document.FileName, document.ContentType, file.Bytes)).AsNoTracking().SingleOrDefaultAsync(ct);
}
