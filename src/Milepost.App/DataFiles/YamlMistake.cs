using YamlDotNet.Core;

namespace Milepost.App.DataFiles;

/// <summary>Says in plain words what is wrong where a text is no YAML, for people who know the policy and not the notation.</summary>
internal static class YamlMistake
{
    private const string CannotBegin = "A text cannot begin with a sign like @, `, %, *, &, ! or >. Put the whole text in double quotes.";
    private const string NotClosed = "A quotation mark opens here and is not closed where the text ends. Close it, or remove it.";
    private const string TwoTexts = "Something follows where the line should end, or this line is no key with its value. If a text goes on after a closing quotation mark or bracket, put all of it in quotes; after a key stands a colon and a space; a key is indented like its neighbors.";

    private static readonly (string Theirs, string Ours)[] Words =
    [
        ("found invalid mapping", "A colon with a space after it stands within a text, or this key is indented too far, or the key before has no colon. Put the whole text in double quotes, or mend the indentation or the colon."),
        ("did not find expected ',' or", "Within brackets something is missing before this: a comma between two entries, or the closing bracket."),
        ("cannot start any token", CannotBegin),
        ("expected comment or line break", CannotBegin),
        ("sequence entries are not allowed", "A dash stands where a text should. Put the text in double quotes, or begin the list on the next line."),
        ("unknown escape character", "In double quotes a backslash has a meaning of its own. Write \\\\ for a backslash, or use single quotes."),
        ("double-quoted", NotClosed),
        ("quoted scalar", NotClosed),
        ("did not find expected key", TwoTexts),
        ("could not find expected ':'", TwoTexts),
    ];

    /// <param name="line">Where the reader stopped.</param>
    public static (int Line, string Message) In(string text, Exception mistake, int line)
    {
        var words = mistake is YamlException { InnerException.Message: { } inner } ? inner : mistake.Message;
        if (words.Contains("tab", StringComparison.Ordinal) && FirstTab(text) is { } tab) return (tab, "This line is indented with a tab. Use spaces.");
        if (words.StartsWith("The anchor '", StringComparison.Ordinal)) return (FirstWith(text, $"*{words.Split('\'')[1]}") ?? line, CannotBegin);
        if (mistake is not YamlException) return (line, "A bracket that opens here is not closed. Close it: { with }, [ with ].");
        if (words.StartsWith("Duplicate key ", StringComparison.Ordinal)) return (line, $"\"{words["Duplicate key ".Length..]}\" stands here a second time. Keep one of the two.");

        foreach (var (theirs, ours) in Words)
            if (words.Contains(theirs, StringComparison.Ordinal)) return (line, ours);
        return (line, $"This is not valid YAML: {words.TrimEnd('.')}. Check the indentation and the quotes there.");
    }

    private static int? FirstTab(string text) => First(text, line => line[..^line.TrimStart().Length].Contains('\t'));

    private static int? FirstWith(string text, string part) => First(text, line => line.Contains(part, StringComparison.Ordinal));

    private static int? First(string text, Predicate<string> fits)
    {
        var lines = text.Split('\n');
        var at = Array.FindIndex(lines, fits);
        return at < 0 ? null : at + 1;
    }
}
