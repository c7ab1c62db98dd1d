using Milepost.Domain;

namespace Milepost.App.Store;

/// <summary>Bytes kept once by their SHA-256.</summary>
public sealed class StoredFile
{
    /// <summary>SHA-256 of the bytes, in small hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
    public required byte[] Bytes { get; init; }
}

public enum DocumentKind { PrintedPlan, SignedPlan, Upload }

/// <summary>A document of a participant's record: a printed form, a signed scan or another upload.</summary>
public sealed class Document
{
    public Guid Id { get; init; } = RecordId.New();
    public required Guid ParticipantId { get; init; }
    public required DocumentKind Kind { get; init; }
    public required string Title { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public required long Length { get; init; }
    public required string Sha256 { get; init; }
    public Guid? PlanId { get; init; }
    public int? PlanVersion { get; init; }

    /// <summary>Of a printed plan, the language it is in: "en" or "es". Null for one printed before there was Spanish, which is in English.</summary>
    public string? Language { get; init; }

    public string LanguageOrEnglish => ReaderLanguages.OrEnglish(Language);
    public required DateTimeOffset AddedAt { get; init; }
    public required string AddedBy { get; init; }
}
