using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments;

/// <summary>The assessments whose forms ask for more than every assessment has.</summary>
public enum AssessmentKind { Summary, Exploration, Goals, Test, Worksheet, Informal, Borrowed }

public static class AssessmentKinds
{
    /// <summary>The name of the workNet assessment that the desired career path is part of.</summary>
    public const string GoalsTool = "Employment Goals assessment";

    /// <summary>Null for one that the plain form holds.</summary>
    public static AssessmentKind? Of(AssessmentDetails details) => details switch
    {
        { EmploymentGoals: not null } => AssessmentKind.Goals,
        { Type: AssessmentType.ObjectiveAssessmentSummary } => AssessmentKind.Summary,
        { Type: AssessmentType.CareerExploration } => AssessmentKind.Exploration,
        { Type: AssessmentType.BasicSkills } => AssessmentKind.Test,
        { Type: AssessmentType.SkillsInventoryWorksheet } => AssessmentKind.Worksheet,
        _ => null,
    };

    /// <summary>Null where the form asks for it.</summary>
    public static AssessmentType? TypeOf(AssessmentKind kind) => kind switch
    {
        AssessmentKind.Summary => AssessmentType.ObjectiveAssessmentSummary,
        AssessmentKind.Exploration => AssessmentType.CareerExploration,
        AssessmentKind.Test => AssessmentType.BasicSkills,
        AssessmentKind.Worksheet => AssessmentType.SkillsInventoryWorksheet,
        // It says what somebody would like, not what was explored: elsewhere than at workNet it is no career exploration.
        AssessmentKind.Goals or AssessmentKind.Informal => AssessmentType.Other,
        _ => null,
    };

    /// <summary>The tool that goes without saying, where the record's pack lists it.</summary>
    public static string? ToolOf(AssessmentKind kind, AssessmentChoices choices)
    {
        if (kind == AssessmentKind.Goals) return choices.Tools.Any(t => t.Tool == GoalsTool) ? GoalsTool : null;
        if (kind is not (AssessmentKind.Summary or AssessmentKind.Exploration or AssessmentKind.Worksheet)) return null;
        var type = CodeWords.Of(TypeOf(kind)!.Value);
        return choices.Tools.Where(t => t.Type == type && t.Tool != GoalsTool).ToList() is [var only] ? only.Tool : null;
    }

    public static string Heading(AssessmentKind kind) => kind switch
    {
        AssessmentKind.Summary => "Objective Assessment Summary",
        AssessmentKind.Exploration => "Career exploration",
        AssessmentKind.Goals => "Employment goals",
        AssessmentKind.Test => "Basic skills test",
        AssessmentKind.Worksheet => "Skills Inventory Worksheet",
        AssessmentKind.Informal => "Interview or observation",
        _ => "Result from elsewhere",
    };
}
