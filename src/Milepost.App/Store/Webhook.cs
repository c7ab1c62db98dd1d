using Milepost.Domain;

namespace Milepost.App.Store;

/// <summary>An address of another program that wants to hear of changes in a part of the organization.</summary>
public sealed class Webhook
{
    public const int LongestUrl = 500;

    public Guid Id { get; init; } = RecordId.New();

    /// <summary>Who made it and is told when it is switched off.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>It hears of participants of this place's offices.</summary>
    public required Guid OrgUnitId { get; init; }
    public required string Url { get; set; }

    /// <summary>Codes of the kinds of events it wants.</summary>
    public required IReadOnlyList<string> Kinds { get; set; }

    /// <summary>What deliveries are signed with, locked with the installation's keys.</summary>
    public required string Secret { get; set; }

    /// <summary>The one before, which signs too for a day after a change, so that no delivery is refused meanwhile.</summary>
    public string? FormerSecret { get; set; }
    public DateTimeOffset? FormerUntil { get; set; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Since when nothing is sent; null while it is on.</summary>
    public DateTimeOffset? OffSince { get; set; }
    public string? OffBecause { get; set; }
}

public enum DeliveryState
{
    Waiting,

    /// <summary>A node is at it.</summary>
    Sending,

    Delivered,

    /// <summary>Not tried any more: three days went by, or the webhook was switched off.</summary>
    GivenUp,
}

/// <summary>One event for one webhook, queued in the transaction of the change it tells of.</summary>
public sealed class WebhookDelivery
{
    /// <summary>The same for every try: the receiver can tell that it had it already.</summary>
    public Guid Id { get; init; } = RecordId.New();
    public required Guid WebhookId { get; init; }
    public required string Kind { get; init; }

    /// <summary>The bytes that are sent and signed, as text. Ids and kinds only.</summary>
    public required string Body { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DeliveryState State { get; set; }
    public int Attempts { get; set; }
    public required DateTimeOffset NextTryAt { get; set; }
    public required DateTimeOffset TryUntil { get; set; }
    public string? LastAnswer { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Names the try that is under way; only who took it may say how it ended.</summary>
    public Guid? Lease { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
}
