namespace Milepost.App.Store;

public enum DigestEvery
{
    None,
    Day,
    Week,
}

/// <summary>What an account wants e-mail about. Without a row the defaults hold.</summary>
public sealed class NotificationChoices
{
    public required Guid AccountId { get; init; }
    public DigestEvery Digest { get; set; }

    /// <summary>The day of a weekly digest.</summary>
    public DayOfWeek Weekday { get; set; } = DayOfWeek.Monday;
    public bool AboutMessages { get; set; }
    public bool AboutSignatures { get; set; }

    /// <summary>The first of the agency's days that a digest is owed for: none is for the days before it was chosen.</summary>
    public DateOnly OwedFrom { get; set; }
}

/// <summary>That an account's digest of one day is made: written with its letter, so that no second one can be.</summary>
public sealed class MadeDigest
{
    public required Guid AccountId { get; init; }
    public required DateOnly Day { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Null when there was nothing to tell.</summary>
    public Guid? LetterId { get; init; }
}
