using Milepost.Domain.Agreements;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.Domain;

/// <summary>How the codes of the record are said in plain words.</summary>
public static class Words
{
    public static string Of(Program program) => program switch
    {
        Program.Adult => "Adult",
        Program.DislocatedWorker => "Dislocated Worker",
        Program.Youth => "Youth",
        Program.Jted => "JTED",
        Program.TradeAdjustment => "Trade Adjustment",
        _ => program.ToString(),
    };

    public static string Of(PlanKind kind) => kind switch
    {
        PlanKind.Iep => "IEP",
        _ => "ISS",
    };

    public static string LongName(PlanKind kind) => kind switch
    {
        PlanKind.Iep => "Individual Employment Plan (IEP)",
        _ => "Individual Service Strategy (ISS)",
    };

    public static string Of(GoalType type) => type switch
    {
        GoalType.Employment => "Employment",
        GoalType.Education => "Education",
        _ => "Training",
    };

    public static string Of(GoalTerm term) => term switch
    {
        GoalTerm.Short => "Short term",
        GoalTerm.Intermediate => "Intermediate",
        _ => "Long term",
    };

    public static string Of(GoalStatus status) => status switch
    {
        GoalStatus.NotStarted => "Not started",
        GoalStatus.Started => "Started",
        GoalStatus.OnTrack => "On track",
        GoalStatus.OffTrack => "Off track",
        _ => "Complete",
    };

    public static string Of(LimitPeriod period) => period switch
    {
        LimitPeriod.ProgramYear => "a program year",
        LimitPeriod.CalendarYear => "a calendar year",
        _ => "in all",
    };

    public static string Of(Outcomes.ContactResult result) => result switch
    {
        Outcomes.ContactResult.Reached => "Reached",
        Outcomes.ContactResult.LeftMessage => "Left a message",
        Outcomes.ContactResult.Unreachable => "Not reached",
        _ => "Declined follow-up",
    };

    public static string Of(Outcomes.FollowUpEndReason why) => why switch
    {
        Outcomes.FollowUpEndReason.Declined => "Declined",
        Outcomes.FollowUpEndReason.Unreachable => "Cannot be reached",
        Outcomes.FollowUpEndReason.Excluded => "Left out of the indicators",
        _ => "Enrolled again",
    };

    public static string Of(Participants.UncountedReason reason) => reason switch
    {
        Participants.UncountedReason.SelfService => "self-service does not count",
        Participants.UncountedReason.Support => "a support service does not delay the exit",
        Participants.UncountedReason.FollowUp => "follow-up comes after the exit",
        Participants.UncountedReason.OtherProgram => "it belongs to a program that exits on its own",
        _ => "the requirement does not count it",
    };

    public static string Of(Completion outcome) => outcome == Completion.Successful ? "Successful" : "Unsuccessful";

    public static string Of(AgreementMethod method) => method switch
    {
        AgreementMethod.Electronic => "Signed electronically",
        AgreementMethod.Paper => "Signed on paper",
        _ => "Unable to collect",
    };

    public static string Of(ServiceKind kind) => kind switch
    {
        ServiceKind.SelfService => "Self-service",
        ServiceKind.Basic => "Basic career service",
        ServiceKind.Individualized => "Individualized career service",
        ServiceKind.Training => "Training",
        ServiceKind.Support => "Support service",
        ServiceKind.WorkExperience => "Work experience",
        ServiceKind.Apprenticeship => "Apprenticeship",
        ServiceKind.YouthElement => "Youth element",
        ServiceKind.FollowUp => "Follow-up",
        _ => "Plan development",
    };

    public static string Of(AssessmentType type) => type switch
    {
        AssessmentType.ObjectiveAssessmentSummary => "Objective Assessment Summary",
        AssessmentType.CareerExploration => "Career exploration",
        AssessmentType.BasicSkills => "Basic skills test",
        AssessmentType.SkillsInventoryWorksheet => "Skills Inventory Worksheet",
        AssessmentType.Interests => "Interests",
        _ => "Other assessment",
    };

    public static string Of(AssessmentArea area) => area switch
    {
        AssessmentArea.BasicSkills => "Basic skills",
        AssessmentArea.OccupationalSkills => "Occupational skills",
        AssessmentArea.WorkExperience => "Prior work experience",
        AssessmentArea.Employability => "Employability",
        AssessmentArea.Interests => "Interests",
        AssessmentArea.Aptitudes => "Aptitudes",
        AssessmentArea.SupportiveServiceNeeds => "Supportive service needs",
        _ => "Developmental needs",
    };

    public static string Of(TrainingTest test) => test switch
    {
        TrainingTest.CareerServicesFallShort => "Unlikely to find or keep work that supports them by career services alone",
        TrainingTest.NeedsTraining => "Needs training to find or keep such work",
        TrainingTest.AbleToSucceed => "Has what it takes to succeed in it",
        TrainingTest.TiedToLocalJobs => "It leads to jobs here or where the person is willing to move",
        TrainingTest.OtherGrantsFallShort => "Other grants do not cover it",
        _ => "Served in the order of priority",
    };

    public static string Of(SkillSource from) => from switch
    {
        SkillSource.PreviousWork => "Earlier work",
        SkillSource.Education => "School or training",
        _ => "Life outside work",
    };

    public static string Of(TestPart part) => part == TestPart.PreTest ? "Pre-test" : "Post-test";

    public static string Of(JustificationBasis basis) => basis switch
    {
        JustificationBasis.Assessment => "Assessment",
        JustificationBasis.Interview => "Interview",
        _ => "Skills from previous work",
    };

    public static string Of(InformedChoice choice) => choice switch
    {
        InformedChoice.LocalLaborMarket => "Local labor market conditions",
        InformedChoice.EmployerSkillDemand => "Local employer skill demands",
        InformedChoice.HiringPrerequisites => "Hiring prerequisites",
        InformedChoice.InDemandOccupations => "In-demand occupations in the area",
        InformedChoice.Suitability => "Suitability of the training",
        _ => "Leads to sustainable employment",
    };

    public static string Of(Identification by) => by switch
    {
        Identification.Password => "Signed in with password",
        Identification.PasswordAndSecondStep => "Signed in with password and second step",
        Identification.LinkAndBirthDate => "One-time link and date of birth",
        _ => "In person, on the office's device",
    };

    public static string Of(SigningStanding standing) => standing switch
    {
        SigningStanding.Asked => "Waiting for the participant",
        SigningStanding.ParticipantSigned => "Waiting for the staff signature",
        SigningStanding.Signed => "Signed by both",
        SigningStanding.Declined => "Not signed",
        SigningStanding.Cancelled => "Taken back",
        SigningStanding.Expired => "Time is over",
        _ => "The plan has changed since",
    };

    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.GoalAdded => "Goal added",
        ChangeKind.GoalChanged => "Goal changed",
        ChangeKind.GoalClosed => "Goal closed",
        ChangeKind.ObjectiveAdded => "Objective added",
        ChangeKind.DatesChanged => "Dates changed",
        ChangeKind.SupportChanged => "Support services changed",
        _ => "Training changed",
    };

    public static string Of(StaffRole role) => role switch
    {
        StaffRole.CareerPlanner => "Career planner",
        StaffRole.Supervisor => "Supervisor",
        StaffRole.LocalAreaStaff => "Local area staff",
        StaffRole.StatewideStaff => "Statewide staff",
        StaffRole.Monitor => "Monitor",
        StaffRole.DataOfficer => "Data officer",
        _ => "Administrator",
    };

    public static string Of(FrontDesk.CheckIn how) => how switch
    {
        FrontDesk.CheckIn.SignInSheet => "Sign-in sheet",
        _ => how.ToString(),
    };

    public static string Of(FrontDesk.LocalServiceKind kind) => kind switch
    {
        FrontDesk.LocalServiceKind.SelfService => "Self-service",
        FrontDesk.LocalServiceKind.StaffHelp => "Help by staff",
        FrontDesk.LocalServiceKind.Partner => "Partner program",
        _ => kind.ToString(),
    };

    public static string Of(OrgUnitKind kind) => kind switch
    {
        OrgUnitKind.State => "State",
        OrgUnitKind.LocalArea => "Local area",
        OrgUnitKind.Provider => "Provider",
        _ => "Office",
    };
}
