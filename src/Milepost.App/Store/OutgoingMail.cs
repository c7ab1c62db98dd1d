using Milepost.Domain;

namespace Milepost.App.Store;

public enum MailState
{
    /// <summary>To be sent when its time has come: new, or put off after a try.</summary>
    Waiting,

    /// <summary>Some node talks to the mail server about it right now.</summary>
    Sending,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The address is refused, or the letter came back.</summary>
    Bounced,

    /// <summary>Nobody heard whether the server took it. Only a person sends it again.</summary>
    MayHaveBeenSent,

    /// <summary>Not sent, and not tried any more.</summary>
    GivenUp,
}

/// <summary>What a letter says below its greeting.</summary>
/// <param name="Path">Where the button leads, from the public address on: "/my-day".</param>
public sealed record LetterBody(IReadOnlyList<string> Paragraphs, string? ButtonText, string? Path);

/// <summary>A letter of the outbox. It is written in the transaction of what it tells about, and kept as the record of what became of it.</summary>
public sealed class OutgoingMail
{
    public Guid Id { get; init; } = RecordId.New();
    public required string To { get; set; }
    public Guid? ParticipantId { get; init; }
    public Guid? AccountId { get; init; }

    /// <summary>"en" or "es".</summary>
    public required string Language { get; init; }

    /// <summary>What it is for, as a code: "digest".</summary>
    public required string Kind { get; init; }
    public required string Subject { get; init; }

    /// <summary>Gone once the letter is sent: it may hold a one-time link.</summary>
    public LetterBody? Body { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public MailState State { get; set; } = MailState.Waiting;
    public required DateTimeOffset NextTryAt { get; set; }

    /// <summary>After this a failed try is the last one.</summary>
    public required DateTimeOffset TryUntil { get; set; }
    public int Attempts { get; set; }

    /// <summary>What the mail server said to the last try, in plain words.</summary>
    public string? LastAnswer { get; set; }

    /// <summary>When it was sent, refused or given up.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The same for every try, so that a mailbox that got it twice can tell.</summary>
    public required string MessageId { get; init; }

    /// <summary>Names the try that is under way; only who took it may say how it ended.</summary>
    public Guid? Lease { get; set; }

    /// <summary>Whoever took it has long said how it ended by then, or is gone.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }
}
