using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Milepost.App.Features.Accounts;

/// <summary>
/// A secret that is given out once, in a link, a cookie or a calendar's address. Only its hash is kept, so that the database opens
/// nothing, and looking a hash up tells nobody by its time how near a guess came.
/// </summary>
/// <param name="Text">Safe in an address or a cookie.</param>
public sealed record OneTimeSecret(string Text)
{
    public string Sha256 => HashOf(Text);

    public static OneTimeSecret Create() => new(WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Whether a text is the secret of this hash, told in the same time whether it is or not.</summary>
    public static bool Fits(string text, string sha256) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(text)), Encoding.ASCII.GetBytes(sha256));

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
