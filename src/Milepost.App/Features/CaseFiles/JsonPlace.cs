using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Milepost.App.Features.CaseFiles;

internal enum JsonKind { Object, List, Text, Number, Boolean, Null }

/// <summary>One value in a JSON document that knows where it stands.</summary>
/// <remarks>
/// The framework's own document types forget positions, and throw on half a surrogate pair or keep only one of two properties
/// with the same name: things a person who made the file needs to be told about.
/// </remarks>
internal sealed class JsonPlace
{
    /// <summary>A case file nests at most this deep; the outermost object is the first level.</summary>
    public const int MaxDepth = 64;

    private readonly JsonPlace? _parent;
    private readonly int _index;
    private List<JsonPlace>? _children;

    private JsonPlace(JsonPlace? parent, string? name, JsonKind kind, long offset)
    {
        _parent = parent;
        _index = parent?.Children.Count ?? 0;
        Name = name;
        Kind = kind;
        Offset = offset;
        if (parent is not null) (parent._children ??= []).Add(this);
    }

    public JsonKind Kind { get; }

    /// <summary>The property's name, where this is the value of one.</summary>
    public string? Name { get; }

    /// <summary>How far into the document this starts, so that problems can be told in the order of the document.</summary>
    public long Offset { get; }

    /// <summary>The text, where this is text that can be kept; null for text with half a surrogate pair.</summary>
    public string? Text { get; private set; }

    /// <summary>The number, where this is one that a decimal can hold.</summary>
    public decimal? Number { get; private set; }

    public IReadOnlyList<JsonPlace> Children => _children ?? (IReadOnlyList<JsonPlace>)[];

    /// <summary>The day, where this is text that names one on the calendar.</summary>
    public DateOnly? Day =>
        Kind == JsonKind.Text && DateOnly.TryParseExact(Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Where this stands, such as <c>$.plans[0].goals[1].openedOn</c>.</summary>
    public string Path => (_parent, Name) switch
    {
        (null, _) => "$",
        (_, null) => $"{_parent.Path}[{_index}]",
        _ => _parent.PathOf(Name),
    };

    /// <summary>Where a property of this object stands or would stand.</summary>
    public string PathOf(string property) => Path + (IsPlain(property) ? $".{property}" : $"['{Printable.Cut(property, 100)}']");

    public JsonPlace? Property(string name) => Children.FirstOrDefault(child => child.Name == name);

    /// <summary>Reads a whole document. Answers what is wrong with it when it is no JSON at all.</summary>
    public static (JsonPlace? Root, string? Problem) Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Trim(" \t\r\n"u8).IsEmpty) return (null, "The file is empty.");
        if (!Utf8.IsValid(utf8)) return (null, "The file is not UTF-8 text.");

        // One level more than allowed, so that the reader's own complaint is never about depth.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        try
        {
            return Parse(ref reader);
        }
        catch (JsonException problem)
        {
            // The framework's own sentence may quote the file, so only its place is told.
            return (null, $"This is not JSON, or it breaks off: it cannot be read from line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1} on.");
        }
    }

    private static (JsonPlace? Root, string? Problem) Parse(ref Utf8JsonReader reader)
    {
        JsonPlace? root = null, parent = null;
        string? name = null;

        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    // A name that is no sound text can only be a wrong one: it is told as it is written.
                    name = SoundText(ref reader) ?? Encoding.UTF8.GetString(reader.ValueSpan);
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    parent = parent!._parent;
                    continue;
            }

            var place = new JsonPlace(parent, name, KindOf(reader.TokenType), reader.TokenStartIndex);
            root ??= place;
            name = null;

            switch (place.Kind)
            {
                case JsonKind.Object or JsonKind.List:
                    if (reader.CurrentDepth >= MaxDepth) return (null, $"The file is nested too deeply: at most {MaxDepth} levels are read.");
                    parent = place;
                    break;
                case JsonKind.Text:
                    place.Text = SoundText(ref reader);
                    break;
                case JsonKind.Number:
                    place.Number = reader.TryGetDecimal(out var number) ? number : null;
                    break;
            }
        }

        return (root, null);
    }

    private static JsonKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonKind.Object,
        JsonTokenType.StartArray => JsonKind.List,
        JsonTokenType.String => JsonKind.Text,
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True or JsonTokenType.False => JsonKind.Boolean,
        _ => JsonKind.Null,
    };

    private static string? SoundText(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped && HasHalfSurrogatePair(reader.ValueSpan) ? null : reader.GetString();

    /// <summary>Looks at escapes such as <c>\ud83d</c> in text that is already known to be written correctly.</summary>
    private static bool HasHalfSurrogatePair(ReadOnlySpan<byte> written)
    {
        var highIsOpen = false;
        for (var i = 0; i < written.Length; i++)
        {
            var unit = '\0';
            if (written[i] == '\\' && written[++i] == 'u')
            {
                unit = (char)int.Parse(written.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                i += 4;
            }

            if (highIsOpen != char.IsLowSurrogate(unit)) return true;
            highIsOpen = char.IsHighSurrogate(unit);
        }

        return highIsOpen;
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= 100 && !name.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '.' or '[' or ']' or '\'' or '"' or '\\');
}
