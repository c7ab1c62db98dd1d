using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Milepost.App.Features.Accounts.SetUp;

/// <summary>The word that opens the set-up of a new installation. It lives in this process only, and is printed where the operator sees it.</summary>
public sealed class SetUpToken
{
    private byte[]? _hash;

    public string Make()
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        _hash = Hash(token);
        return token;
    }

    public bool Fits(string? token) => _hash is { } hash && !string.IsNullOrEmpty(token) && CryptographicOperations.FixedTimeEquals(hash, Hash(token));

    public void Spend() => _hash = null;

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
