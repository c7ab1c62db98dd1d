using System.Text.Json.Nodes;

namespace Milepost.App.Tests.Features.Plans;

/// <summary>Case files with the plans that page tests start from.</summary>
internal static class PlanCases
{
    public const string Signed = "2026-02-20";

    /// <summary>A plan of February 16, 2026, with one employment goal, one objective and one service; agreed on paper when asked.</summary>
    public static Action<JsonObject> OnePlan(bool agreed = false, string kind = "iep", string category = "", string barrier = "") => file =>
    {
        file["services"] = new JsonArray(new JsonObject
        {
            ["id"] = "S-1", ["code"] = "224", ["name"] = "Career Exploration", ["kind"] = "individualized", ["startsOn"] = "2026-02-16", ["recordedOn"] = "2026-02-16",
        });
        if (barrier.Length > 0)
        {
            file["assessments"] = new JsonArray(new JsonObject
            {
                ["id"] = "A-1", ["type"] = "objectiveAssessmentSummary", ["completedOn"] = "2026-02-10", ["areas"] = new JsonArray(), ["barriers"] = new JsonArray(barrier),
            });
        }
        file["plans"] = new JsonArray(new JsonObject
        {
            ["id"] = "PL-1", ["kind"] = kind, ["openedOn"] = "2026-02-16", ["careerPathway"] = "Health care", ["barriers"] = new JsonArray(), ["indicators"] = new JsonArray("Credential attainment"),
            ["trainingComponents"] = new JsonArray(), ["reviews"] = new JsonArray(), ["changes"] = new JsonArray(),
            ["agreements"] = agreed
                ? new JsonArray(new JsonObject { ["id"] = "AG-1", ["method"] = "paper", ["participantSignedOn"] = Signed, ["staffSignedOn"] = Signed, ["copyGivenOn"] = Signed })
                : new JsonArray(),
            ["goals"] = new JsonArray(new JsonObject
            {
                ["id"] = "G-1", ["type"] = "employment", ["term"] = "long", ["statement"] = "Work as a pharmacy technician", ["category"] = category.Length > 0 ? category : null,
                ["establishedOn"] = "2026-02-16", ["projectedEndOn"] = "2026-12-31", ["status"] = "notStarted", ["statusOn"] = "2026-02-16",
                ["objectives"] = new JsonArray(new JsonObject
                {
                    ["id"] = "O-1", ["statement"] = "Research LMI & Occupations", ["predefined"] = "Research LMI & Occupations", ["justification"] = "Unsure which setting suits.",
                    ["startsOn"] = "2026-02-16", ["projectedEndOn"] = "2026-04-30", ["services"] = new JsonArray("S-1"),
                }),
            }),
        });
        if (category.Length == 0) file["plans"]![0]!["goals"]![0]!.AsObject().Remove("category");
    };

    /// <summary>What comes before a plan: the Objective Assessment Summary and a career exploration, on February 12, 2026.</summary>
    public static void Assessed(JsonObject file)
    {
        foreach (var type in new[] { "objectiveAssessmentSummary", "careerExploration" })
            file["assessments"]!.AsArray().Add(new JsonObject { ["id"] = $"A-{file["assessments"]!.AsArray().Count + 1}", ["type"] = type, ["completedOn"] = "2026-02-12", ["areas"] = new JsonArray() });
    }

    public static JsonObject Plan(JsonObject file) => file["plans"]![0]!.AsObject();

    public static JsonObject Goal(JsonObject file, int number = 0) => Plan(file)["goals"]![number]!.AsObject();

    public static IEnumerable<JsonObject> EpisodesOfPlan(JsonObject file) =>
        file["services"]!.AsArray().Select(s => s!.AsObject()).Where(s => s["kind"]!.GetValue<string>() == "planDevelopment");

    /// <summary>The address of the person's plan, as the list of plans links it.</summary>
    public static async Task<string> PlanOf(TestApp app, Guid participant, Person? person = null)
    {
        var list = await app.As(person ?? Person.CareerPlanner).Visit($"/participants/{participant}/plans");
        return list.Document.QuerySelector("tbody th a")?.GetAttribute("href") ?? throw new InvalidOperationException("This person has no plan.");
    }

    /// <summary>The address behind the first link that starts with these words, like "Edit".</summary>
    public static string FirstLink(TestPage page, string words) =>
        page.Document.QuerySelectorAll("main a").First(a => a.TextContent.TrimStart().StartsWith(words, StringComparison.Ordinal)).GetAttribute("href")!;
}
