using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Sealing.Certificates;

/// <summary>The agency's certificates, the one in use first: public, as they are published.</summary>
public sealed class SealCertificatesQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<PublishedCertificate>> HandleAsync(CancellationToken ct) =>
        [.. (await db.SealCertificates.AsNoTracking().Select(c => new { c.Thumbprint, c.Subject, c.NotBefore, c.NotAfter, c.Certificate, c.ActiveFrom, c.RetiredAt }).ToListAsync(ct))
            .OrderBy(c => c.RetiredAt is not null).ThenByDescending(c => c.ActiveFrom)
            .Select(c => new PublishedCertificate(new(c.Subject, c.Thumbprint, c.NotBefore, c.NotAfter), c.Certificate, c.ActiveFrom, c.RetiredAt))];

    /// <param name="fingerprint">Null for the one in use.</param>
    public async Task<PublishedCertificate?> FindAsync(string? fingerprint, CancellationToken ct) =>
        (await HandleAsync(ct)).FirstOrDefault(c => fingerprint is null ? c.RetiredAt is null : c.Signet.Fingerprint == SealTrust.Plain(fingerprint));
}

public sealed record PublishedCertificate(SealSignet Signet, byte[] Certificate, DateTimeOffset ActiveFrom, DateTimeOffset? RetiredAt)
{
    /// <summary>As other programs take it in.</summary>
    public string Pem => new string(System.Security.Cryptography.PemEncoding.Write("CERTIFICATE", Certificate)) + "\n";
}
