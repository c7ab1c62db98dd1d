using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Sealing.Certificates;

/// <summary>Makes the installation's certificate where there is none yet and somebody's name to put into it. Safe when several nodes start at once.</summary>
public sealed class MakeFirstCertificateHandler(MilepostDb db, SealPassword password, AgencyName agency)
{
    public async Task<Result<Done>> HandleAsync(CancellationToken ct)
    {
        if (await db.SealCertificates.AnyAsync(ct) || await agency.FindAsync(ct) is not { } name) return Done.It;

        var now = db.Clock.GetUtcNow();
        var word = password.ForNewKey(replaceUnreadable: false);
        if (!word.IsDone) return word.As<Done>();
        var row = SealKey.Make(name, now).ToRow(word.Value, now);
        return await db.ChangeAsync<Done>(async () =>
        {
            // Another node may have been quicker; the table's index lets only one win, and the other comes here again.
            if (await db.SealCertificates.AnyAsync(ct)) return Done.It;
            db.SealCertificates.Add(row);
            await db.NoteAsync("seal.certificate-made", $"Certificate to seal plans with made for {row.Subject}", null, [new("Seal", "Fingerprint", null, row.Thumbprint)], null, ct);
            return Done.It;
        }, ct);
    }
}

/// <summary>The name that stands in the agency's certificate: <c>Seal:Name</c>, or else the top of the organization.</summary>
public sealed class AgencyName(MilepostDb db, IServiceProvider services)
{
    public async Task<string?> FindAsync(CancellationToken ct) =>
        services.GetService<IConfiguration>()?["Seal:Name"] is { Length: > 0 } name ? name
        : await db.OrgUnits.Where(u => u.ParentId == null).OrderBy(u => u.Id).Select(u => u.Name).FirstOrDefaultAsync(ct);
}
