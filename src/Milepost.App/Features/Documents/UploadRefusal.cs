using Microsoft.Extensions.Localization;
using Milepost.Domain;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Documents;

/// <summary>Why a file is not taken: a sentence with gaps, so that it can be said in the reader's language. The Spanish stands beside this file.</summary>
public sealed record UploadRefusal(string Code, string Sentence, params IReadOnlyList<object> Gaps)
{
    public static readonly UploadRefusal Empty = new("upload.empty", "This file is empty. Choose another, or scan it again.");

    public static UploadRefusal TooLarge(UploadLimits limits) => new("upload.too-large",
        "This file is larger than {0} MB. Scan it in gray or at 200 dots an inch, or send fewer pages.", limits.MaxMegabytes);

    public static UploadRefusal WrongType(UploadLimits limits) => new("upload.wrong-type",
        "This kind of file cannot be kept. Choose one of these: {0}.", string.Join(", ", UploadCheck.TypesOf(limits).Select(type => "." + type)));

    public static UploadRefusal NotWhatItSays(string said) => new("upload.not-what-it-says",
        "This file is called a {0} but holds something else. Scan or save the document again, and choose that file.", said);

    public static UploadRefusal NamedWrongly(string ending, string held) => new("upload.named-wrongly",
        "The name ends in .{0}, but the file holds a {1}. Give it the right ending and choose it again.", ending, held);

    public static UploadRefusal Refused(string sentence, params IReadOnlyList<object> gaps) => new("upload.refused", sentence, gaps);

    public static UploadRefusal Infected(string found) => new("upload.infected",
        "The virus scanner found {0} in this file, so it was not kept. Choose another file, and have the device it came from looked at.", new Name(found));

    public static readonly UploadRefusal NotScanned = new("upload.not-scanned",
        "The virus scanner does not answer, so no file can be taken right now. What you typed is still here: try again in a few minutes, or send it without the file.");

    public Problem Problem(string field) => new(Code, ProblemKind.Invalid, string.Format(System.Globalization.CultureInfo.InvariantCulture, Sentence, [.. Gaps]), field);

    /// <summary>The same in the language of the page.</summary>
    public Problem Problem(string field, IStringLocalizer words) =>
        new(Code, ProblemKind.Invalid, words[Sentence, [.. Gaps.Select(gap => gap is string text ? words[text].Value : gap)]].Value, field);

    /// <summary>A name that is the same in every language.</summary>
    private sealed record Name(string Text)
    {
        public override string ToString() => Text;
    }
}

public static class UploadProblems
{
    public static Problem Missing(string field) => new("upload.missing", ProblemKind.Invalid, "Choose the file.", field);

    public static Problem TooLarge(string field, UploadLimits limits) => UploadRefusal.TooLarge(limits).Problem(field);
}
