using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Milepost.App.Features.CaseFiles;

/// <summary>What one place in a JSON document must look like, compiled from a JSON Schema.</summary>
/// <remarks>
/// Knows only the keywords that the case file's schema uses and refuses to be built from any other, so that no line of the
/// published schema can stand there unenforced. No package for JSON Schema says in plain words what was expected, and at which place.
/// </remarks>
internal sealed class JsonShape
{
    private readonly Dictionary<string, JsonShape> _properties = new(StringComparer.Ordinal);
    private readonly List<string> _required = [];
    private readonly Lazy<string> _expected;
    private readonly Lazy<string> _unknownProperty;
    private string? _title;

    private JsonShape()
    {
        // Kept, because a file may be wrong in the same way a million times.
        _expected = new(DescribeExpected);
        _unknownProperty = new(() => $"This property is unknown. Expected one of: {string.Join(", ", _properties.Keys)}.");
    }

    public JsonKind Kind { get; private set; }
    public IReadOnlyDictionary<string, JsonShape> Properties => _properties;
    public IReadOnlyList<string> Required => _required;
    public JsonShape? Items { get; private set; }
    public IReadOnlyList<string>? Words { get; private set; }
    public Regex? Pattern { get; private set; }
    public int? MaxLength { get; private set; }
    public bool IsDay { get; private set; }
    public bool IsWhole { get; private set; }
    public decimal? Minimum { get; private set; }
    public decimal? Maximum { get; private set; }
    public string? IdOf { get; private set; }
    public string? RefersTo { get; private set; }
    public string? NotBefore { get; private set; }

    /// <summary>Properties that are required only beside another with a certain value.</summary>
    public (string Property, string Value, IReadOnlyList<string> Required)? RequiredWhen { get; private set; }

    /// <summary>What belongs here, in plain words: the end of a sentence that starts with "expected".</summary>
    public string Expected => _expected.Value;

    /// <summary>What to say of a property that does not belong into this object.</summary>
    public string UnknownProperty => _unknownProperty.Value;

    private string DescribeExpected() => Words switch
    {
        [var only] => $"\"{only}\"",
        { } words => $"one of {string.Join(", ", words.Select(word => $"\"{word}\""))}",
        null when _title is not null => _title,
        null => Kind switch
        {
            JsonKind.Object => "an object",
            JsonKind.List => "a list",
            JsonKind.Boolean => "true or false",
            JsonKind.Number => $"{(IsWhole ? "a whole number" : "a number")} from {Minimum} to {Maximum}",
            _ => "text",
        },
    };

    public static JsonShape FromSchema(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return Compile(document.RootElement, document.RootElement.GetProperty("$defs"));
    }

    private static JsonShape Compile(JsonElement schema, JsonElement definitions)
    {
        var shape = new JsonShape();
        shape.Take(schema, definitions);
        return shape;
    }

    private void Take(JsonElement schema, JsonElement definitions)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var value = keyword.Value;
            switch (keyword.Name)
            {
                case "$schema" or "$id" or "$comment" or "$defs" or "description":
                    break;
                case "$ref":
                    Take(definitions.GetProperty(value.GetString()!["#/$defs/".Length..]), definitions);
                    break;
                case "title":
                    _title = value.GetString();
                    break;
                case "type":
                    Kind = KindNamed(value.GetString()!);
                    IsWhole = value.ValueEquals("integer");
                    break;
                case "properties":
                    foreach (var property in value.EnumerateObject()) _properties.Add(property.Name, Compile(property.Value, definitions));
                    break;
                case "required":
                    _required.AddRange(TextsIn(value));
                    break;
                case "additionalProperties" when value.ValueKind == JsonValueKind.False:
                    break;
                case "items":
                    Items = Compile(value, definitions);
                    break;
                case "enum":
                    Words = TextsIn(value);
                    break;
                case "const":
                    Words = [value.GetString()!];
                    break;
                case "pattern":
                    // In JSON Schema $ is the very end; in .NET it also matches before a last line break.
                    Pattern = new Regex(value.GetString()!.Replace("$", "\\z", StringComparison.Ordinal), RegexOptions.CultureInvariant);
                    break;
                case "format" when value.ValueEquals("date"):
                    IsDay = true;
                    break;
                case "maxLength":
                    MaxLength = value.GetInt32();
                    break;
                case "minimum":
                    Minimum = value.GetDecimal();
                    break;
                case "maximum":
                    Maximum = value.GetDecimal();
                    break;
                case "if":
                    var condition = value.GetProperty("properties").EnumerateObject().Single();
                    RequiredWhen = (condition.Name, condition.Value.GetProperty("const").GetString()!, TextsIn(schema.GetProperty("then").GetProperty("required")));
                    break;
                case "then":
                    break;
                case "x-idOf":
                    IdOf = value.GetString();
                    break;
                case "x-refersTo":
                    RefersTo = value.GetString();
                    break;
                case "x-notBefore":
                    NotBefore = value.GetString();
                    break;
                default:
                    throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"The schema says \"{keyword.Name}\": {value}, which nothing here enforces."));
            }
        }
    }

    private static JsonKind KindNamed(string type) => type switch
    {
        "object" => JsonKind.Object,
        "array" => JsonKind.List,
        "string" => JsonKind.Text,
        "number" or "integer" => JsonKind.Number,
        "boolean" => JsonKind.Boolean,
        _ => throw new NotSupportedException($"The schema asks for the type \"{type}\", which nothing here enforces."),
    };

    private static List<string> TextsIn(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
