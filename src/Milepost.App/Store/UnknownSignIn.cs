namespace Milepost.App.Store;

/// <summary>Tries to sign in with an address that nobody has, counted by all nodes together as the tries of an account are.</summary>
public sealed class UnknownSignIn
{
    /// <summary>Of the address, so that the table tells nobody's.</summary>
    public required string AddressSha256 { get; init; }
    public int Failures { get; set; }
    public DateTimeOffset Until { get; set; }
}
