using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Milepost.App.Features.CaseFiles;

namespace Milepost.App.Tests.Features.CaseFiles;

public sealed class CaseFileSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(CaseFileSchema.Text)!;
    private static readonly NullabilityInfoContext Nullability = new();

    [Fact]
    public void The_schema_and_the_records_have_the_same_fields_in_the_same_order() => Assert.Empty(Differences(typeof(CaseFile), Schema, "$"));

    [Fact]
    public void A_difference_between_schema_and_records_is_seen()
    {
        var changed = Schema.DeepClone();
        var goal = changed["$defs"]!["goal"]!;
        goal["properties"]!.AsObject().Remove("category");
        goal["properties"]!["term"]!["enum"]!.AsArray().Add("endless");
        goal["required"]!.AsArray().RemoveAt(3);
        changed["$defs"]!["service"]!["properties"]!["cost"]!["$ref"] = "#/$defs/text";

        var differences = Differences(typeof(CaseFile), changed, "$").ToList();

        Assert.Equal(["$.plans[].goals[]: properties", "$.plans[].goals[].term: words", "$.plans[].goals[].statement: required", "$.services[].cost: type"], differences);
    }

    [Fact]
    public void Every_field_is_described_and_our_own_say_that_they_are_additions()
    {
        var fields = Schema["properties"]!.AsObject().Select(property => ("$", property))
            .Concat(Schema["$defs"]!.AsObject().Where(definition => definition.Value!["properties"] is not null)
                .SelectMany(definition => definition.Value!["properties"]!.AsObject().Select(property => (definition.Key, property))))
            .ToList();

        Assert.True(fields.Count > 150);
        Assert.All(fields, field => Assert.False(string.IsNullOrWhiteSpace(field.property.Value!["description"]?.GetValue<string>()), $"{field.Item1}.{field.property.Key}"));
        Assert.Equal(39, fields.Count(field => field.property.Value!["description"]!.GetValue<string>().StartsWith("A Milepost addition. ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_schema_beside_the_program_is_the_one_inside_it() =>
        Assert.Equal(CaseFileSchema.Text, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema", "milepost-case-1.schema.json")));

    [Theory]
    [InlineData("""{"$defs": {}, "type": "object", "minProperties": 1}""")]
    [InlineData("""{"$defs": {}, "type": "object", "additionalProperties": true}""")]
    [InlineData("""{"$defs": {}, "type": "string", "format": "email"}""")]
    [InlineData("""{"$defs": {}, "type": "null"}""")]
    public void A_keyword_that_nobody_enforces_stops_the_program(string schema) => Assert.Throws<NotSupportedException>(() => JsonShape.FromSchema(schema));

    private static IEnumerable<string> Differences(Type record, JsonNode schema, string path)
    {
        var declared = schema["properties"]!.AsObject();
        var properties = record.GetProperties().ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        if (!properties.Keys.SequenceEqual(declared.Select(property => property.Key))) yield return $"{path}: properties";

        var required = schema["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet() ?? [];
        foreach (var (name, property) in properties)
        {
            if (declared[name] is not { } declaration) continue;
            foreach (var difference in DifferencesOf(property, Resolved(declaration, schema), required.Contains(name), $"{path}.{name}")) yield return difference;
        }
    }

    private static IEnumerable<string> DifferencesOf(PropertyInfo property, JsonNode schema, bool required, string path)
    {
        var (type, isList) = property.PropertyType is { IsGenericType: true } list && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? (list.GetGenericArguments()[0], true)
            : (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, false);

        var optional = isList ? property.GetCustomAttribute<LeftOutWhenEmptyAttribute>() is not null : Nullability.Create(property).ReadState == NullabilityState.Nullable;
        if (optional == required) yield return $"{path}: required";

        if (isList)
        {
            if (schema["type"]!.GetValue<string>() != "array")
            {
                yield return $"{path}: type";
                yield break;
            }

            schema = Resolved(schema["items"]!, schema);
            path += "[]";
        }

        var expected = type switch
        {
            _ when type == typeof(DateOnly) => "string date",
            _ when type == typeof(decimal) && property.GetCustomAttribute<MoneyAttribute>() is not null => "string money",
            _ when type == typeof(decimal) => "number",
            _ when type == typeof(int) => "integer",
            _ when type == typeof(bool) => "boolean",
            _ when type == typeof(string) => "string",
            { IsEnum: true } => "string words",
            _ => "object",
        };
        var isMoney = schema["pattern"]?.GetValue<string>().Contains(@"\.", StringComparison.Ordinal) == true;
        var found = schema["type"]!.GetValue<string>()
            + (schema["format"] is not null ? " date" : isMoney ? " money" : schema["enum"] is not null ? " words" : "");
        if (found != expected) yield return $"{path}: type";

        if (type.IsEnum && schema["enum"] is { } words
            && !Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).SequenceEqual(words.AsArray().Select(word => word!.GetValue<string>())))
            yield return $"{path}: words";

        if (expected == "object")
            foreach (var difference in Differences(type, schema, path)) yield return difference;
    }

    private static JsonNode Resolved(JsonNode declaration, JsonNode schema) =>
        declaration["$ref"]?.GetValue<string>() is { } reference ? schema.Root["$defs"]![reference["#/$defs/".Length..]]! : declaration;
}
