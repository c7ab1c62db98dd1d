using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Sealing.Certificates;

/// <summary>Takes a certificate of the agency's own into use, or makes a new one. What was sealed before keeps counting.</summary>
/// <param name="Pkcs12">The certificate and its key; null to make a new one.</param>
public sealed record ReplaceCertificate(byte[]? Pkcs12, string? Password);

public sealed class ReplaceCertificateHandler(MilepostDb db, SealPassword password, AgencyName agency)
{
    public async Task<Result<SealSignet>> HandleAsync(ReplaceCertificate command, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        var key = command.Pkcs12 is { } file ? SealKey.FromFile(file, command.Password, now)
            : await agency.FindAsync(ct) is { } name ? SealKey.Make(name, now) : SealProblems.NameMissing;
        if (!key.IsDone) return key.As<SealSignet>();

        var signet = SealSignet.Of(key.Value.Certificate);
        var word = password.ForNewKey(replaceUnreadable: true);
        if (!word.IsDone) return word.As<SealSignet>();
        return await db.ChangeAsync<SealSignet>(async () =>
        {
            var old = await db.SealCertificates.SingleOrDefaultAsync(c => c.IsCurrent == true, ct);
            if (old?.Thumbprint == signet.Fingerprint) return SealProblems.SameAgain;
            if (old is not null)
            {
                // Its key is of no more use, and what is gone cannot be stolen.
                (old.IsCurrent, old.RetiredAt, old.Pkcs12) = (null, now, null);
                await db.SaveChangesAsync(ct);
            }
            if (await db.SealCertificates.FindAsync([signet.Fingerprint], ct) is { } back)
                (back.IsCurrent, back.RetiredAt, back.Pkcs12) = (true, null, key.Value.Locked(word.Value));
            else db.SealCertificates.Add(key.Value.ToRow(word.Value, now));
            await db.NoteAsync("seal.certificate-replaced", $"Certificate to seal plans with replaced by that of {signet.Name}", null,
                [new("Seal", "Fingerprint", old?.Thumbprint, signet.Fingerprint)], null, ct);
            return signet;
        }, ct);
    }
}
