using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Plans;
using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Findings.Gates;

/// <summary>How somebody runs into one gate: who, on which page, with what typed.</summary>
/// <param name="Page">Below the person's address; {plan} and {goal} stand for the first of them.</param>
/// <param name="Field">The field that the message stands beside; null where the form has none for it.</param>
public sealed record GateCase(string Requirement, bool Refuses, string Page, string Button, Action<TestPage> Fill, string? Field)
{
    public string Pack { get; init; } = "chicago-cook";
    public string Program { get; init; } = "adult";
    public Action<JsonObject>? File { get; init; }

    /// <summary>With an open plan and a goal.</summary>
    public bool WithPlan { get; init; }

    public Person Planner => Pack switch { "new-jersey" => Person.FarPlanner, "illinois-worknet-jted" => Person.SouthPlanner, _ => Person.CareerPlanner };

    public Person Supervisor => Pack == "new-jersey" ? Person.FarSupervisor : Person.Supervisor;

    public Task<Guid> AddAsync(TestApp app) => WithPlan
        ? app.AddWithPlan("Ada", Pack, Program, Planner.Office, Planner, "P-1", change: File)
        : app.AddParticipant("Ada", "Sampleton", Program, Pack, Planner.Office, Planner, "P-1", File);
}

/// <summary>A way into each gate through a page as people use it.</summary>
internal static class GateCases
{
    private const string Save = "Save the service";
    private const string Workshop = "services/new?service=job-readiness-workshop";
    private const string Training = "services/new?service=occupational-training";
    private const string OpenPlan = "Open the plan and go on to goals";

    public static readonly IReadOnlyList<GateCase> All =
    [
        new("us.youth-participation-conditions", false, "enrollments/new", "Enroll", page => page.Fill("Entered on", "3/2/2026"), "Entered on")
            { Program = "youth", File = NotEnrolled },
        new("us.priority-recorded-before-individualized-service", false, Workshop, Save, _ => { }, "Start date")
            { File = file => file["application"]!.AsObject().Remove("priorityGroup") },
        new("nj.plan-before-services", true, Training, Save, page => page.Fill("Provider", "Mock College"), "Start date") { Pack = "new-jersey" },
        new("jted.work-experience-not-wioa-funded", false, "services/new?service=jted-work-experience&goal=G-1", Save, Placement, "Paid with WIOA funds")
            { Pack = "illinois-worknet-jted", Program = "jted", WithPlan = true },
        new("chi.goal-suits-program", false, "plans/{plan}/goals/{goal}/delete", "Delete the goal", _ => { }, null)
            { Program = "youth", WithPlan = true, File = EducationGoal },
        new("chi.career-exploration-before-iep", true, "plans/new", OpenPlan, page => page.Fill("Comments", "Kept"), "Start date")
            { File = file => Assessed(file, "objectiveAssessmentSummary") },
        new("chi.assessment-before-plan", true, "plans/new", OpenPlan, page => page.Fill("Comments", "Kept"), "Start date")
            { File = file => Assessed(file, "careerExploration") },
        new("chi.participation-before-iep", true, "plans/{plan}", "Save and stay here", page => page.Fill("Start date", "2/17/2026"), "Start date")
            { WithPlan = true, File = file => { PlanCases.Assessed(file); PeopleWithPlans.PlanService(file); } },
        new("chi.vocational-exploration-after-first-services", true, "services/new?service=youth-career-exploration", Save, _ => { }, "Start date") { Program = "youth" },
        new("chi.youth-first-services-in-order", false, "services/new?service=youth-assessment", Save, page => page.Fill("Start date", "2/25/2026"), "Start date")
            { Program = "youth", File = file => { Given(file, "469", "planDevelopment", "2026-02-20"); Given(file, "470", "individualized", "2026-02-21"); } },
        new("chi.plan-service-before-training", true, Training, Save, page => page.FillTrainingNeed(), "Start date") { WithPlan = true },
        new("il.borrowed-assessment-current", false, "plans/new", OpenPlan, page => page.Fill("Comments", "Kept"), null)
            { File = file => { PlanCases.Assessed(file); Assessed(file, "interests", "2025-06-01", "partner"); } },
        new("il.informed-choice-before-training", false, Training, Save, page => page.FillTrainingNeed().Untick("Hiring prerequisites"), "Talked over before choosing the training")
            { WithPlan = true, File = PeopleWithPlans.PlanService },
        new("il.no-service-before-certification", true, Workshop, Save, page => page.Fill("Start date", "2/18/2026"), "Start date")
            { File = file => file["application"]!["certifiedOn"] = "2026-02-20" },
        new("il.iss-before-youth-enrollment", false, "plans/new", OpenPlan, page => page.Fill("Comments", "Kept"), "Start date")
            { Program = "youth", File = file => Assessed(file, "objectiveAssessmentSummary") },
        new("il.basic-skills-test-approved", false, "assessment/new", "Save the assessment",
            page => page.Choose("Type", "Basic skills test").Choose("Tool", "Another tool").Fill("Name of the other tool", "TABE 9 & 10").Fill("Completed on", "2/20/2026"), "Tool"),
        new("il.training-need-noted", false, Training, Save, page => page.FillTrainingNeed().Fill("Case note", ""), "Start date")
            { WithPlan = true, File = PeopleWithPlans.PlanService },
        new("il.screening-before-assessment", false, "screening", "Save the screening", page => page.Fill("Given on", "2/20/2026").Choose("Basic skills deficient", "No"), "Given on")
            { File = PlanCases.Assessed },
    ];

    public static void NotEnrolled(JsonObject file) => file["enrollments"] = new JsonArray();

    public static void Given(JsonObject file, string code, string kind, string on) => file["services"]!.AsArray().Add(new JsonObject
    {
        ["id"] = $"S-{file["services"]!.AsArray().Count + 1}", ["code"] = code, ["name"] = $"Service {code}", ["kind"] = kind, ["program"] = "youth", ["startsOn"] = on, ["recordedOn"] = on,
    });

    private static void Assessed(JsonObject file, string type) => Assessed(file, type, "2026-02-12", "own");

    private static void Assessed(JsonObject file, string type, string on, string source) => file["assessments"]!.AsArray().Add(new JsonObject
    {
        ["id"] = $"A-{file["assessments"]!.AsArray().Count + 1}", ["type"] = type, ["completedOn"] = on, ["source"] = source, ["areas"] = new JsonArray(),
    });

    private static void EducationGoal(JsonObject file) => file["plans"]![0]!["goals"]!.AsArray().Add(new JsonObject
    {
        ["id"] = "G-3", ["type"] = "education", ["term"] = "short", ["statement"] = "Finish high school", ["linkedGoal"] = "G-1", ["establishedOn"] = "2026-02-18",
        ["status"] = "notStarted", ["statusOn"] = "2026-02-18", ["objectives"] = new JsonArray(),
    });

    private static void Placement(TestPage page) => page.Fill("Employer", "Mock Library").Fill("Worksite", "Main branch").Fill("Hourly wage", "17.25")
        .Fill("Subsidized wage an hour", "15").Choose("Position type", "Part-Time").Choose("Status of the placement", "Started (Open)").Choose("Paid with WIOA funds", "Yes");
}
