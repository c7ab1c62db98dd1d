namespace Milepost.App.Store;

/// <summary>A certificate that the agency seals or once sealed plans with. The key stands beside it, locked, so that every node of an installation shares it.</summary>
public sealed class SealCertificate
{
    /// <summary>SHA-256 of the certificate, in small hexadecimal digits: its fingerprint.</summary>
    public required string Thumbprint { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset NotBefore { get; init; }
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>The public part, for whoever verifies; kept for ever.</summary>
    public required byte[] Certificate { get; init; }

    /// <summary>Certificate, chain and key as PKCS#12 under the seal's password; gone once it is retired.</summary>
    public byte[]? Pkcs12 { get; set; }
    public required DateTimeOffset ActiveFrom { get; set; }
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>True for the one in use and null for the others, so that the database itself refuses a second.</summary>
    public bool? IsCurrent { get; set; }
}
