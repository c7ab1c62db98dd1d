using System.Globalization;
using System.Resources;
using Milepost.Domain;

namespace Milepost.App.Web.Languages;

/// <summary>
/// What forms and pages say by themselves, in the language of the page: "(required)", the heading above errors, the words for what could
/// not be read. Staff pages are always in English.
/// </summary>
public static class FrameWords
{
    private static readonly SpanishFile Spanish = new(nameof(FrameWords));

    /// <param name="english">The sentence, with {0} where <paramref name="values"/> go; it is the key of the Spanish one.</param>
    public static string Of(string english, params object[] values)
    {
        var words = Spanish.Find(english) ?? english;
        return values.Length == 0 ? words : string.Format(CultureInfo.InvariantCulture, words, values);
    }
}

/// <summary>Problems as customers read them. A problem's own words are English; the Spanish ones are found by its code.</summary>
public static class ProblemWords
{
    private static readonly SpanishFile Spanish = new(nameof(ProblemWords));

    public static string Of(Problem problem) => Spanish.Find(problem.Code) ?? problem.Message;
}

/// <summary>A resource file that lies beside this one.</summary>
internal sealed class SpanishFile(string name)
{
    private static readonly CultureInfo Culture = new(LanguageSetup.Spanish);

    private readonly ResourceManager _words = new($"Milepost.App.Web.Languages.{name}", typeof(SpanishFile).Assembly);

    /// <summary>Null on an English page, and for what has no Spanish.</summary>
    public string? Find(string key) =>
        LanguageSetup.Current == LanguageSetup.Spanish ? _words.GetResourceSet(Culture, createIfNotExists: true, tryParents: false)?.GetString(key) : null;
}
