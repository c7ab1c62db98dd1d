using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Agreements.Countersign;

/// <summary>Which form a signer has before them, by its hash.</summary>
public sealed class SealedFormQuery(MilepostDb db)
{
    public Task<string?> HashOfAsync(Guid? documentId, CancellationToken ct) =>
        db.Documents.Where(d => d.Id == documentId && db.VisibleParticipants.Any(p => p.Id == d.ParticipantId)).Select(d => (string?)d.Sha256).SingleOrDefaultAsync(ct);
}
