using System.Text.Json.Nodes;

namespace Milepost.App.Tests.Features.Services;

/// <summary>People to whom services are given: with an open plan, one goal and one objective.</summary>
internal static class PeopleWithPlans
{
    /// <summary>"G-1" holds objective "O-2"; the barrier is Transportation.</summary>
    public static Task<Guid> AddWithPlan(
        this TestApp app, string firstName = "Ada", string pack = "chicago-cook", string program = "adult", string office = TestOrganization.North,
        Person? planner = null, string? id = null, bool signed = false, Action<JsonObject>? change = null) =>
        app.AddParticipant(firstName, "Sampleton", program, pack, office, planner, id, file =>
        {
            file["plans"] = JsonNode.Parse($$"""
                [{
                  "id": "PL-1", "kind": "{{(program == "youth" ? "iss" : "iep")}}", "openedOn": "2026-02-18", "barriers": [{"name": "Transportation"}],
                  "indicators": [], "trainingComponents": [], "reviews": [], "changes": [],
                  "agreements": {{(signed ? """[{"id": "AG-5", "method": "paper", "participantSignedOn": "2026-02-20", "staffSignedOn": "2026-02-20", "copyGivenOn": "2026-02-20"}]""" : "[]")}},
                  "goals": [{
                    "id": "G-1", "type": "employment", "term": "long", "statement": "Work as a pharmacy technician", "establishedOn": "2026-02-18", "status": "notStarted",
                    "statusOn": "2026-02-18", "objectives": [{"id": "O-2", "statement": "Attend Job Readiness Workshop", "startsOn": "2026-02-18", "services": []}]
                  }]
                }]
                """);
            change?.Invoke(file);
        });

    /// <summary>The service that records the making of the plan, which training comes after.</summary>
    public static void PlanService(JsonObject file) => file.List("services").Add(JsonNode.Parse("""
        {"id": "S-1", "code": "205", "name": "Develop Individual Employment Plan", "kind": "planDevelopment", "program": "adult", "startsOn": "2026-02-18",
         "endsOn": "2026-02-18", "completion": "successful", "recordedOn": "2026-02-18"}
        """));

    /// <summary>Fills in what comes before training: the talks that make the choice an informed one, and the note of why it is needed.</summary>
    public static TestPage FillTrainingNeed(this TestPage page)
    {
        foreach (var talk in Enum.GetValues<Milepost.Domain.InformedChoice>()) page.Tick(Milepost.Domain.Words.Of(talk));
        return page.Choose("Subject of the note", "Determination of Training Need").Fill("Case note", "The course leads to the work she wants.");
    }

    public static JsonNode Training(this JsonObject file) => file.List("services").Single(service => service.Text("kind") == "training")!;

    public static JsonArray List(this JsonObject file, string name) => file[name]!.AsArray();

    public static JsonObject Goal(this JsonObject file) => file["plans"]![0]!["goals"]![0]!.AsObject();

    public static string Text(this JsonNode? node, string name) => node![name]?.ToString() ?? "";
}
