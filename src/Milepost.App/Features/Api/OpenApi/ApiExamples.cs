using System.Text.Json.Nodes;

namespace Milepost.App.Features.Api.OpenApi;

/// <summary>Bodies to begin with. A test reads each as the command it is for.</summary>
internal static class ApiExamples
{
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["writeCaseNote"] = """{ "subject": "Contact", "occurredOn": "2026-03-31", "twoWay": true, "method": "phone", "text": "Ada called about the class that begins on Monday." }""",
        ["addGoal"] = """{ "type": "employment", "term": "long", "statement": "Work as a pharmacy technician", "establishedOn": "2026-03-31", "projectedEndOn": "2026-12-31" }""",
        ["addObjective"] = """{ "statement": "Finish the certificate program", "startsOn": "2026-04-06", "projectedEndOn": "2026-10-30", "services": ["S-3"] }""",
        ["enterService"] = """{ "service": "Case management", "program": "adult", "startsOn": "2026-03-31" }""",
        ["closeService"] = """{ "endsOn": "2026-03-31", "completion": "successful" }""",
        ["setGoalStatus"] = """{ "status": "onTrack" }""",
    };

    public static JsonNode? Of(string operation) => Bodies.TryGetValue(operation, out var body) ? JsonNode.Parse(body) : null;

    public static IEnumerable<string> Operations => Bodies.Keys;
}
