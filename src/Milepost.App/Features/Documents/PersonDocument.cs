using Milepost.App.Store;

namespace Milepost.App.Features.Documents;

/// <summary>Puts a checked file into a person's record. Call inside the change that tells about it.</summary>
public static class PersonDocument
{
    public static async Task<Document> AddAsync(
        MilepostDb db, Guid participantId, DocumentKind kind, string title, CheckedFile file, CancellationToken ct, Guid? planId = null, int? planVersion = null, string? language = null)
    {
        var document = new Document
        {
            ParticipantId = participantId, Kind = kind, Title = title, FileName = file.FileName, ContentType = file.ContentType, Length = file.Bytes.Length,
            Sha256 = await KeptFile.KeepAsync(db, file.Bytes, ct), PlanId = planId, PlanVersion = planVersion, Language = language,
            AddedAt = db.Clock.GetUtcNow(), AddedBy = db.Actor.Name,
        };
        db.Documents.Add(document);
        return document;
    }
}
