using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Milepost.App.DataFiles;

/// <summary>A piece of a YAML file that remembers where it stands, so that every problem can name file and line.</summary>
public abstract record YamlTree(string File, int Line)
{
    /// <summary>Reads a file whose outermost piece is a mapping; null after adding a problem when it is not.</summary>
    public static YamlMap? ReadMap(string path, string shownAs, FileProblems problems)
    {
        try
        {
            using var text = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(text);

            if (stream.Documents.Count == 1 && From(stream.Documents[0].RootNode, shownAs) is YamlMap map) return map;
            problems.Add(shownAs, 1, "This file should hold one YAML document made of keys and values.");
        }
        catch (YamlException broken)
        {
            problems.Add(shownAs, (int)broken.Start.Line, $"This is not valid YAML: {broken.InnerException?.Message ?? broken.Message} Check the indentation and the quotes there.");
        }
        catch (IOException unreadable)
        {
            problems.Add(shownAs, 1, $"This file cannot be read: {unreadable.Message}");
        }
        return null;
    }

    private static YamlTree From(YamlNode node, string file)
    {
        var line = (int)node.Start.Line;
        return node switch
        {
            YamlMappingNode map => new YamlMap(file, line, [.. map.Children.Select(pair =>
                new YamlField(((YamlScalarNode)pair.Key).Value ?? "", (int)pair.Key.Start.Line, From(pair.Value, file)))]),
            YamlSequenceNode list => new YamlList(file, line, [.. list.Children.Select(item => From(item, file))]),
            YamlScalarNode scalar => new YamlText(file, line, scalar.Value ?? "", IsNothing: scalar is { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" }),
            _ => new YamlText(file, line, "", IsNothing: true),
        };
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
