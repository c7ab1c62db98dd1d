using Milepost.Domain;

namespace Milepost.App.Store;

/// <summary>A document that the staff asks a participant for.</summary>
public sealed class DocumentRequest
{
    public Guid Id { get; init; } = RecordId.New();
    public required Guid ParticipantId { get; init; }

    /// <summary>"Driver's license or state ID".</summary>
    public required string What { get; init; }

    public string? Why { get; init; }
    public DateOnly? DueOn { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required string AskedBy { get; init; }

    /// <summary>The upload that answered it.</summary>
    public Guid? DocumentId { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }
    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>Nothing else can be sent for it any more.</summary>
    public void AnswerWith(Document document, DateTimeOffset at) => (DocumentId, AnsweredAt) = (document.Id, at);

    public bool IsOpen => AnsweredAt is null && CancelledAt is null;
}
