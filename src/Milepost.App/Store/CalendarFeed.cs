namespace Milepost.App.Store;

/// <summary>That an account's deadlines can be read as a calendar, by whoever has the address. The address itself is not stored.</summary>
public sealed class CalendarFeed
{
    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the secret in the address, in hexadecimal; a request is looked up by it.</summary>
    public string TokenSha256 { get; set; } = "";

    public DateTimeOffset MadeAt { get; set; }
}
