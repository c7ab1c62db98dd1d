using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Sealing.Certificates;

/// <summary>A certificate with its private key and its issuers' certificates.</summary>
internal sealed record SealKey(X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Chain)
{
    private const int Bits = 3072;
    private const int Years = 20;
    private const int LongestName = 64;

    /// <summary>Many, because the words are guessed at leisure by whoever has the database; once an hour is soon enough for us.</summary>
    private const int Iterations = 210_000;

    private static readonly PbeParameters Lock = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Iterations);

    /// <summary>Our own are within these; those of a file may be weaker or stronger, and a forged one may not keep us busy for ever.</summary>
    private static readonly Pkcs12LoaderLimits Limits = new() { IndividualKdfIterationLimit = 1_000_000, MacIterationLimit = 1_000_000, TotalKdfIterationLimit = 3_000_000, MaxCertificates = 20, MaxKeys = 5 };

    /// <summary>Signed by itself: its fingerprint, published by the agency, is what makes it count.</summary>
    public static SealKey Make(string name, DateTimeOffset now)
    {
        using var rsa = RSA.Create(Bits);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(Cut(name));
        subject.AddOrganizationName(Cut(name));
        var request = new CertificateRequest(subject.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        // A day back, for clocks that are not quite together.
        return new(request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years)), []);
    }

    /// <summary>From a file that an operator gives.</summary>
    public static Result<SealKey> FromFile(byte[] pkcs12, string? password, DateTimeOffset now)
    {
        if (Open(pkcs12, password) is not { } all) return SealProblems.FileNotOpened;
        var keys = all.Where(c => c.HasPrivateKey).ToList();
        if (keys.Count == 0) return SealProblems.FileHasNoKey;
        if (keys.Count > 1) return SealProblems.FileHasSeveralKeys;
        var signet = SealSignet.Of(keys[0]);
        if (now < signet.NotBefore || now > signet.NotAfter) return SealProblems.FileNotValidNow;
        if (!IsForSigning(keys[0])) return SealProblems.FileNotForSigning;
        return new SealKey(keys[0], [.. all.Where(c => !c.HasPrivateKey)]);
    }

    /// <summary>From our own table.</summary>
    public static Result<SealKey> FromTable(byte[] pkcs12, string password) =>
        Open(pkcs12, password) is { } all && all.SingleOrDefault(c => c.HasPrivateKey) is { } key
            ? new SealKey(key, [.. all.Where(c => !c.HasPrivateKey)]) : SealProblems.WrongPassword;

    /// <summary>Everything in one block under the password.</summary>
    public byte[] Locked(string password)
    {
        var contents = new System.Security.Cryptography.Pkcs.Pkcs12SafeContents();
        var id = new System.Security.Cryptography.Pkcs.Pkcs9LocalKeyId(Certificate.SerialNumberBytes.Span);
        contents.AddCertificate(Certificate).Attributes.Add(id);
        foreach (var issuer in Chain) contents.AddCertificate(issuer);
        using AsymmetricAlgorithm key = (AsymmetricAlgorithm?)Certificate.GetRSAPrivateKey() ?? Certificate.GetECDsaPrivateKey()!;
        contents.AddShroudedKey(key, password, Lock).Attributes.Add(id);
        var builder = new System.Security.Cryptography.Pkcs.Pkcs12Builder();
        builder.AddSafeContentsEncrypted(contents, password, Lock);
        builder.SealWithMac(password, HashAlgorithmName.SHA256, Iterations);
        return builder.Encode();
    }

    public SealCertificate ToRow(string password, DateTimeOffset now)
    {
        var signet = SealSignet.Of(Certificate);
        return new()
        {
            Thumbprint = signet.Fingerprint, Subject = signet.Name, NotBefore = signet.NotBefore, NotAfter = signet.NotAfter, Certificate = Certificate.RawData,
            Pkcs12 = Locked(password), ActiveFrom = now, IsCurrent = true,
        };
    }

    private static X509Certificate2Collection? Open(byte[] pkcs12, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12Collection(pkcs12, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable, Limits);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsForSigning(X509Certificate2 certificate)
    {
        if (certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is { } usage
            && (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) == 0) return false;
        using var rsa = certificate.GetRSAPrivateKey();
        using var elliptic = certificate.GetECDsaPrivateKey();
        return rsa?.KeySize is >= 2048 and <= 8192 || elliptic?.KeySize >= 256;
    }

    /// <summary>As much of a name as fits into a certificate (X.520), never half a character.</summary>
    private static string Cut(string name)
    {
        var cut = new StringBuilder();
        foreach (var rune in name.Trim().EnumerateRunes().Where(r => !Rune.IsControl(r)))
        {
            if (cut.Length + rune.Utf16SequenceLength > LongestName) break;
            cut.Append(rune);
        }
        return cut.ToString();
    }
}

/// <summary>The key in use, unlocked once in the life of the program: unlocking is made slow on purpose.</summary>
public sealed class SealKeys(SealPassword password)
{
    private volatile Opened? _opened;

    internal Result<SealKey> Open(SealCertificate certificate)
    {
        if (_opened is { } known && known.Thumbprint == certificate.Thumbprint) return known.Key;
        var word = password.Read();
        if (!word.IsDone) return word.As<SealKey>();
        if (certificate.Pkcs12 is not { } locked) return SealProblems.NoCertificate;
        var key = SealKey.FromTable(locked, word.Value);
        if (key.IsDone) _opened = new(certificate.Thumbprint, key.Value);
        return key;
    }

    private sealed record Opened(string Thumbprint, SealKey Key);
}
