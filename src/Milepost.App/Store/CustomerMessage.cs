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

    /// <summary>The participant sent a document, asked for or not.</summary>
    DocumentSent,
}

public sealed record MessageText(string Subject, string Body);

/// <summary>A message between a participant and the staff, kept with the record and shown on both sides.</summary>
/// <remarks>Never changed and never deleted: what was written was written.</remarks>
public sealed class CustomerMessage
{
    public Guid Id { get; init; } = RecordId.New();
    public required Guid ParticipantId { get; init; }
    /// <summary>Empty for a person's letter.</summary>
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

    /// <summary>What the program wrote, in Spanish; <see cref="Subject"/> and <see cref="Body"/> say it in English. Null for a person's own words.</summary>
    public MessageText? Spanish { get; init; }

    /// <summary>When the other side first saw it. Not a change of the record, so it is kept here and not in the history.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    public string? ReadBy { get; set; }

    /// <summary>Documents of this record that go with it.</summary>
    public IReadOnlyList<Guid> Attachments { get; init; } = [];
}
