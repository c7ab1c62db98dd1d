using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Milepost.App.Print;
using Milepost.App.Print.Pdf;

namespace Milepost.App.Features.Sealing;

/// <summary>What a file shows by itself, without anybody's record.</summary>
public enum SealVerdict
{
    /// <summary>Every seal holds, over every byte. Whose certificate it is, the file cannot say.</summary>
    Intact,

    /// <summary>Not a PDF at all.</summary>
    Unreadable,

    /// <summary>A PDF in which nobody signed.</summary>
    NoSeal,

    /// <summary>Changed since it was sealed, or put together by somebody else.</summary>
    Broken,

    /// <summary>Something stands behind the last seal.</summary>
    AddedTo,

    /// <summary>The seals do not come from one certificate.</summary>
    SeveralCertificates,

    /// <summary>Sealed before the certificate began or after it ended.</summary>
    OutsideValidity,
}

/// <summary>One seal in a file.</summary>
/// <param name="Field">Whose field it stands in, like <see cref="PlanForm.ParticipantField"/>.</param>
/// <param name="At">When, as the sealing system says.</param>
public sealed record Seal(string Field, DateTimeOffset At);

/// <summary>What was found in a file.</summary>
/// <param name="EmptyFields">Fields that nobody signed.</param>
/// <param name="FormSha256">The SHA-256 of the printed form that was signed: the file without its seals.</param>
public sealed record SealFinding(SealVerdict Verdict, IReadOnlyList<Seal> Seals, IReadOnlyList<string> EmptyFields, SealSignet? Signet, string? FormSha256)
{
    internal static SealFinding Of(SealVerdict verdict) => new(verdict, [], [], null, null);
}

/// <summary>The public face of a certificate.</summary>
/// <param name="Fingerprint">SHA-256 of the certificate, small hexadecimal digits.</param>
public sealed record SealSignet(string Name, string Fingerprint, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    private const int LongestName = 100;

    /// <summary>The fingerprint in groups of four, as people compare it.</summary>
    public string Grouped => Group(Fingerprint);

    public static string Group(string fingerprint) => string.Join(' ', fingerprint.ToUpperInvariant().Chunk(4).Select(four => new string(four)));

    public static SealSignet Of(X509Certificate2 certificate)
    {
        // Whoever made the certificate chose the name: nothing in it may move the cursor or turn the writing around.
        var name = new string([.. certificate.GetNameInfo(X509NameType.SimpleName, false)
            .Select(c => char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? '?' : c).Take(LongestName)]);
        return new(name, Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)),
            new DateTimeOffset(certificate.NotBefore).ToUniversalTime(), new DateTimeOffset(certificate.NotAfter).ToUniversalTime());
    }
}

/// <summary>Checks a file by itself: every seal, every byte.</summary>
internal static class SealCheck
{
    public static SealFinding Of(byte[] file)
    {
        if (!LooksLikePdf(file)) return SealFinding.Of(SealVerdict.Unreadable);
        try
        {
            return Check(file);
        }
        catch (PdfFormatException)
        {
            return SealFinding.Of(BearsTraces(file) ? SealVerdict.Broken : SealVerdict.NoSeal);
        }
    }

    private static SealFinding Check(byte[] file)
    {
        var pdf = PdfFile.Open(file);
        var signed = pdf.Fields.Where(f => f.Signature is not null).Select(f => (Field: f, End: EndOf(f))).OrderBy(f => f.End).ToList();
        if (signed.Count == 0) return SealFinding.Of(BearsTraces(file) ? SealVerdict.Broken : SealVerdict.NoSeal);
        if (signed[^1].End < file.Length) return SealFinding.Of(SealVerdict.AddedTo);

        var seals = new List<Seal>();
        SealSignet? signet = null;
        for (var i = 0; i < signed.Count; i++)
        {
            var last = i == signed.Count - 1;
            // What stood there when this seal was put in has to be a whole file with these seals and no other, whatever came later.
            var part = last ? file : signed[i].End < file.Length ? file[..signed[i].End] : throw new PdfFormatException("Two seals over the same bytes.");
            var (seal, by) = CheckLast(last ? pdf : PdfFile.Open(part), part, i + 1, signed[i].Field.Name);
            if (signet is not null && signet != by) return SealFinding.Of(SealVerdict.SeveralCertificates);
            signet = by;
            seals.Add(seal);
        }
        var empty = pdf.Fields.Where(f => f.Signature is null).Select(f => f.Name).ToList();
        var verdict = seals.Exists(s => s.At < signet!.NotBefore || s.At > signet.NotAfter) ? SealVerdict.OutsideValidity : SealVerdict.Intact;
        return new(verdict, seals, empty, signet, FormHash(file, pdf));
    }

    /// <summary>Checks the newest seal of a file that ends with it.</summary>
    private static (Seal Seal, SealSignet By) CheckLast(PdfFile pdf, byte[] part, int seals, string fieldName)
    {
        var field = pdf.Fields.FirstOrDefault(f => f.Name == fieldName);
        if (field?.Signature is not { } signature || pdf.Fields.Count(f => f.Signature is not null) != seals) throw new PdfFormatException("A seal is not where it should be.");
        // Each seal is one update, which may fill its own field and add to the file, and change nothing that was there.
        if (pdf.Sections.Count != seals + 1) throw new PdfFormatException("There are other updates than seals.");
        var before = pdf.Sections.Skip(1).SelectMany(s => s.Ids).ToHashSet();
        if (!pdf.Sections[0].Ids.Where(before.Contains).SequenceEqual([field.Id])) throw new PdfFormatException("A seal's update changes something else.");
        if (pdf.Sections.Any(s => s.Trailer["Root"]?.Number != pdf.Root)) throw new PdfFormatException("An update begins elsewhere.");

        if (signature["Type"] is not { Text: "Sig" } || signature["SubFilter"] is not { Text: PdfSigner.SubFilter }) throw new PdfFormatException("A seal of another kind.");
        if (signature["Contents"] is not { Kind: PdfKind.HexText } contents) throw new PdfFormatException("A seal without signature.");
        if (!RangeOf(signature).SequenceEqual([0, contents.Start, contents.End, part.Length - contents.End])) throw new PdfFormatException("A seal leaves out more than itself.");

        using var certificate = SealCms.Check(Encoding.Latin1.GetBytes(contents.Text), [.. part.AsSpan(0, contents.Start), .. part.AsSpan(contents.End)]);
        return (new(fieldName, TimeOf(signature)), SealSignet.Of(certificate));
    }

    private static int EndOf(PdfSignatureField field) =>
        RangeOf(field.Signature!) is [_, _, var from, var length] && from + length is > 0 and <= int.MaxValue ? (int)(from + length) : throw new PdfFormatException("A seal without range.");

    private static List<long> RangeOf(PdfValue signature) =>
        signature["ByteRange"] is { Kind: PdfKind.List, Items: { Count: 4 } items } && items.All(i => i is { Kind: PdfKind.Number, Number: >= 0 })
            ? [.. items.Select(i => i.Number)] : throw new PdfFormatException("A seal without range.");

    private static DateTimeOffset TimeOf(PdfValue signature)
    {
        var text = signature["M"]?.Text ?? "";
        return text.Length == 23 && DateTimeOffset.TryParseExact(text.Replace('\'', ':').TrimEnd(':'), "'D:'yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at : throw new PdfFormatException("A seal without time.");
    }

    /// <summary>The SHA-256 of what was printed, before the first seal.</summary>
    private static string? FormHash(byte[] file, PdfFile pdf)
    {
        var table = pdf.Sections[^1].TableAt;
        var end = file.AsSpan(table).IndexOf("%%EOF\n"u8);
        return end < 0 ? null : Convert.ToHexStringLower(SHA256.HashData(file.AsSpan(0, table + end + "%%EOF\n".Length)));
    }

    /// <summary>By its beginning or its end, so that a changed byte in the one does not make it something else.</summary>
    private static bool LooksLikePdf(byte[] file) =>
        file.AsSpan().StartsWith("%PDF-"u8) || file.AsSpan(Math.Max(0, file.Length - 1024)).IndexOf("%%EOF"u8) >= 0;

    /// <summary>Whether it tells of a seal or a signature at all: decides which sentence is true, never whether a file is genuine.</summary>
    private static bool BearsTraces(byte[] file) => file.AsSpan().IndexOf("/ByteRange"u8) >= 0 || file.AsSpan().IndexOf("ETSI.CAdES.detached"u8) >= 0;
}
