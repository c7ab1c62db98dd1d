using Milepost.Domain;

namespace Milepost.App.Store;

/// <summary>Why a message was written.</summary>
public enum MessageKind
{
    /// <summary>By a person, in their own words.</summary>
    Letter,

    /// <summary>A goal was set off track.</summary>
    OffTrack,

    /// <summary>A signature is asked for, reminded of, or was taken back.</summary>
    Signature,

    /// <summary>A document is asked for.</summary>
    DocumentAsked,

    /// <summary>The sealed copy of the signed plan is there.</summary>
    CopySent,
}

/// <summary>A message between a participant and the staff, kept with the record and shown on both sides.</summary>
public sealed class CustomerMessage
{
    public Guid Id { get; init; } = RecordId.New();
    public required Guid ParticipantId { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public required string SentBy { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public MessageKind Kind { get; init; }

    /// <summary>Written by the participant to the staff; else by the staff, or the program for them, to the participant.</summary>
    public bool FromParticipant { get; init; }

    /// <summary>The account that wrote it; null for what the program writes and for imports.</summary>
    public Guid? SenderId { get; init; }

    /// <summary>What it is about: a request to sign, a document that is asked for.</summary>
    public Guid? AboutId { get; init; }

    /// <summary>When the other side first saw it.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Documents of this record that go with it.</summary>
    public IReadOnlyList<Guid> Attachments { get; init; } = [];
}
