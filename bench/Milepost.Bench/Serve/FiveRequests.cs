using System.Globalization;
using System.Text.Json;

namespace Milepost.Bench.Serve;

/// <summary>One kind of request, as the product and as the floor are asked for it.</summary>
/// <param name="Target">The share of the floor's requests a second that the product is to reach.</param>
/// <param name="Product">Makes the bytes of one round through the caseload; the floor's are in the same order.</param>
/// <param name="Amounts">What an answer holds, to be compared: the same keys on both sides.</param>
internal sealed record RequestKind(string Name, double Target, Func<Uri, IReadOnlyList<byte[]>> Product, Func<Uri, IReadOnlyList<byte[]>> Floor, Func<JsonElement, bool, string> Amounts);

/// <summary>The five requests that the product is measured by, on a caseload.</summary>
internal sealed class FiveRequests(IReadOnlyList<ServedPlanner> planners, string statewide)
{
    private const int NotesMade = 4000;

    public IReadOnlyList<RequestKind> All =>
    [
        new("caseload", 0.4,
            server => [.. planners.Select(planner => Load.Get(server, $"/api/v1/caseload?planner={planner.Id}&limit=50", planner.Token))],
            server => [.. planners.Select(planner => Load.Get(server, $"/caseload?planner={planner.Id}"))],
            (json, _) => $"{Length(json, "items")} people"),
        new("plan", 0.4,
            server => [.. EachPerson.Select(each => Load.Get(server, $"/api/v1/participants/{each.Person.Id}/plan", each.Planner.Token))],
            server => [.. EachPerson.Select(each => Load.Get(server, $"/participants/{each.Person.Id}/plan"))],
            (json, _) => $"{Deep(json, "goals")} goals, {Deep(json, "objectives")} objectives, {Deep(json, "services")} services, {Deep(json, "caseNotes")} notes"),
        new("note", 0.4,
            server => [.. Enumerable.Range(0, NotesMade).Select(at => EachPerson[at % EachPerson.Count]).Select((each, at) => Load.Post(server, $"/api/v1/participants/{each.Person.Id}/case-notes", each.Planner.Token, Note(at)))],
            server => [.. Enumerable.Range(0, NotesMade).Select(at => EachPerson[at % EachPerson.Count]).Select((each, at) => Load.Post(server, $"/participants/{each.Person.Id}/case-notes", null, Note(at)))],
            (json, isFloor) => json.TryGetProperty("id", out _) ? "an id" : "no id"),
        new("search", 0.4,
            server => [.. LastNames.Select(name => Load.Get(server, $"/api/v1/participants?search={name}&limit=50", statewide))],
            server => [.. LastNames.Select(name => Load.Get(server, $"/participants?search={name}"))],
            (json, _) => $"{Length(json, "items")} people"),
        new("overdue", 0.7,
            server => [Load.Get(server, "/api/v1/reports/overdue?by=office", statewide)],
            server => [Load.Get(server, "/overdue")],
            (json, isFloor) => $"{Length(json, isFloor ? "offices" : "items")} offices"),
    ];

    private List<(ServedPlanner Planner, ServedPerson Person)> EachPerson { get; } =
        [.. planners.SelectMany(planner => planner.People.Select((person, at) => (planner, person, at))).OrderBy(each => each.at).Select(each => (each.planner, each.person))];

    private List<string> LastNames => [.. EachPerson.Select(each => each.Person.LastName).Distinct()];

    private static string Note(int number) => JsonSerializer.Serialize(new
    {
        subject = "Regular contact", text = string.Create(CultureInfo.InvariantCulture, $"Benchmark note {number}. We talked about the class of this week, the bus pass and the next interview; nothing else changes."),
        occurredOn = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), twoWay = true, method = "phone",
    });

    private static int Length(JsonElement json, string list) => json.TryGetProperty(list, out var found) ? found.GetArrayLength() : -1;

    /// <summary>Counts what stands in lists of a name, however deep they are.</summary>
    private static int Deep(JsonElement json, string list) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Sum(property => property.NameEquals(list) && property.Value.ValueKind == JsonValueKind.Array && property.Value.EnumerateArray().All(each => each.ValueKind == JsonValueKind.Object)
            ? property.Value.GetArrayLength() + property.Value.EnumerateArray().Sum(each => Deep(each, list)) : Deep(property.Value, list)),
        JsonValueKind.Array => json.EnumerateArray().Sum(each => Deep(each, list)),
        _ => 0,
    };
}
