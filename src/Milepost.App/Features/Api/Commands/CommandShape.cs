using System.Text.Json;
using System.Text.Json.Nodes;

namespace Milepost.App.Features.Api.Commands;

/// <summary>
/// How a command stands in the API: what the address says, what the body says, and which version of the thing it was made on. The details
/// of a thing stand in the body itself, beside what else the command takes.
/// </summary>
internal sealed class CommandShape
{
    private static readonly string[] VersionNames = ["Version", "Revision"];
    private static readonly string[] InlinedNames = ["Details", "Profile"];

    /// <summary>Commands that both add and change name what they change by one of these.</summary>
    private static readonly string[] IdsOfWhatIsKept = ["AssessmentId", "ChoiceId", "GapId", "ProgramId"];

    private readonly BodyShape _shape;
    private readonly IReadOnlySet<string> _fromAddress;
    private readonly IReadOnlyList<BodyMember> _new;

    public CommandShape(Type command, IReadOnlyList<string> addressParts, bool adds)
    {
        (Command, _shape) = (command, BodyShape.Of(command));
        _fromAddress = _shape.Members.Where(m => addressParts.Contains(m.Name)).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        if (addressParts.Except(_fromAddress).ToList() is { Count: > 0 } strange)
            throw new InvalidOperationException($"{command.Name} takes no {string.Join(", ", strange)}; its address names it.");
        var version = _shape.Members.FirstOrDefault(m => VersionNames.Contains(m.ClrName));
        // What is new has no version and no id yet.
        _new = adds ? [.. _shape.Members.Where(m => m == version || (m.Type == typeof(Guid?) && IdsOfWhatIsKept.Contains(m.ClrName)))] : [];
        Version = adds ? null : version;
        Inlined = _shape.Members.FirstOrDefault(m => InlinedNames.Contains(m.ClrName) && m.Shape is not null);
        var own = _shape.Members.Where(m => m != Inlined && m != version && !_new.Contains(m) && !_fromAddress.Contains(m.Name)).ToList();
        // What the command itself takes goes before a detail of the same name.
        Body = Inlined is null ? own : [.. Inlined.Shape!.Members.Where(m => own.TrueForAll(o => o.Name != m.Name)), .. own];
    }

    public Type Command { get; }

    /// <summary>The version that a change is made on; null for what adds something.</summary>
    public BodyMember? Version { get; }

    public BodyMember? Inlined { get; }

    /// <summary>Everything the body may hold, the version aside.</summary>
    public IReadOnlyList<BodyMember> Body { get; }

    /// <summary>Makes the command of its parts.</summary>
    /// <param name="body">What was sent.</param>
    /// <param name="address">Values in the address, by their names.</param>
    /// <param name="version">From If-Match; null when it was not sent.</param>
    public object? Read(JsonObject body, IEnumerable<KeyValuePair<string, object?>> address, string? version, JsonSerializerOptions options, out ApiProblem? problem)
    {
        problem = null;
        foreach (var name in _fromAddress)
            if (body.ContainsKey(name)) return Refuse(ApiProblem.Of(StatusCodes.Status400BadRequest, "body.unreadable", $"\"{name}\" stands in the address, not in the body.", name), out problem);
        foreach (var member in _new)
        {
            if (body.ContainsKey(member.Name)) return Refuse(ApiProblem.Of(StatusCodes.Status400BadRequest, "body.unreadable", $"\"{member.Name}\" belongs to what is there already; leave it out.", member.Name), out problem);
            body[member.Name] = member.Type == typeof(Guid?) ? null : 0;
        }
        foreach (var pair in address)
            if (_fromAddress.Contains(pair.Key)) body[pair.Key] = AddressValue(pair.Key, (string)pair.Value!);
        if (Version is { } asked)
        {
            if (version is not null) body[asked.Name] = version;
            else if (!body.ContainsKey(asked.Name) && !asked.IsNullable)
                return Refuse(ApiProblem.Of(StatusCodes.Status428PreconditionRequired, "version.missing",
                    $"Say which version was changed: If-Match with the ETag that reading it gave, or \"{asked.Name}\" in the body.", asked.Name), out problem);
        }
        if (Inlined is { } inlined)
        {
            var details = new JsonObject();
            foreach (var member in inlined.Shape!.Members.Where(m => Body.Contains(m)))
            {
                if (!body.ContainsKey(member.Name)) continue;
                var value = body[member.Name];
                body.Remove(member.Name);
                details[member.Name] = value;
            }
            body[inlined.Name] = details;
        }
        var missing = new List<string>();
        _shape.Complete(body, "", missing);
        if (missing.Count > 0) return Refuse(ApiProblem.Missing([.. missing.Select(Shown)]), out problem);
        try
        {
            return body.Deserialize(Command, options);
        }
        catch (JsonException e)
        {
            var (field, words) = Explain(e);
            return Refuse(ApiProblem.Of(StatusCodes.Status400BadRequest, "body.unreadable", field is null ? $"The body cannot be read. {words}" : $"\"{field}\" cannot be read. {words}", field), out problem);
        }
    }

    private static object? Refuse(ApiProblem why, out ApiProblem? problem)
    {
        problem = why;
        return null;
    }

    private JsonNode AddressValue(string name, string text) =>
        (Nullable.GetUnderlyingType(_shape.Members.First(m => m.Name == name).Type) ?? _shape.Members.First(m => m.Name == name).Type) == typeof(int) && int.TryParse(text, out var number) ? number : text;

    /// <summary>The path as the sender wrote it: without the name of the record that the details went into.</summary>
    private string Shown(string path) => Inlined is { } inlined && path.StartsWith(inlined.Name + ".", StringComparison.Ordinal) ? path[(inlined.Name.Length + 1)..] : path;

    /// <summary>Which field could not be read, and what is expected there.</summary>
    private (string? Field, string Words) Explain(JsonException e)
    {
        var path = e.Path is ['$', '.', .. var rest] ? Shown(rest) : null;
        if (path is null) return (null, ApiJson.WordsOf(e));
        var type = Find(path);
        return (path, type is null ? $"There is no such property. Expected: {string.Join(", ", MembersAround(path))}." : ExpectedWords(type));
    }

    private IEnumerable<string> MembersAround(string path) =>
        path.LastIndexOf('.') is > 0 and var dot && Find(path[..dot]) is { } owner && BodyShape.IsObject(owner) ? BodyShape.Of(owner).Members.Select(m => m.Name) : Body.Select(m => m.Name).Concat(Version is null ? [] : [Version.Name]);

    private Type? Find(string path)
    {
        IEnumerable<BodyMember> members = Version is null ? Body : [.. Body, Version];
        Type? type = null;
        foreach (var step in path.Split('.'))
        {
            var name = step.Split('[')[0];
            if (members.FirstOrDefault(m => m.Name == name) is not { } member) return null;
            type = step.Contains('[', StringComparison.Ordinal) ? member.Element ?? member.Type : member.Type;
            members = BodyShape.IsObject(type) ? BodyShape.Of(type).Members : [];
        }
        return type;
    }

    private static string ExpectedWords(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum) return $"Expected one of: {string.Join(", ", Enum.GetNames(plain).Select(JsonNamingPolicy.CamelCase.ConvertName))}.";
        if (plain == typeof(DateOnly)) return "Expected a day, written like \"2026-03-31\".";
        if (plain == typeof(DateTimeOffset)) return "Expected an instant, written like \"2026-03-31T14:05:00Z\".";
        if (plain == typeof(bool)) return "Expected true or false.";
        if (plain == typeof(Guid)) return "Expected an id, written like \"01a20373-58ab-7000-b21a-e8e3a19452fa\".";
        if (plain == typeof(int) || plain == typeof(long)) return "Expected a whole number.";
        if (plain == typeof(decimal)) return "Expected a decimal number, an amount of money in quotes, like \"15.00\".";
        if (plain == typeof(string)) return "Expected text in quotes, not null.";
        return BodyShape.ElementOf(plain) is not null ? "Expected a list." : "Expected an object.";
    }
}
