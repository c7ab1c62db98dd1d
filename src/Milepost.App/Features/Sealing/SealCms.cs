using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Milepost.App.Print.Pdf;

namespace Milepost.App.Features.Sealing;

/// <summary>The signature inside a seal: a CMS message (RFC 5652) over the file, with the signing certificate bound into it (RFC 5035), as PAdES asks.</summary>
internal static class SealCms
{
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string ContentTypeAttribute = "1.2.840.113549.1.9.3";
    private const string MessageDigestAttribute = "1.2.840.113549.1.9.4";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>How many bytes to keep free for a signature.</summary>
    public static int RoomFor(X509Certificate2 certificate, IReadOnlyCollection<X509Certificate2> chain) =>
        2048 + chain.Append(certificate).Sum(c => c.RawData.Length + 64);

    /// <param name="chain">The issuers' certificates, for a certificate that was bought.</param>
    public static byte[] Sign(byte[] content, X509Certificate2 certificate, IReadOnlyCollection<X509Certificate2> chain)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate) { DigestAlgorithm = new Oid(Sha256), IncludeOption = X509IncludeOption.EndCertOnly };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), HashesOf([certificate, .. chain])));
        foreach (var issuer in chain) signer.Certificates.Add(issuer);
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    /// <summary>
    /// Reads a signature that <see cref="Sign"/> made and checks it over the file. Gives the certificate.
    /// </summary>
    /// <remarks>
    /// A signature vouches for the file around it, not for itself, and readers take it in many spellings. So that no byte of it can change unseen, only the one
    /// spelling is taken that we write: DER, nothing unsigned, every certificate named by its hash in what is signed, zeros behind it.
    /// </remarks>
    /// <exception cref="PdfFormatException">It is not ours, or was changed.</exception>
    public static X509Certificate2 Check(ReadOnlyMemory<byte> padded, byte[] content)
    {
        try
        {
            return CheckStrictly(padded, content);
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            throw new PdfFormatException($"The signature cannot be read: {e.Message}");
        }
    }

    private static X509Certificate2 CheckStrictly(ReadOnlyMemory<byte> padded, byte[] content)
    {
        AsnDecoder.ReadEncodedValue(padded.Span, AsnEncodingRules.DER, out _, out _, out var length);
        Must(!padded.Span[length..].ContainsAnyExcept((byte)0), "something stands behind it");

        var all = new AsnReader(padded[..length], AsnEncodingRules.DER);
        var message = all.ReadSequence();
        Must(message.ReadObjectIdentifier() == SignedData, "it is no signature");
        var wrapped = message.ReadSequence(Zero);
        Must(!message.HasData, "its end");
        var signed = wrapped.ReadSequence();
        Must(!wrapped.HasData, "its end");
        Must(signed.ReadInteger() == 1, "its version");
        var digests = signed.ReadSetOf();
        Must(IsAlgorithm(digests.ReadEncodedValue(), Sha256) && !digests.HasData, "its digests");
        var inner = signed.ReadSequence();
        Must(inner.ReadObjectIdentifier() == Data && !inner.HasData, "its content");
        var certificates = new List<ReadOnlyMemory<byte>>();
        for (var set = signed.ReadSetOf(Zero); set.HasData;) certificates.Add(set.ReadEncodedValue());
        var signers = signed.ReadSetOf();
        var signer = signers.ReadSequence();
        Must(!signers.HasData && !signed.HasData, "its signers");

        Must(signer.ReadInteger() == 1, "its version");
        var name = signer.ReadSequence();
        var (issuer, serial) = (name.ReadEncodedValue(), name.ReadIntegerBytes());
        Must(!name.HasData, "its signer");
        Must(IsAlgorithm(signer.ReadEncodedValue(), Sha256), "its digest");
        var attributes = signer.PeekEncodedValue();
        var (digest, hashes) = ReadAttributes(signer.ReadSetOf(Zero));
        var algorithm = signer.ReadEncodedValue();
        var signature = signer.ReadOctetString();
        Must(!signer.HasData, "its end");

        Must(digest.AsSpan().SequenceEqual(SHA256.HashData(content)), "the file is not the one that was signed");
        var found = certificates.ToDictionary(c => Convert.ToHexString(SHA256.HashData(c.Span)));
        Must(hashes.Count == found.Count && hashes.TrueForAll(found.ContainsKey), "its certificates");
        var certificate = X509CertificateLoader.LoadCertificate(found[hashes[0]].Span);
        Must(certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.Span), "its issuer");
        Must(certificate.SerialNumberBytes.Span.TrimStart((byte)0).SequenceEqual(serial.Span.TrimStart((byte)0)), "its number");

        // What is signed is the attributes as a plain set; in the message they carry another tag.
        var toSign = attributes.ToArray();
        toSign[0] = 0x31;
        Must(IsSignedBy(certificate, algorithm, toSign, signature), "the signature itself");
        return certificate;
    }

    private static (byte[] Digest, List<string> Certificates) ReadAttributes(AsnReader set)
    {
        byte[]? digest = null;
        List<string>? certificates = null;
        var isData = false;
        while (set.HasData)
        {
            var attribute = set.ReadSequence();
            var (kind, values) = (attribute.ReadObjectIdentifier(), attribute.ReadSetOf());
            Must(!attribute.HasData, "an attribute");
            switch (kind)
            {
                case ContentTypeAttribute:
                    isData = values.ReadObjectIdentifier() == Data;
                    break;
                case MessageDigestAttribute:
                    digest = values.ReadOctetString();
                    break;
                case SigningCertificateV2:
                    certificates = ReadHashes(values.ReadSequence());
                    break;
                default:
                    Must(false, "an attribute that is not ours");
                    break;
            }
            Must(!values.HasData, "an attribute");
        }
        Must(isData && digest is not null && certificates is { Count: > 0 }, "its attributes");
        return (digest!, certificates!);
    }

    private static List<string> ReadHashes(AsnReader reader)
    {
        var hashes = new List<string>();
        for (var list = reader.ReadSequence(); list.HasData;)
        {
            var one = list.ReadSequence();
            hashes.Add(Convert.ToHexString(one.ReadOctetString()));
            Must(!one.HasData, "a certificate's hash");
        }
        Must(!reader.HasData, "its certificates");
        return hashes;
    }

    private static byte[] HashesOf(IEnumerable<X509Certificate2> certificates)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
            foreach (var certificate in certificates)
                using (writer.PushSequence())
                    writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        return writer.Encode();
    }

    private static bool IsSignedBy(X509Certificate2 certificate, ReadOnlyMemory<byte> algorithm, byte[] content, byte[] signature)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null) return IsAlgorithm(algorithm, Rsa) && rsa.VerifyData(content, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var elliptic = certificate.GetECDsaPublicKey();
        return elliptic is not null && IsAlgorithm(algorithm, EcdsaWithSha256)
            && elliptic.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Whether it is this algorithm exactly as our side writes it: RSA with an empty parameter, the others with none.</summary>
    private static bool IsAlgorithm(ReadOnlyMemory<byte> encoded, string oid)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (oid == Rsa) writer.WriteNull();
        }
        return writer.EncodedValueEquals(encoded.Span);
    }

    private static void Must(bool holds, string what)
    {
        if (!holds) throw new PdfFormatException($"The signature does not hold: {what}.");
    }
}
