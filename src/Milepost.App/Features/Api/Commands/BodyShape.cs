using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Milepost.App.Features.Api.Commands;

/// <summary>One property of a body.</summary>
/// <param name="Name">As JSON has it.</param>
/// <param name="IsRequired">Left out, the request is refused: nothing else could be meant.</param>
internal sealed record BodyMember(string Name, string ClrName, Type Type, bool IsNullable, bool IsRequired, MemberInfo? Property)
{
    public BodyShape? Shape => BodyShape.IsObject(Type) ? BodyShape.Of(Type) : null;

    public Type? Element => BodyShape.ElementOf(Type);
}

/// <summary>
/// What an object in a body may hold, read from the record it becomes. Lists, yes-or-no answers and whatever may be null can be left out;
/// days, choices, ids and amounts cannot, because the value they would silently get means something.
/// </summary>
internal sealed class BodyShape
{
    private static readonly ConcurrentDictionary<Type, BodyShape> Known = [];
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>What the program fills in by itself, from a list or from what is there already.</summary>
    private static readonly HashSet<(string Type, string Member)> FilledByTheProgram =
    [
        (nameof(Domain.Services.ServiceDetails), nameof(Domain.Services.ServiceDetails.Kind)),
    ];

    private BodyShape(Type type, IReadOnlyList<BodyMember> members) => (Type, Members) = (type, members);

    public Type Type { get; }

    public IReadOnlyList<BodyMember> Members { get; }

    public bool IsAllOptional => Members.All(m => !m.IsRequired);

    public static BodyShape Of(Type type) => Known.GetOrAdd(type, Read);

    public static bool IsObject(Type type) =>
        type is { IsClass: true } && type != typeof(string) && type.Namespace?.StartsWith("Milepost", StringComparison.Ordinal) == true && !typeof(IEnumerable).IsAssignableFrom(type);

    /// <summary>Of a list, what is in it; null for everything else.</summary>
    public static Type? ElementOf(Type type) =>
        type == typeof(string) || type == typeof(byte[]) || IsDictionary(type) ? null
        : type.IsArray ? type.GetElementType()
        : type is { IsGenericType: true } && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;

    public static bool IsDictionary(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(IReadOnlyDictionary<,>) || open == typeof(Dictionary<,>) || open == typeof(IDictionary<,>));

    /// <summary>Adds what may be left out, and tells what may not be: the paths of everything that is missing.</summary>
    public void Complete(JsonObject body, string path, List<string> missing)
    {
        foreach (var member in Members)
        {
            if (!body.ContainsKey(member.Name))
            {
                if (member.IsNullable) continue;
                if (member.Element is not null) body[member.Name] = new JsonArray();
                else if (BodyShape.IsDictionary(member.Type)) body[member.Name] = new JsonObject();
                else if (member.IsRequired) missing.Add(path + member.Name);
                else if (member.Shape is not null) body[member.Name] = new JsonObject();
            }
            if (member.Shape is { } shape && body[member.Name] is JsonObject inner) shape.Complete(inner, $"{path}{member.Name}.", missing);
            else if (member.Element is { } element && IsObject(element) && body[member.Name] is JsonArray list)
            {
                for (var at = 0; at < list.Count; at++)
                    if (list[at] is JsonObject item) Of(element).Complete(item, $"{path}{member.Name}[{at}].", missing);
            }
        }
    }

    private static BodyShape Read(Type type)
    {
        var constructor = type.GetConstructors().Where(c => !(c.GetParameters() is [var only] && only.ParameterType == type)).MaxBy(c => c.GetParameters().Length);
        var parameters = constructor?.GetParameters() ?? [];
        var members = new List<BodyMember>();
        lock (Nullability)
        {
            foreach (var parameter in parameters)
            {
                var nullable = IsNullable(parameter.ParameterType, () => Nullability.Create(parameter).WriteState);
                members.Add(new(NameOf(parameter.Name!), parameter.Name!, parameter.ParameterType, nullable, !nullable && !parameter.HasDefaultValue && IsMeaningful(type, parameter.Name!, parameter.ParameterType, text: true), type.GetProperty(parameter.Name!)));
            }
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true } && members.TrueForAll(m => !string.Equals(m.ClrName, p.Name, StringComparison.OrdinalIgnoreCase))))
            {
                var nullable = IsNullable(property.PropertyType, () => Nullability.Create(property).WriteState);
                // A text that has a default of its own is empty then, and the record says what is missing.
                members.Add(new(NameOf(property.Name), property.Name, property.PropertyType, nullable, !nullable && IsMeaningful(type, property.Name, property.PropertyType, text: false), property));
            }
        }
        return new(type, members);
    }

    private static bool IsNullable(Type type, Func<NullabilityState> state) => Nullable.GetUnderlyingType(type) is not null || (!type.IsValueType && state() == NullabilityState.Nullable);

    private static bool IsMeaningful(Type owner, string name, Type type, bool text)
    {
        if (FilledByTheProgram.Contains((owner.Name, name)) || type == typeof(bool) || ElementOf(type) is not null || IsDictionary(type)) return false;
        if (type == typeof(string)) return text;
        return type.IsValueType || !IsObject(type) || !Of(type).IsAllOptional;
    }

    private static string NameOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
