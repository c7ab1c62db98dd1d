using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Milepost.App.Features.Agreements;

/// <summary>A secret that is given out once; only its hash is kept, so that the database opens nothing.</summary>
/// <param name="Text">Safe in an address or a cookie.</param>
public sealed record OneTimeSecret(string Text)
{
    public string Sha256 => HashOf(Text);

    public static OneTimeSecret Create() => new(WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)));

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
