using System.Text.RegularExpressions;
using Milepost.App.Tests.CodeHealth;

namespace Milepost.App.Tests.Policy;

/// <summary>A page of docs/, for what is written in it as code.</summary>
internal sealed partial class MarkdownDocument(string path)
{
    private readonly string _text = "\n" + SourceTree.Read(path).ReplaceLineEndings("\n");

    /// <summary>The blocks fenced as YAML.</summary>
    public IReadOnlyList<string> Yaml => [.. Blocks().Matches(_text).Select(block => block.Groups["text"].Value)];

    /// <summary>From a heading to the next of its level or above.</summary>
    public string Section(string heading)
    {
        // A comment in a block of code is no heading.
        var headings = Blocks().Replace(_text, block => block.Value.Replace("\n#", "\n ", StringComparison.Ordinal));
        var start = headings.IndexOf($"\n{heading}", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{path} has no heading \"{heading}\".");
        var level = heading.Split(' ')[0].Length;
        var next = new Regex($"^#{{1,{level}}} ", RegexOptions.Multiline).Match(headings, start + 1 + heading.Length);
        return _text[start..(next.Success ? next.Index : _text.Length)];
    }

    /// <summary>What stands as code in the first column of the tables of a section.</summary>
    public IReadOnlyList<string> FirstColumn(string heading) =>
        [.. Section(heading).Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(line => Code().Matches(line.Split(" | ")[0]).Select(code => code.Groups["code"].Value))];

    /// <summary>As code, alone or as a key with its value.</summary>
    public bool Mentions(string code) => _text.Contains($"`{code}`", StringComparison.Ordinal) || _text.Contains($"`{code}: ", StringComparison.Ordinal);

    [GeneratedRegex("^```yaml\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Code();
}
