using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Training;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.CaseFiles;

/// <summary>One participant's whole record, as it enters and leaves Milepost.</summary>
/// <remarks>
/// The contract is <c>schema/milepost-case-1.schema.json</c>, where every field is described. These records hold the same
/// fields in the same order, and a test compares the two. A list is never null; money keeps the digits it came with.
/// </remarks>
public sealed record CaseFile
{
    public const string CurrentFormat = "milepost-case/1";

    public string Format { get; init; } = CurrentFormat;
    public required string Pack { get; init; }
    public required CaseParticipant Participant { get; init; }
    public CaseApplication? Application { get; init; }
    public CaseScreening? Screening { get; init; }
    public IReadOnlyList<CaseEnrollment> Enrollments { get; init; } = [];
    public IReadOnlyList<CaseAssessment> Assessments { get; init; } = [];
    public IReadOnlyList<CasePlan> Plans { get; init; } = [];
    public IReadOnlyList<CaseService> Services { get; init; } = [];
    public IReadOnlyList<CaseNote> CaseNotes { get; init; } = [];
    public IReadOnlyList<CaseCredential> Credentials { get; init; } = [];
    public IReadOnlyList<CaseSkillGain> SkillGains { get; init; } = [];
    public IReadOnlyList<CaseReferral> Referrals { get; init; } = [];
    public IReadOnlyList<string> PartnerPrograms { get; init; } = [];
    public IReadOnlyList<CasePlannedGap> PlannedGaps { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseFollowUpContact> FollowUpContacts { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseWaiver> Waivers { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseTrainingChoice> TrainingChoices { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CasePayroll> Payroll { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseConsent> Consents { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseConcurrentProgram> ConcurrentPrograms { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseVisit> Visits { get; init; } = [];
    public string? Office { get; init; }
    public string? Planner { get; init; }
}

/// <summary>The person the record is about.</summary>
public sealed record CaseParticipant
{
    public required string Id { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }
    public required DateOnly BirthDate { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public CaseLanguage? Language { get; init; }
    public bool? Veteran { get; init; }
    public bool? AttendingSchool { get; init; }
    public DateOnly? TrainingApprovedOn { get; init; }
    public bool? NewCareerCoach { get; init; }
    public bool? Folder { get; init; }
    public string? MiddleName { get; init; }
    public string? PreferredName { get; init; }
    public CaseAddress? Address { get; init; }
    public string? Phone2 { get; init; }
    public string? DesiredCareerPath { get; init; }
}

/// <summary>Where the participant lives, as far as it is known.</summary>
public sealed record CaseAddress
{
    public string? Street { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? Zip { get; init; }
}

/// <summary>The application for services and what was decided about it.</summary>
public sealed record CaseApplication
{
    public required DateOnly AppliedOn { get; init; }
    public DateOnly? DeterminedOn { get; init; }
    public DateOnly? CertifiedOn { get; init; }
    public IReadOnlyList<Program> Programs { get; init; } = [];
    public int? PriorityGroup { get; init; }
    public IReadOnlyList<CaseDocument> Documents { get; init; } = [];
    public CaseEligibility? Eligibility { get; init; }
}

/// <summary>The answers that eligibility rests on, what proves them, and the decisions as they were made.</summary>
public sealed record CaseEligibility
{
    public IReadOnlyList<CaseEligibilityAnswer> Answers { get; init; } = [];
    public IReadOnlyList<CaseEligibilityProof> Proofs { get; init; } = [];
    public IReadOnlyList<CaseEligibilityDecision> Decisions { get; init; } = [];
}

public sealed record CaseEligibilityAnswer
{
    public required string Question { get; init; }
    public required string Answer { get; init; }
}

/// <summary>A document of the record, or a paper that staff saw.</summary>
public sealed record CaseEligibilityProof
{
    public required string Question { get; init; }
    public required string Kind { get; init; }
    public string? Document { get; init; }
    public string? DocumentTitle { get; init; }
    public string? Sha256 { get; init; }
    public required DateOnly SeenOn { get; init; }
    public required string SeenBy { get; init; }
}

/// <summary>A decision about eligibility, frozen as it was made.</summary>
public sealed record CaseEligibilityDecision
{
    public required string Id { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public required string DecidedBy { get; init; }
    public required string Sha256 { get; init; }
    public required string Frozen { get; init; }
}

/// <summary>A document that proves something the application says.</summary>
public sealed record CaseDocument
{
    public required string Element { get; init; }
    public required string Kind { get; init; }
}

/// <summary>The basic skills screening and what was done about it.</summary>
public sealed record CaseScreening
{
    public required DateOnly GivenOn { get; init; }
    public required bool BasicSkillsDeficient { get; init; }
    public IReadOnlyList<string> Actions { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseScreeningAnswer> Answers { get; init; } = [];
    public string? Reason { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<CaseScreeningFollowUp> FollowUps { get; init; } = [];
}

public enum CaseScreeningReply { Yes, No, NotSure }

/// <summary>An answer to one of the screening's questions.</summary>
public sealed record CaseScreeningAnswer
{
    public required string Question { get; init; }
    public required CaseScreeningReply Answer { get; init; }
}

/// <summary>Something done about a basic skills deficiency, and by what.</summary>
public sealed record CaseScreeningFollowUp
{
    public required string Action { get; init; }
    public required DateOnly On { get; init; }
    public string? By { get; init; }
}

/// <summary>A program the participant entered, and perhaps left.</summary>
/// <remarks>An exit is dated back to the last service; the day it was entered is kept apart.</remarks>
public sealed record CaseEnrollment
{
    public required Program Program { get; init; }
    public required DateOnly EnteredOn { get; init; }
    public DateOnly? ExitedOn { get; init; }
    public DateOnly? ExitRecordedOn { get; init; }
    public string? ExitReason { get; init; }
    public DateOnly? EmployedOn { get; init; }
    public DateOnly? ParticipationOn { get; init; }
    public CaseExitDetails? ExitDetails { get; init; }
}

/// <summary>What was written down with an exit, beside its date and reason.</summary>
public sealed record CaseExitDetails
{
    public string? Code { get; init; }
    public string? Exclusion { get; init; }
    public CaseEvidence? Proof { get; init; }
    public DateOnly? ComputedOn { get; init; }
    public string? DateReason { get; init; }
    public CaseJob? Job { get; init; }
    public string? CaseNote { get; init; }
    public CaseFollowUp? FollowUp { get; init; }
}

/// <summary>What shows that an outcome is true.</summary>
public sealed record CaseEvidence
{
    public string? Kind { get; init; }
    public string? Document { get; init; }
    public string? SeenBy { get; init; }
    public DateOnly? SeenOn { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<CaseNamedFact> Facts { get; init; } = [];
}

/// <summary>One fact by its name.</summary>
public sealed record CaseNamedFact
{
    public required string Name { get; init; }
    public required string Value { get; init; }
}

/// <summary>The job somebody has at exit or at a follow-up contact.</summary>
public sealed record CaseJob
{
    public required bool Employed { get; init; }
    public string? Employer { get; init; }
    public string? Title { get; init; }
    public string? SocCode { get; init; }
    public DateOnly? StartedOn { get; init; }
    public decimal? WeeklyHours { get; init; }
    [Money] public decimal? HourlyWage { get; init; }
    public bool? Unsubsidized { get; init; }
    public CaseEvidence? Evidence { get; init; }
}

/// <summary>What was agreed about the year after exit.</summary>
public sealed record CaseFollowUp
{
    public required DateOnly OfferedOn { get; init; }
    public required bool Accepted { get; init; }
    public string? Reason { get; init; }
    public CaseFollowUpEnd? End { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<CasePlannedContact> Planned { get; init; } = [];
}

/// <summary>Follow-up that ended before its time was full.</summary>
public sealed record CaseFollowUpEnd
{
    public required DateOnly On { get; init; }
    public required FollowUpEndReason Why { get; init; }
    public required string Reason { get; init; }
}

/// <summary>The day on which a contact of one quarter is planned.</summary>
public sealed record CasePlannedContact
{
    public required int Quarter { get; init; }
    public required DateOnly On { get; init; }
}

/// <summary>An assessment, by any tool or partner.</summary>
public sealed record CaseAssessment
{
    public required string Id { get; init; }
    public required AssessmentType Type { get; init; }
    public string? Tool { get; init; }
    public required DateOnly CompletedOn { get; init; }
    public bool? Formal { get; init; }
    public AssessmentSource? Source { get; init; }
    public IReadOnlyList<AssessmentArea> Areas { get; init; } = [];
    public string? Summary { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<CaseScore> Scores { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<string> Barriers { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseFormerSummary> SummaryHistory { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseAreaFinding> Findings { get; init; } = [];
    public CaseBattery? Battery { get; init; }
    public CaseExploration? Exploration { get; init; }
    public CaseEmploymentGoals? EmploymentGoals { get; init; }
    public CaseWorksheet? Worksheet { get; init; }
    public CaseBorrowed? Borrowed { get; init; }
    public CaseTestException? Exception { get; init; }
}

/// <summary>What an assessment says of one area.</summary>
public sealed record CaseAreaFinding
{
    public required AssessmentArea Area { get; init; }
    public string? Finding { get; init; }
    public string? Strength { get; init; }
    public string? Need { get; init; }
}

/// <summary>How a test battery was given.</summary>
public sealed record CaseBattery
{
    public TestPart? Part { get; init; }
    public string? Form { get; init; }
    public string? PreTest { get; init; }
    public string? GivenBy { get; init; }
    public bool? GiverTrained { get; init; }
    public bool? EnglishLearner { get; init; }
}

/// <summary>What a career exploration led to.</summary>
public sealed record CaseExploration
{
    public string? Interests { get; init; }
    public IReadOnlyList<string> Occupations { get; init; } = [];
    public string? Learned { get; init; }
}

/// <summary>The employment goals a participant named.</summary>
public sealed record CaseEmploymentGoals
{
    public string? CareerPath { get; init; }
    public string? Occupation { get; init; }
    [Money] public decimal? HourlyWage { get; init; }
    public string? Hours { get; init; }
    public string? CanStart { get; init; }
    public string? Conditions { get; init; }
}

/// <summary>The Skills Inventory Worksheet.</summary>
public sealed record CaseWorksheet
{
    public string? TargetOccupation { get; init; }
    public IReadOnlyList<CaseInventorySkill> Skills { get; init; } = [];
    public string? Recommendation { get; init; }
    public string? SignedOffBy { get; init; }
    public DateOnly? SignedOffOn { get; init; }
}

/// <summary>One line of the Skills Inventory Worksheet.</summary>
public sealed record CaseInventorySkill
{
    public required string Skill { get; init; }
    public required SkillSource From { get; init; }
    public string? Level { get; init; }
    public string? Evidence { get; init; }
    public required bool Transfers { get; init; }
}

/// <summary>Where a result from elsewhere comes from.</summary>
public sealed record CaseBorrowed
{
    public required Lender By { get; init; }
    public string? Partner { get; init; }
    public string? Document { get; init; }
}

/// <summary>Why no basic skills test is needed.</summary>
public sealed record CaseTestException
{
    public required string Reason { get; init; }
    public required string Proof { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public string? WithdrawnWhy { get; init; }
}

/// <summary>One score of a test, as the test reports it.</summary>
public sealed record CaseScore
{
    public required string Name { get; init; }
    public required string Score { get; init; }
    public string? Level { get; init; }
}

/// <summary>What the summary of an assessment said before.</summary>
public sealed record CaseFormerSummary
{
    public required DateOnly On { get; init; }
    public required string Summary { get; init; }
    public string? By { get; init; }
}

/// <summary>An employment plan or service strategy.</summary>
public sealed record CasePlan
{
    public required string Id { get; init; }
    public required PlanKind Kind { get; init; }
    public required DateOnly OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string? CareerPathway { get; init; }
    public string? TargetOccupation { get; init; }
    public CaseJustification? Justification { get; init; }
    public IReadOnlyList<CaseBarrier> Barriers { get; init; } = [];
    public bool? NoBarriers { get; init; }
    public IReadOnlyList<string> Indicators { get; init; } = [];
    public string? Tracking { get; init; }
    public IReadOnlyList<string> TrainingComponents { get; init; } = [];
    public string? Comments { get; init; }
    public IReadOnlyList<CaseGoal> Goals { get; init; } = [];
    public IReadOnlyList<CaseAgreement> Agreements { get; init; } = [];
    public IReadOnlyList<CaseReview> Reviews { get; init; } = [];
    public IReadOnlyList<CaseChange> Changes { get; init; } = [];
    public DateOnly? ProjectedEndOn { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<string> CustomerActions { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<string> SupportServices { get; init; } = [];
    public string? CloseReason { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<CaseReopening> Reopenings { get; init; } = [];
}

/// <summary>Why the target occupation suits this person.</summary>
public sealed record CaseJustification
{
    public required string Text { get; init; }
    public IReadOnlyList<JustificationBasis> Basis { get; init; } = [];
    public string? SkillsGap { get; init; }
}

/// <summary>Something that stands in the way, and what is done about it.</summary>
public sealed record CaseBarrier
{
    public required string Name { get; init; }
    public string? Action { get; init; }
}

/// <summary>When and why a closed plan was opened again.</summary>
public sealed record CaseReopening
{
    public required DateOnly On { get; init; }
    public required string Reason { get; init; }
}

/// <summary>A goal of a plan.</summary>
public sealed record CaseGoal
{
    public required string Id { get; init; }
    public required GoalType Type { get; init; }
    public required GoalTerm Term { get; init; }
    public required string Statement { get; init; }
    public string? Category { get; init; }
    public string? LinkedGoal { get; init; }
    public required DateOnly EstablishedOn { get; init; }
    public DateOnly? ProjectedEndOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string? Outcome { get; init; }
    public GoalStatus? Status { get; init; }
    public DateOnly? StatusOn { get; init; }
    public IReadOnlyList<CaseObjective> Objectives { get; init; } = [];
    public string? CloseReason { get; init; }
}

/// <summary>A step toward a goal.</summary>
public sealed record CaseObjective
{
    public required string Id { get; init; }
    public required string Statement { get; init; }
    public string? Predefined { get; init; }
    public string? Justification { get; init; }
    public required DateOnly StartsOn { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public DateOnly? ProjectedEndOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public Completion? Outcome { get; init; }
    /// <summary>Ids of services.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];
    public string? Comments { get; init; }
}

/// <summary>The signatures on a plan, or why they could not be had.</summary>
/// <remarks><see cref="RecordedOn"/> is always there for <see cref="AgreementMethod.UnableToCollect"/>, which has no other date.</remarks>
public sealed record CaseAgreement
{
    public required string Id { get; init; }
    public required AgreementMethod Method { get; init; }
    public DateOnly? ParticipantSignedOn { get; init; }
    public DateOnly? StaffSignedOn { get; init; }
    public DateOnly? CopyGivenOn { get; init; }
    public string? Reason { get; init; }
    public DateOnly? RecordedOn { get; init; }
    public DateOnly? TryAgainOn { get; init; }
    public int? PlanVersion { get; init; }
}

/// <summary>A plan was looked at again.</summary>
public sealed record CaseReview
{
    public required DateOnly On { get; init; }
    public required bool Changed { get; init; }
    public string? CaseNote { get; init; }
}

/// <summary>Something in a plan was changed after it was opened.</summary>
public sealed record CaseChange
{
    public required DateOnly On { get; init; }
    public required ChangeKind Kind { get; init; }
    public string? Goal { get; init; }
    public string? Reason { get; init; }
}

/// <summary>A service planned, given or ended.</summary>
public sealed record CaseService
{
    public required string Id { get; init; }
    public string? Code { get; init; }
    public required string Name { get; init; }
    public required ServiceKind Kind { get; init; }
    public Program? Program { get; init; }
    public int? YouthElement { get; init; }
    public bool? WioaFunded { get; init; }
    public required DateOnly StartsOn { get; init; }
    public DateOnly? PlannedEndOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public Completion? Completion { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public DateOnly? LearnedEndedOn { get; init; }
    public DateOnly? ClosureRecordedOn { get; init; }
    public string? Provider { get; init; }
    [Money] public decimal? Cost { get; init; }
    public decimal? WeeklyHours { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<InformedChoice> InformedChoice { get; init; } = [];
    public CasePlacement? Placement { get; init; }
    public string? SocCode { get; init; }
    public string? RapidsId { get; init; }
    public string? Notes { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<string> Barriers { get; init; } = [];
    public CaseFunding? Funding { get; init; }
    public string? SupportType { get; init; }
    public string? TrainingProgram { get; init; }
    public CaseTraining? Training { get; init; }
    public string? Attendance { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<CaseAttendance> AttendanceRecords { get; init; } = [];
    public int? Episode { get; init; }
    public bool? SameDay { get; init; }
    public string? Goal { get; init; }
}

/// <summary>Who pays a service.</summary>
public sealed record CaseFunding
{
    [LeftOutWhenEmpty] public IReadOnlyList<CaseFundingShare> Shares { get; init; } = [];
    public string? OverLimitBecause { get; init; }
}

public sealed record CaseFundingShare
{
    public required string Source { get; init; }
    [Money] public required decimal Amount { get; init; }
}

/// <summary>What a training or an apprenticeship has beyond other services.</summary>
public sealed record CaseTraining
{
    public string? Provider { get; init; }
    public string? Program { get; init; }
    public bool? Ita { get; init; }
    public string? ItaNumber { get; init; }
    public CaseTrainingCost? Cost { get; init; }
    public CaseFinancialAid? Aid { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<CaseBudgetLine> Budget { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseBudgetEntry> Entries { get; init; } = [];
    public string? Sponsor { get; init; }
    public string? RelatedInstruction { get; init; }
    [Money] public decimal? StartWage { get; init; }
    [Money] public decimal? EndWage { get; init; }
}

/// <summary>The parts of a training's cost.</summary>
public sealed record CaseTrainingCost
{
    [Money] public required decimal Tuition { get; init; }
    [Money] public required decimal Fees { get; init; }
    [Money] public required decimal Books { get; init; }
    [Money] public required decimal Supplies { get; init; }
    [Money] public required decimal Other { get; init; }
}

/// <summary>What others pay toward a training.</summary>
public sealed record CaseFinancialAid
{
    [Money] public required decimal Pell { get; init; }
    [Money] public required decimal OtherGrants { get; init; }
    [Money] public required decimal Employer { get; init; }
    [Money] public required decimal Own { get; init; }
}

/// <summary>What is planned for one period of a training.</summary>
public sealed record CaseBudgetLine
{
    public required int Number { get; init; }
    public required string Period { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    [Money] public required decimal Planned { get; init; }
}

/// <summary>Money obligated, invoiced or paid for a training.</summary>
public sealed record CaseBudgetEntry
{
    public required int Number { get; init; }
    public required int Line { get; init; }
    public required BudgetEntryKind Kind { get; init; }
    [Money] public required decimal Amount { get; init; }
    public required DateOnly On { get; init; }
    public string? Reference { get; init; }
    public required string By { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public int? Reverses { get; init; }
    public string? Why { get; init; }
}

/// <summary>Hours attended on one day or in one week.</summary>
public sealed record CaseAttendance
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required decimal Scheduled { get; init; }
    public required decimal Attended { get; init; }
    public bool? Excused { get; init; }
    public string? Note { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public required string RecordedBy { get; init; }
}

/// <summary>The job of a work experience or apprenticeship.</summary>
public sealed record CasePlacement
{
    public required string Employer { get; init; }
    public required string Worksite { get; init; }
    [Money] public required decimal MinimumWage { get; init; }
    [Money] public required decimal HourlyWage { get; init; }
    [Money] public required decimal SubsidizedWage { get; init; }
    public required string PositionType { get; init; }
    public required string Status { get; init; }
    public required DateOnly StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public string? EmployerId { get; init; }
    public string? WorksiteId { get; init; }
    public string? JobId { get; init; }
    public string? JobTitle { get; init; }
    public string? Region { get; init; }
    public WageCircumstance? Circumstance { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<CasePlacementStatus> StatusHistory { get; init; } = [];
}

/// <summary>From a day on a placement stands like this.</summary>
public sealed record CasePlacementStatus
{
    public required DateOnly On { get; init; }
    public required string Status { get; init; }
}

/// <summary>Pay for one period at a placement.</summary>
public sealed record CasePayroll
{
    public required string Service { get; init; }
    public required DateOnly PeriodStart { get; init; }
    public required DateOnly PeriodEnd { get; init; }
    public required decimal Hours { get; init; }
    public decimal? OvertimeHours { get; init; }
    [Money] public required decimal HourlyWage { get; init; }
    [Money] public required decimal Gross { get; init; }
    [Money] public required decimal Subsidized { get; init; }
    public string? CheckNumber { get; init; }
    public string? File { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public DateOnly? TakenBackOn { get; init; }
}

/// <summary>A case note; a two-way one is a contact.</summary>
public sealed record CaseNote
{
    public required string Id { get; init; }
    public required string Subject { get; init; }
    public required DateOnly OccurredOn { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public required bool TwoWay { get; init; }
    public string? Method { get; init; }
    public string? Service { get; init; }
    public required string Text { get; init; }
    public required string Author { get; init; }
    public DateOnly? LockedOn { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<CaseAddendum> Addenda { get; init; } = [];
}

/// <summary>What was added to a case note after it was signed off.</summary>
public sealed record CaseAddendum
{
    public required DateOnly RecordedOn { get; init; }
    public required string Text { get; init; }
    public required string Author { get; init; }
}

/// <summary>A credential the participant attained.</summary>
public sealed record CaseCredential
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? Type { get; init; }
    public string? Service { get; init; }
    public required DateOnly AttainedOn { get; init; }
    public DateOnly? LearnedOn { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public CaseEvidence? Evidence { get; init; }
}

/// <summary>A measurable skill gain.</summary>
public sealed record CaseSkillGain
{
    public required string Id { get; init; }
    public required string Type { get; init; }
    public required DateOnly AttainedOn { get; init; }
    public DateOnly? LearnedOn { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public CaseEvidence? Evidence { get; init; }
}

/// <summary>A referral to a partner.</summary>
public sealed record CaseReferral
{
    public required string Id { get; init; }
    public required string Partner { get; init; }
    public string? Contact { get; init; }
    public required DateOnly On { get; init; }
    public string? For { get; init; }
    public string? Outcome { get; init; }
    public string? PartnerId { get; init; }
    public ReferralState? State { get; init; }
    public DateOnly? NeededBy { get; init; }
    public CaseReferralReason? Answers { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<SharedItem> Shared { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseNamedDocument> SharedDocuments { get; init; } = [];
    /// <summary>Ids of consents.</summary>
    [LeftOutWhenEmpty] public IReadOnlyList<string> Consents { get; init; } = [];
    public DateOnly? SentOn { get; init; }
    public DateOnly? OpenUntil { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<CaseReferralStep> Steps { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseReferralMessage> Messages { get; init; } = [];
}

/// <summary>What of the plan a referral answers.</summary>
public sealed record CaseReferralReason
{
    public string? Barrier { get; init; }
    public string? Goal { get; init; }
    public string? Objective { get; init; }
    public string? Service { get; init; }
}

/// <summary>One step of a referral.</summary>
public sealed record CaseReferralStep
{
    public required ReferralState State { get; init; }
    public required DateOnly On { get; init; }
    public required string By { get; init; }
    public string? Text { get; init; }
    public CaseNamedDocument? Document { get; init; }
}

/// <summary>A note between the planner and the partner.</summary>
public sealed record CaseReferralMessage
{
    public required DateOnly On { get; init; }
    public required string By { get; init; }
    public required bool FromPartner { get; init; }
    public required string Text { get; init; }
}

/// <summary>A document that is named; case files carry no documents.</summary>
public sealed record CaseNamedDocument
{
    public required string Id { get; init; }
    public required string Title { get; init; }
}

/// <summary>A consent to share facts of the record with partners.</summary>
public sealed record CaseConsent
{
    public required string Id { get; init; }
    public string? Partner { get; init; }
    public string? PartnerId { get; init; }
    public string? Program { get; init; }
    public required IReadOnlyList<SharedItem> Items { get; init; }
    public required IReadOnlyList<CaseNamedDocument> Documents { get; init; }
    public required string Purpose { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; init; }
    public required ConsentWay Way { get; init; }
    public required DateOnly GivenOn { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public required string RecordedBy { get; init; }
    public string? Witness { get; init; }
    public CaseNamedDocument? Paper { get; init; }
    public CaseLanguage? Language { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public string? WithdrawnBy { get; init; }
}

/// <summary>A partner program that also serves the participant.</summary>
public sealed record CaseConcurrentProgram
{
    public required string Id { get; init; }
    public required string Program { get; init; }
    public string? Partner { get; init; }
    public string? PartnerId { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    public string? Contact { get; init; }
    public required ConcurrentStatus Status { get; init; }
    public required ConcurrentSource Source { get; init; }
    public bool? CommonExit { get; init; }
    public required DateOnly RecordedOn { get; init; }
}

/// <summary>A time without services that was planned and recorded.</summary>
public sealed record CasePlannedGap
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required string Reason { get; init; }
    public DateOnly? RecordedOn { get; init; }
}

/// <summary>A follow-up contact after exit.</summary>
public sealed record CaseFollowUpContact
{
    public required string Id { get; init; }
    public required DateOnly On { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public required ContactResult Result { get; init; }
    public string? Method { get; init; }
    public required string Author { get; init; }
    public CaseJob? Job { get; init; }
    public bool? InSchool { get; init; }
    public string? School { get; init; }
    public string? Needs { get; init; }
    public string? ServicesGiven { get; init; }
    public DateOnly? NextOn { get; init; }
    public int? ReportsQuarter { get; init; }
    public string? Service { get; init; }
    public string? CaseNote { get; init; }
}

/// <summary>A requirement that a supervisor let wait.</summary>
public sealed record CaseWaiver
{
    public required string Requirement { get; init; }
    public string? Subject { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; init; }
    public required string Reason { get; init; }
    public required string GivenBy { get; init; }
}

/// <summary>A training considered, whether it suits, and the talks about it.</summary>
public sealed record CaseTrainingChoice
{
    public required string Id { get; init; }
    public required string Training { get; init; }
    public string? Provider { get; init; }
    public string? Occupation { get; init; }
    public required DateOnly ConsideredOn { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<CaseChoiceTalk> Talks { get; init; } = [];
    [LeftOutWhenEmpty] public IReadOnlyList<CaseTrainingTest> Tests { get; init; } = [];
    public bool? Suitable { get; init; }
    public string? Reason { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? Service { get; init; }
    public string? CaseNote { get; init; }
    public required DateOnly RecordedOn { get; init; }
}

/// <summary>A talk that helped to choose a training.</summary>
public sealed record CaseChoiceTalk
{
    public required InformedChoice About { get; init; }
    public required DateOnly On { get; init; }
    public string? Discussed { get; init; }
    public string? Source { get; init; }
}

/// <summary>One of the tests for training.</summary>
public sealed record CaseTrainingTest
{
    public required TrainingTest Test { get; init; }
    public bool? Holds { get; init; }
    public string? Why { get; init; }
}

/// <summary>A day on which the participant came to an office, and what for.</summary>
/// <remarks>An instant is written in UTC, to the second; a paper sheet knows none.</remarks>
public sealed record CaseVisit
{
    public required DateOnly On { get; init; }
    public string? At { get; init; }
    public required string Office { get; init; }
    public required CheckIn How { get; init; }
    [LeftOutWhenEmpty] public IReadOnlyList<CaseLocalService> Services { get; init; } = [];
    public required string EnteredBy { get; init; }
    public required DateOnly RecordedOn { get; init; }
}

/// <summary>A local service that was chosen at check-in.</summary>
public sealed record CaseLocalService
{
    public required string Name { get; init; }
    public required LocalServiceKind Kind { get; init; }
}
