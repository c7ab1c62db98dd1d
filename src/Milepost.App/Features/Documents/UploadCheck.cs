using System.Globalization;
using System.Text;
using Milepost.Domain;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Documents;

/// <summary>A file whose content was looked at and is what its name says.</summary>
public sealed record CheckedFile(string FileName, string ContentType, byte[] Bytes);

/// <summary>Takes a PDF, a PNG or a JPEG by what it holds, not by what it is called, and refuses what could run by itself.</summary>
public static class UploadCheck
{
    private const int LongestName = 120;

    private sealed record FileKind(string Word, string ContentType, string[] Endings, Func<byte[], UploadRefusal?> WhatIsWrong);

    private static readonly FileKind[] Kinds =
    [
        new("PDF", "application/pdf", ["pdf"], PdfCheck.WhatIsWrong),
        new("PNG picture", "image/png", ["png"], PictureCheck.WhatIsWrongWithPng),
        new("JPEG picture", "image/jpeg", ["jpg", "jpeg"], PictureCheck.WhatIsWrongWithJpeg),
    ];

    /// <param name="field">The form's field that the problem stands beside.</param>
    public static Result<CheckedFile> Check(UploadedFile file, UploadLimits limits, string field)
    {
        var (taken, refused) = Look(file, limits);
        return taken is not null ? taken : refused!.Problem(field);
    }

    /// <summary>Either the file or why it is not taken.</summary>
    internal static (CheckedFile? Taken, UploadRefusal? Refused) Look(UploadedFile file, UploadLimits limits)
    {
        var name = NameOf(file.FileName);
        if (file.Bytes.Length == 0) return (null, UploadRefusal.Empty);
        if (file.Bytes.Length > limits.MaxMegabytes * UploadGate.Megabyte) return (null, UploadRefusal.TooLarge(limits));

        var ending = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        if (!limits.Types.Contains(ending) || Kinds.FirstOrDefault(k => k.Endings.Contains(ending)) is not { } said) return (null, UploadRefusal.WrongType(limits));
        if (KindOf(file.Bytes) is not { } held) return (null, UploadRefusal.NotWhatItSays(said.Word));
        if (held != said) return (null, UploadRefusal.NamedWrongly(ending, held.Word));
        if ((held.WhatIsWrong(file.Bytes) ?? TwoInOne.WhatIsHidden(file.Bytes)) is { } wrong) return (null, wrong);

        return (new CheckedFile(name, held.ContentType, file.Bytes), null);
    }

    /// <summary>The endings of the pack's list whose content we know how to check.</summary>
    public static IEnumerable<string> TypesOf(UploadLimits limits) => limits.Types.Where(type => Kinds.Any(k => k.Endings.Contains(type)));

    private static FileKind? KindOf(byte[] bytes) =>
        bytes.AsSpan().StartsWith("%PDF-"u8) ? Kinds[0]
        : bytes.AsSpan().StartsWith(PictureCheck.PngStart) ? Kinds[1]
        : bytes.AsSpan().StartsWith(PictureCheck.JpegStart) ? Kinds[2]
        : null;

    /// <summary>The last part of a path, without what no file system takes or no eye sees, not too long, its ending kept.</summary>
    private static string NameOf(string sent)
    {
        var last = sent.Split('/', '\\')[^1];
        var clean = string.Concat(last.EnumerateRunes().Where(IsPlain)).Trim(' ', '.');
        if (clean.Length == 0) return "file";
        if (clean.Length <= LongestName) return clean;

        var ending = Path.GetExtension(clean);
        if (ending.Length > 10) ending = "";
        var cut = LongestName - ending.Length;
        // Never half of a character that takes two places.
        if (char.IsHighSurrogate(clean[cut - 1])) cut--;
        return clean[..cut] + ending;
    }

    /// <summary>
    /// Signs that turn the direction of writing would show "scan.exe.pdf" for something else. Two invisible ones stay: Persian and the
    /// languages of India join and part letters with them.
    /// </summary>
    private static bool IsPlain(Rune rune) => rune.Value is not ('"' or '<' or '>' or '|' or ':' or '*' or '?' or 0xFFFD)
        && (rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));
}
