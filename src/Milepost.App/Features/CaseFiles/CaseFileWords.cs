namespace Milepost.App.Features.CaseFiles;

// The closed lists of words in a case file. In JSON each word starts with a small letter: DislocatedWorker is "dislocatedWorker".

/// <summary>A program a participant applies for, is enrolled in, or is served by.</summary>
public enum CaseProgram { Adult, DislocatedWorker, Youth, Jted, TradeAdjustment }

/// <summary>The language a participant prefers: English or Spanish.</summary>
public enum CaseLanguage { En, Es }

/// <summary>How an objective or a service ended.</summary>
public enum CaseOutcome { Successful, Unsuccessful }

/// <summary>What kind of assessment it was.</summary>
public enum CaseAssessmentType { ObjectiveAssessmentSummary, CareerExploration, BasicSkills, SkillsInventoryWorksheet, Interests, Other }

/// <summary>Whether the office assessed or borrowed a partner's result.</summary>
public enum CaseAssessmentSource { Own, Partner }

/// <summary>The eight areas an assessment may cover.</summary>
public enum CaseAssessmentArea
{
    BasicSkills, OccupationalSkills, WorkExperience, Employability, Interests, Aptitudes, SupportiveServiceNeeds, DevelopmentalNeeds,
}

/// <summary>Individual Employment Plan or Individual Service Strategy.</summary>
public enum CasePlanKind { Iep, Iss }

/// <summary>What the justification of a plan rests on.</summary>
public enum CaseJustificationBasis { Assessment, Interview, PreviousSkills }

/// <summary>What a goal is about.</summary>
public enum CaseGoalType { Employment, Education, Training }

/// <summary>How far ahead a goal lies.</summary>
public enum CaseGoalTerm { Short, Intermediate, Long }

/// <summary>How a goal stands.</summary>
public enum CaseGoalStatus { NotStarted, Started, OnTrack, OffTrack, Complete }

/// <summary>How signatures were given, or that they could not be collected.</summary>
public enum CaseAgreementMethod { Electronic, Paper, UnableToCollect }

/// <summary>What was changed in a plan.</summary>
public enum CaseChangeKind { GoalAdded, GoalChanged, GoalClosed, ObjectiveAdded, DatesChanged, SupportChanged, TrainingChanged }

/// <summary>What kind of service it is.</summary>
public enum CaseServiceKind
{
    SelfService, Basic, Individualized, Training, Support, WorkExperience, Apprenticeship, YouthElement, FollowUp, PlanDevelopment,
}

/// <summary>What a participant was told about before choosing a training.</summary>
public enum CaseInformedChoice
{
    LocalLaborMarket, EmployerSkillDemand, HiringPrerequisites, InDemandOccupations, Suitability, SustainableEmployment,
}
