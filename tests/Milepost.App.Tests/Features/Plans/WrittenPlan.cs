using System.Text.Json.Nodes;

namespace Milepost.App.Tests.Features.Plans;

/// <summary>A plan as a case file brings it in: one employment goal with an objective, a service for it and one that hangs from the goal itself.</summary>
internal static class WrittenPlan
{
    public const string Goal = "Work as a pharmacy technician";

    /// <summary>On the day before tests begin, so that today's signatures come after it.</summary>
    private const string OpenedOn = "2026-02-20";

    public static void AddTo(JsonObject file, string kind = "iep", string program = "adult", bool open = true, string? lastName = null)
    {
        if (lastName is not null) file["participant"]!["lastName"] = lastName;
        file["plans"] = new JsonArray(Plan(kind, open));
        file["services"] = new JsonArray(
            Service("S-1", program, "Occupational skills training", "training", cost: null, goal: null),
            Service("S-2", program, "Bus pass", "support", cost: null, goal: "G-1"));
        file["credentials"] = new JsonArray(new JsonObject { ["id"] = "C-1", ["name"] = "Forklift card", ["attainedOn"] = "2026-02-25", ["recordedOn"] = "2026-02-26" });
    }

    private static JsonObject Plan(string kind, bool open)
    {
        var plan = new JsonObject
        {
            ["id"] = "PL-1", ["kind"] = kind, ["openedOn"] = OpenedOn, ["careerPathway"] = "Health science", ["targetOccupation"] = "29-2052.00 Pharmacy Technicians",
            ["justification"] = new JsonObject { ["text"] = "Ten years at a counter.", ["basis"] = new JsonArray("interview"), ["skillsGap"] = "No certificate." },
            ["barriers"] = new JsonArray(
                new JsonObject { ["name"] = "Transportation", ["action"] = "Bus pass" },
                new JsonObject { ["name"] = "Childcare" }),
            ["indicators"] = new JsonArray("Credential attainment"), ["tracking"] = "Monthly talk", ["trainingComponents"] = new JsonArray("Certificate course"),
            ["comments"] = "Prefers mornings.",
            ["goals"] = new JsonArray(new JsonObject
            {
                ["id"] = "G-1", ["type"] = "employment", ["term"] = "long", ["statement"] = Goal, ["establishedOn"] = OpenedOn, ["projectedEndOn"] = "2026-12-18",
                ["status"] = "notStarted", ["statusOn"] = OpenedOn,
                ["objectives"] = new JsonArray(new JsonObject
                {
                    ["id"] = "O-1", ["statement"] = "Finish the certificate course", ["justification"] = "Employers ask for it.", ["startsOn"] = OpenedOn,
                    ["projectedEndOn"] = "2026-08-28", ["services"] = new JsonArray("S-1"),
                }),
            }),
            ["agreements"] = new JsonArray(), ["reviews"] = new JsonArray(), ["changes"] = new JsonArray(),
        };
        if (!open) (plan["closedOn"], plan["closeReason"]) = ("2026-02-27", "Moved away");
        return plan;
    }

    private static JsonObject Service(string id, string program, string name, string kind, decimal? cost, string? goal)
    {
        var service = new JsonObject
        {
            ["id"] = id, ["name"] = name, ["kind"] = kind, ["program"] = program, ["startsOn"] = "2026-02-24", ["recordedOn"] = "2026-02-25", ["provider"] = "Testville College",
        };
        if (cost is not null) service["cost"] = cost;
        if (goal is not null) service["goal"] = goal;
        return service;
    }
}
