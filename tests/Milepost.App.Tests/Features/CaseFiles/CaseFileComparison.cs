using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Milepost.App.Tests.Features.CaseFiles;

/// <summary>Whether two case files say the same: the order of lists and properties aside, an absent list being an empty one.</summary>
/// <remarks>Looks at the JSON alone and knows nothing of our records, so that a field which the records forgot is seen.</remarks>
public static class CaseFileComparison
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void ShouldSayTheSameAs(this ReadOnlyMemory<byte> actual, ReadOnlyMemory<byte> expected) =>
        Assert.Equal(Canonical(expected), Canonical(actual));

    public static bool SaysTheSameAs(this string one, string other) => Compared(JsonNode.Parse(one)) == Compared(JsonNode.Parse(other));

    private static string Canonical(ReadOnlyMemory<byte> utf8) => Compared(JsonNode.Parse(utf8.Span));

    private static string Compared(JsonNode? node) => Sorted(node)?.ToJsonString(Readable) ?? "null";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject properties => new JsonObject(properties
            .Where(property => property.Value is not JsonArray { Count: 0 } && !IsBlank(property.Value))
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.Key, Sorted(property.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonNode.Parse(value.GetValue<decimal>().ToString("0.############", CultureInfo.InvariantCulture)),
        _ => node?.DeepClone(),
    };

    private static bool IsBlank(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && string.IsNullOrWhiteSpace(text);
}
