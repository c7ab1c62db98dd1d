using Milepost.Domain.Policy;

namespace Milepost.App.Policy;

/// <summary>The words a pack file may use where the case file or the program fixes them.</summary>
internal static class PackWordLists
{
    public static readonly string[] Programs = ["adult", "dislocatedWorker", "youth", "jted", "tradeAdjustment"];
    public static readonly string[] PlanKinds = ["iep", "iss"];
    public static readonly string[] GoalTypes = ["employment", "education", "training"];
    public static readonly string[] GoalTerms = ["short", "intermediate", "long"];
    public static readonly string[] GoalStatuses = ["notStarted", "started", "onTrack", "offTrack", "complete"];
    public static readonly string[] GoalDates = ["typed", "from-services"];
    public static readonly string[] ServiceKinds =
        ["selfService", "basic", "individualized", "training", "support", "workExperience", "apprenticeship", "youthElement", "followUp", "planDevelopment"];
    public static readonly string[] Changes =
        ["goalAdded", "goalChanged", "goalClosed", "objectiveAdded", "datesChanged", "supportChanged", "trainingChanged", "offTrack"];
    public static readonly string[] ApprovedThings = ["plan", "training", "support", "placement"];
    public static readonly string[] ApprovedOf = ["everybody", "newCareerCoach"];
    public static readonly string[] ApprovalGates = ["warn", "refuse"];
    public static readonly string[] AgreementMethods = ["electronic", "paper", "unableToCollect"];
    public static readonly string[] ProviderDefaults = ["none", "grantee"];
    public static readonly string[] SupportAtExit = ["doNotCount", "countBesideService"];
    public static readonly string[] Steps = ["assessment", "plan", "goals", "objectives", "services", "finish"];
    public static readonly string[] Views = ["overview", "assessment", "goals", "services", "notes", "documents", "log"];
    public static readonly string[] ApprovedFor = [ApprovedTests.Speakers, ApprovedTests.Learners];
    public static readonly string[] UploadTypes = ["pdf", "jpg", "jpeg", "png", "tif", "tiff", "heic", "doc", "docx"];

    public static readonly string[] PlanFields =
    [
        "openedOn", "projectedEndOn", "office", "planner", "careerPathway", "targetOccupation", "justification", "skillsGap",
        "barriers", "indicators", "tracking", "trainingComponents", "customerActions", "comments",
    ];
    public static readonly string[] GoalFields = ["type", "term", "statement", "category", "establishedOn", "projectedEndOn", "status", "linkedGoal"];
    public static readonly string[] ObjectiveFields = ["statement", "goal", "startsOn", "reviewOn", "projectedEndOn", "justification"];
    public static readonly string[] ServiceFields =
    [
        "name", "kind", "program", "startsOn", "plannedEndOn", "provider", "cost", "weeklyHours", "goal", "youthElement",
        "informedChoice", "placement", "socCode", "rapidsId", "supportType", "wioaFunded",
    ];
    public static readonly string[] ReviewFields = ["on", "changed", "note"];
}
