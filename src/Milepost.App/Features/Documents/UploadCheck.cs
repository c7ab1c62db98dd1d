using Milepost.Domain;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Documents;

/// <summary>A file whose content was looked at and is what its name says.</summary>
public sealed record CheckedFile(string FileName, string ContentType, byte[] Bytes);

/// <summary>Takes a PDF, a PNG or a JPEG by what it holds, not by what it is called, and refuses what could run by itself.</summary>
public static class UploadCheck
{
    private const int LongestName = 120;

    private sealed record FileKind(string Word, string ContentType, string[] Endings, Func<byte[], string?> WhatIsWrong);

    private static readonly FileKind[] Kinds =
    [
        new("PDF", "application/pdf", ["pdf"], PdfCheck.WhatIsWrong),
        new("PNG picture", "image/png", ["png"], PictureCheck.WhatIsWrongWithPng),
        new("JPEG picture", "image/jpeg", ["jpg", "jpeg"], PictureCheck.WhatIsWrongWithJpeg),
    ];

    /// <param name="field">The form's field that the problem stands beside.</param>
    public static Result<CheckedFile> Check(UploadedFile file, UploadLimits limits, string field)
    {
        var name = NameOf(file.FileName);
        if (file.Bytes.Length == 0) return UploadProblems.Empty(field);
        if (file.Bytes.Length > limits.MaxMegabytes * UploadGate.Megabyte) return UploadProblems.TooLarge(field, limits);

        var ending = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        if (!limits.Types.Contains(ending) || Kinds.FirstOrDefault(k => k.Endings.Contains(ending)) is not { } said) return UploadProblems.WrongType(field, limits);
        if (KindOf(file.Bytes) is not { } held) return UploadProblems.NotWhatItSays(field, said.Word);
        if (held != said) return UploadProblems.NamedWrongly(field, ending, held.Word);
        if (held.WhatIsWrong(file.Bytes) is { } wrong) return UploadProblems.Refused(field, wrong);

        return new CheckedFile(name, held.ContentType, file.Bytes);
    }

    /// <summary>The endings of the pack's list whose content we know how to check.</summary>
    public static IEnumerable<string> TypesOf(UploadLimits limits) => limits.Types.Where(type => Kinds.Any(k => k.Endings.Contains(type)));

    private static FileKind? KindOf(byte[] bytes) =>
        bytes.AsSpan().StartsWith("%PDF-"u8) ? Kinds[0]
        : bytes.AsSpan().StartsWith(PictureCheck.PngStart) ? Kinds[1]
        : bytes.AsSpan().StartsWith(PictureCheck.JpegStart) ? Kinds[2]
        : null;

    /// <summary>The last part of a path, without what no file system takes, not too long, its ending kept.</summary>
    private static string NameOf(string sent)
    {
        var last = sent.Split('/', '\\')[^1];
        var clean = new string([.. last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))]).Trim(' ', '.');
        if (clean.Length == 0) return "file";
        if (clean.Length <= LongestName) return clean;

        var ending = Path.GetExtension(clean);
        if (ending.Length > 10) ending = "";
        var cut = LongestName - ending.Length;
        // Never half of a character that takes two places.
        if (char.IsHighSurrogate(clean[cut - 1])) cut--;
        return clean[..cut] + ending;
    }
}

public static class UploadProblems
{
    public static Problem Missing(string field) => new("upload.missing", ProblemKind.Invalid, "Choose the file.", field);

    public static Problem Empty(string field) => new("upload.empty", ProblemKind.Invalid, "This file is empty. Choose another, or scan it again.", field);

    public static Problem TooLarge(string field, UploadLimits limits) => new("upload.too-large", ProblemKind.Invalid,
        $"This file is larger than {limits.MaxMegabytes} MB. Scan it in gray or at 200 dots an inch, or send fewer pages.", field);

    public static Problem WrongType(string field, UploadLimits limits) => new("upload.wrong-type", ProblemKind.Invalid,
        $"This kind of file cannot be kept. Choose one that ends in {Endings(limits)}.", field);

    public static Problem NotWhatItSays(string field, string said) => new("upload.not-what-it-says", ProblemKind.Invalid,
        $"This file is called a {said} but holds something else. Scan or save the document again, and choose that file.", field);

    public static Problem NamedWrongly(string field, string ending, string held) => new("upload.named-wrongly", ProblemKind.Invalid,
        $"The name ends in .{ending}, but the file holds a {held}. Give it the right ending and choose it again.", field);

    public static Problem Refused(string field, string why) => new("upload.refused", ProblemKind.Invalid, why, field);

    private static string Endings(UploadLimits limits)
    {
        var endings = UploadCheck.TypesOf(limits).Select(type => "." + type).ToList();
        return endings.Count < 2 ? string.Concat(endings) : $"{string.Join(", ", endings.SkipLast(1))} or {endings[^1]}";
    }
}
