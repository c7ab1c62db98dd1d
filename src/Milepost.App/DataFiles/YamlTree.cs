using System.Text.Unicode;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Milepost.App.DataFiles;

/// <summary>A piece of a YAML file that remembers where it stands, so that every problem can name file and line.</summary>
public abstract record YamlTree(string File, int Line)
{
    /// <summary>Deeper than any file of ours; a piece that holds itself has no end at all.</summary>
    private const int DeepestLevel = 40;

    /// <summary>Reads a file whose outermost piece is a mapping; null after adding a problem when it is not.</summary>
    public static YamlMap? ReadMap(string path, string shownAs, FileProblems problems)
    {
        try
        {
            var bytes = System.IO.File.ReadAllBytes(path);
            if (Utf8.IsValid(bytes)) return ReadMapIn(new StreamReader(new MemoryStream(bytes)).ReadToEnd(), shownAs, problems);
            problems.Add(shownAs, FirstLineNotUtf8(bytes), "This line holds a letter that is not UTF-8. Save the file as UTF-8.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add(shownAs, 1, $"This file cannot be read: {unreadable.Message}");
        }
        return null;
    }

    /// <summary>Reads a text as if it stood in a file.</summary>
    public static YamlMap? ReadMapIn(string text, string shownAs, FileProblems problems)
    {
        var stream = new YamlStream();
        var parser = new Parser(new StringReader(text));
        try
        {
            stream.Load(parser);
        }
        // An unclosed bracket surfaces as an invalid state of the parser.
        catch (Exception mistake) when (mistake is YamlException or InvalidOperationException)
        {
            var line = mistake is YamlException broken ? (int)broken.Start.Line : (int)(parser.Current?.End.Line ?? 1);
            var (at, message) = YamlMistake.In(text, mistake, line);
            // Where the text ends too soon, the reader stands behind its last line.
            problems.Add(shownAs, Math.Min(at, text.TrimEnd().Split('\n').Length), message);
            return null;
        }

        var before = problems.Count;
        if (stream.Documents.Count == 1 && From(stream.Documents[0].RootNode, shownAs, problems, 0) is YamlMap map) return problems.Count == before ? map : null;
        problems.Add(shownAs, 1, "This file should hold one YAML document made of keys and values.");
        return null;
    }

    private static YamlTree From(YamlNode node, string file, FileProblems problems, int level)
    {
        var line = (int)node.Start.Line;
        if (level > DeepestLevel)
        {
            problems.Add(file, line, $"This is nested more than {DeepestLevel} levels deep, or holds itself. Write it out flat.");
            return new YamlText(file, line, "", IsNothing: true);
        }
        if (node is YamlScalarNode { Tag: { IsEmpty: false, IsNonSpecific: false } tag }) problems.Add(file, line, $"\"{tag}\" at the beginning of a text is not read as part of it. Put the whole text in double quotes.");

        return node switch
        {
            YamlMappingNode map => new YamlMap(file, line, [.. map.Children.Select(pair => Field(pair.Key, pair.Value))]),
            YamlSequenceNode list => new YamlList(file, line, [.. list.Children.Select(item => From(item, file, problems, level + 1))]),
            YamlScalarNode scalar => new YamlText(file, line, scalar.Value ?? "", IsNothing: scalar is { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" }),
            _ => new YamlText(file, line, "", IsNothing: true),
        };

        YamlField Field(YamlNode key, YamlNode value)
        {
            if (key is not YamlScalarNode) problems.Add(file, (int)key.Start.Line, "A key should be one word, with a colon after it.");
            return new((key as YamlScalarNode)?.Value ?? "", (int)key.Start.Line, From(value, file, problems, level + 1));
        }
    }

    private static int FirstLineNotUtf8(ReadOnlySpan<byte> bytes)
    {
        var number = 1;
        foreach (var line in bytes.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(bytes[line])) return number;
            number++;
        }
        return 1;
    }
}

public sealed record YamlText(string File, int Line, string Text, bool IsNothing) : YamlTree(File, Line);

public sealed record YamlList(string File, int Line, IReadOnlyList<YamlTree> Items) : YamlTree(File, Line);

public sealed record YamlField(string Key, int Line, YamlTree Value);

public sealed record YamlMap(string File, int Line, IReadOnlyList<YamlField> Fields) : YamlTree(File, Line)
{
    public YamlTree? this[string key] => Fields.FirstOrDefault(field => field.Key == key)?.Value;

    /// <summary>This mapping laid over another: mappings are joined key by key, anything else is replaced whole.</summary>
    public YamlMap Over(YamlMap under)
    {
        var joined = under.Fields.Select(field => Fields.FirstOrDefault(own => own.Key == field.Key) switch
        {
            null => field,
            { Value: YamlMap own } mine when field.Value is YamlMap theirs => mine with { Value = own.Over(theirs) },
            var mine => mine,
        });
        return this with { Fields = [.. joined, .. Fields.Where(own => under[own.Key] is null)] };
    }
}
