using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Milepost.App.Features.Sealing;

/// <summary>The certificates that somebody trusts, by their fingerprints.</summary>
public sealed class SealTrust(IEnumerable<string> fingerprints)
{
    private const int Sha256Digits = 64;

    private readonly HashSet<string> _fingerprints = [.. fingerprints.Select(Plain)];

    public bool Holds(SealSignet signet) => _fingerprints.Contains(signet.Fingerprint);

    /// <summary>Without the colons, hyphens and spaces that people put between the digits.</summary>
    public static string Plain(string fingerprint) => new string([.. fingerprint.Where(c => c is not (':' or ' ' or '-'))]).ToLowerInvariant();

    /// <summary>From what was given on a command line: a file of certificates (PEM), or a SHA-256 fingerprint.</summary>
    /// <returns>Null when it is neither.</returns>
    public static SealTrust? Read(string given)
    {
        if (Plain(given) is { Length: Sha256Digits } fingerprint && fingerprint.All(char.IsAsciiHexDigit)) return new([fingerprint]);
        try
        {
            if (!File.Exists(given)) return null;
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(given);
            return certificates.Count == 0 ? null : new(certificates.Select(c => Convert.ToHexString(SHA256.HashData(c.RawData))));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
