using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Sealing.Certificates;
using Milepost.App.Print;
using Milepost.App.Print.Pdf;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Sealing;

/// <summary>Puts the agency's seal into a signature field of a printed form. Writes nothing to the database: call it inside the change that records the signature.</summary>
public sealed class AgencySeal(MilepostDb db, SealKeys keys, PrintFonts fonts)
{
    /// <summary>The form with one more signature; its bytes so far stay as they are.</summary>
    public async Task<Result<byte[]>> SealAsync(byte[] pdf, SealText seal, CancellationToken ct)
    {
        PdfFile file;
        try
        {
            file = PdfFile.Open(pdf);
        }
        catch (PdfFormatException)
        {
            return SealProblems.NotAForm;
        }
        if (file.Fields.FirstOrDefault(f => f.Name == seal.Field) is not { } field) return SealProblems.NoField(seal.Field);
        if (field.Signature is not null) return SealProblems.AlreadySigned;

        if (await db.SealCertificates.AsNoTracking().SingleOrDefaultAsync(c => c.IsCurrent == true, ct) is not { } certificate) return SealProblems.NoCertificate;
        if (seal.At < certificate.NotBefore || seal.At > certificate.NotAfter) return SealProblems.OutsideValidity;
        if (file.Fields.Any(f => f.Signature is not null))
        {
            var before = SealCheck.Of(pdf);
            if (before.Verdict != SealVerdict.Intact) return SealProblems.Broken;
            if (before.Signet!.Fingerprint != certificate.Thumbprint) return SealProblems.CertificateReplaced;
        }
        var opened = keys.Open(certificate);
        if (!opened.IsDone) return opened.As<byte[]>();

        var (key, chain) = opened.Value;
        var words = new SignatureWords(seal.SignerName, seal.SignerRole, seal.Reason, seal.At, seal.Lines, DayOf(seal.At, file));
        var signed = PdfSigner.Sign(pdf, file, field, words, fonts, SealCms.RoomFor(key, chain), content => SealCms.Sign(content, key, chain));
        // Nobody is told "signed" of a file that our own check would refuse.
        var made = SealCheck.Of(signed).Verdict;
        return made == SealVerdict.Intact ? signed : throw new InvalidOperationException($"The seal just made does not hold: {made}.");
    }

    /// <summary>The day as the form writes it, in the form's own language.</summary>
    private static string DayOf(DateTimeOffset at, PdfFile file) =>
        (file.Catalog["Lang"]?.Text == PlanFormWords.Spanish.Language ? PlanFormWords.Spanish : PlanFormWords.English).Day(DateOnly.FromDateTime(at.DateTime));
}
