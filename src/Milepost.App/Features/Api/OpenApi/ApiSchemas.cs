using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Milepost.App.Features.Api.Commands;

namespace Milepost.App.Features.Api.OpenApi;

/// <summary>
/// The shapes of what the API gives and takes, from the very contracts that write and read them. What is given always holds every property,
/// null where there is nothing; what is taken may leave out what has an evident default. So a record that goes both ways has two schemas.
/// </summary>
internal sealed class ApiSchemas(ApiWords words)
{
    private readonly SortedDictionary<string, (Type Type, bool IsInput, JsonObject Schema)> _components = new(StringComparer.Ordinal);

    public ApiWords Words => words;

    public JsonObject Components()
    {
        var all = new JsonObject();
        foreach (var (name, (_, _, schema)) in _components) all[name] = schema;
        return all;
    }

    /// <summary>What is given.</summary>
    public JsonObject Of(Type type, string? name = null) => Schema(type, null, isInput: false, name);

    /// <summary>A value in the query.</summary>
    public JsonObject Plain(Type type) => Schema(type, null, isInput: true, null);

    /// <summary>What a command takes.</summary>
    public JsonObject Body(CommandShape command, string name)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var member in command.Body)
        {
            properties[member.Name] = Member(member, command.Inlined?.Shape?.Members.Contains(member) == true ? command.Inlined.Type : command.Command);
            if (member.IsRequired) required.Add(member.Name);
        }
        if (command.Version is { } version)
            properties[version.Name] = new JsonObject { ["type"] = "string", ["description"] = "The version that the change was made on, where If-Match does not say it." };
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0) schema["required"] = required;
        schema["additionalProperties"] = false;
        return Keep(name + "Body", command.Command, isInput: true, () => schema);
    }

    private JsonObject Member(BodyMember member, Type owner)
    {
        var schema = Nullable(Schema(member.Type, member.Name, isInput: true, null), member.IsNullable);
        return Described(schema, words.Of(owner, member.ClrName));
    }

    private JsonObject Schema(Type given, string? property, bool isInput, string? name)
    {
        var type = System.Nullable.GetUnderlyingType(given) ?? given;
        if (type == typeof(string)) return new() { ["type"] = "string" };
        if (type == typeof(bool)) return new() { ["type"] = "boolean" };
        if (type == typeof(int) || type == typeof(short)) return new() { ["type"] = "integer", ["format"] = "int32" };
        if (type == typeof(long)) return property is not null && ApiJson.IsVersion(property) ? new() { ["type"] = "string" } : new() { ["type"] = "integer", ["format"] = "int64" };
        if (type == typeof(double) || type == typeof(float)) return new() { ["type"] = "number" };
        if (type == typeof(decimal)) return property is not null && ApiJson.IsCount(property) ? new() { ["type"] = "number" } : new() { ["type"] = "string", ["pattern"] = @"^-?\d+(\.\d+)?$", ["examples"] = new JsonArray("15.00") };
        if (type == typeof(Guid)) return new() { ["type"] = "string", ["format"] = "uuid" };
        if (type == typeof(DateOnly)) return new() { ["type"] = "string", ["format"] = "date" };
        if (type == typeof(DateTimeOffset)) return new() { ["type"] = "string", ["format"] = "date-time" };
        if (type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>)) return new() { ["type"] = "string", ["contentEncoding"] = "base64" };
        if (type.IsEnum) return Keep(NameOf(type), type, false, () => Described(new() { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(n => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(n)))]) }, words.Of(type)));
        if (BodyShape.IsDictionary(type)) return new() { ["type"] = "object", ["additionalProperties"] = Nullable(Schema(type.GetGenericArguments()[1], null, isInput, null), isInput && type.GetGenericArguments()[1] == typeof(string)) };
        if (BodyShape.ElementOf(type) is { } element) return new() { ["type"] = "array", ["items"] = Schema(element, null, isInput, null) };
        return isInput ? Keep(name ?? InputName(type), type, true, () => Input(type)) : Keep(name ?? NameOf(type), type, false, () => Output(type));
    }

    private JsonObject Input(Type type)
    {
        var shape = BodyShape.Of(type);
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var member in shape.Members)
        {
            properties[member.Name] = Member(member, type);
            if (member.IsRequired) required.Add(member.Name);
        }
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0) schema["required"] = required;
        schema["additionalProperties"] = false;
        return Described(schema, words.Of(type));
    }

    private JsonObject Output(Type type)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var property in ApiJson.Writing.GetTypeInfo(type).Properties)
        {
            if (property.Get is null) continue;
            var member = property.AttributeProvider as System.Reflection.MemberInfo;
            var schema = Nullable(Schema(property.PropertyType, property.Name, false, null), System.Nullable.GetUnderlyingType(property.PropertyType) is not null || (!property.PropertyType.IsValueType && property.IsGetNullable));
            properties[property.Name] = Described(schema, member?.DeclaringType is { } owner ? words.Of(owner, member.Name) : null);
            required.Add(property.Name);
        }
        return Described(new() { ["type"] = "object", ["properties"] = properties, ["required"] = required }, words.Of(type));
    }

    private JsonObject Keep(string name, Type type, bool isInput, Func<JsonObject> make)
    {
        while (_components.TryGetValue(name, out var known) && (known.Type, known.IsInput) != (type, isInput)) name = LastOf(type.Namespace!) + name;
        if (!_components.ContainsKey(name))
        {
            // There first, so that what holds itself ends here.
            _components[name] = (type, isInput, []);
            _components[name] = (type, isInput, make());
        }
        return new() { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private static JsonObject Nullable(JsonObject schema, bool isNullable)
    {
        if (!isNullable) return schema;
        if (schema["type"] is JsonValue type && schema["enum"] is null)
        {
            schema["type"] = new JsonArray(type.GetValue<string>(), "null");
            return schema;
        }
        return new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
    }

    private static JsonObject Described(JsonObject schema, string? text)
    {
        if (text is not null) schema["description"] = text;
        return schema;
    }

    private static string InputName(Type type) => NameOf(type) is var name && name.EndsWith("Input", StringComparison.Ordinal) ? name : name + "Input";

    private static string NameOf(Type type) =>
        !type.IsGenericType ? type.Name
        : type.GetGenericTypeDefinition() == typeof(CursorPage<>) ? NameOf(type.GetGenericArguments()[0]) + "Page"
        : type.Name.Split('`')[0] + string.Concat(type.GetGenericArguments().Select(NameOf));

    private static string LastOf(string space) => space[(space.LastIndexOf('.') + 1)..];
}
