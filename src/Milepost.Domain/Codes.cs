namespace Milepost.Domain;

// The code words of a participant's record. Their names are those of the case file, in Pascal case.

public enum Program { Adult, DislocatedWorker, Youth, Jted, TradeAdjustment }

/// <summary>IEP for Adults and Dislocated Workers, ISS for Youth.</summary>
public enum PlanKind { Iep, Iss }

public enum GoalType { Employment, Education, Training }

public enum GoalTerm { Short, Intermediate, Long }

public enum GoalStatus { NotStarted, Started, OnTrack, OffTrack, Complete }

public enum Completion { Successful, Unsuccessful }

public enum AgreementMethod { Electronic, Paper, UnableToCollect }

public enum ChangeKind { GoalAdded, GoalChanged, GoalClosed, ObjectiveAdded, DatesChanged, SupportChanged, TrainingChanged }

public enum JustificationBasis { Assessment, Interview, PreviousSkills }

public enum ServiceKind
{
    SelfService, Basic, Individualized, Training, Support, WorkExperience, Apprenticeship, YouthElement, FollowUp, PlanDevelopment,
}

/// <summary>The talks that make a training choice an informed one (Illinois DCEO chapter 4.3, Developing the IEP).</summary>
public enum InformedChoice
{
    LocalLaborMarket, EmployerSkillDemand, HiringPrerequisites, InDemandOccupations, Suitability, SustainableEmployment,
}

public enum AssessmentType { ObjectiveAssessmentSummary, CareerExploration, BasicSkills, SkillsInventoryWorksheet, Interests, Other }

public enum AssessmentSource { Own, Partner }

/// <summary>The eight areas of 29 USC 3164(c)(1)(A).</summary>
public enum AssessmentArea
{
    BasicSkills, OccupationalSkills, WorkExperience, Employability, Interests, Aptitudes, SupportiveServiceNeeds, DevelopmentalNeeds,
}

public enum StaffRole { CareerPlanner, Supervisor, LocalAreaStaff, StatewideStaff, Monitor, DataOfficer, Administrator }

public enum OrgUnitKind { State, LocalArea, Provider, Office }
