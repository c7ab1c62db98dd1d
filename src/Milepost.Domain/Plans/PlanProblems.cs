namespace Milepost.Domain.Plans;

public static class PlanProblems
{
    public static readonly Problem NotFound = new("plan.not-found", ProblemKind.NotFound, "There is no such plan, or it is not yours to see.");
    public static readonly Problem AlreadyOpen = new("plan.already-open", ProblemKind.Conflict,
        "This person has an open plan already. Change that one, or close it with a reason before opening another.");
    public static readonly Problem Closed = new("plan.closed", ProblemKind.Conflict, "This plan is closed. Reopen it with a reason before changing it.");
    public static readonly Problem NotClosed = new("plan.not-closed", ProblemKind.Conflict, "This plan is open; there is nothing to reopen.");
    public static readonly Problem ReasonMissing = new("plan.reason-missing", ProblemKind.Invalid, "Enter the reason.", "Reason");
    public static readonly Problem NoOpenGoal = new("plan.no-open-goal", ProblemKind.Conflict, "Add at least one open goal before signing.");
    public static readonly Problem GoalNotFound = new("plan.goal-not-found", ProblemKind.NotFound, "There is no such goal in this plan.");
    public static readonly Problem GoalClosed = new("plan.goal-closed", ProblemKind.Conflict, "This goal is closed. Reopen it before changing it.");
    public static readonly Problem ObjectiveNotFound = new("plan.objective-not-found", ProblemKind.NotFound, "There is no such objective in this plan.");
    public static readonly Problem ObjectiveClosed = new("plan.objective-closed", ProblemKind.Conflict, "This objective is closed. Reopen it before changing it.");
    public static readonly Problem GoalAgreed = new("plan.goal-agreed", ProblemKind.Conflict,
        "This goal is part of a plan that was agreed, so it is kept. Close it with its outcome instead.");
    public static readonly Problem ObjectiveAgreed = new("plan.objective-agreed", ProblemKind.Conflict,
        "This objective is part of a plan that was agreed, so it is kept. Close it with its outcome instead.");
    public static readonly Problem StatementMissing = new("plan.statement-missing", ProblemKind.Invalid, "Enter the statement in one short sentence.", "Statement");
    public static readonly Problem LinkedGoal = new("plan.linked-goal", ProblemKind.Invalid,
        "An education goal hangs from an employment goal. Choose the employment goal; add one first if there is none.", "LinkedGoal");
    public static readonly Problem GoalNeeded = new("plan.goal-needed", ProblemKind.Conflict, "Add a goal before adding objectives.");
    public static readonly Problem OpenObjectives = new("plan.open-objectives", ProblemKind.Conflict,
        "Close this goal's open objectives first, each with its outcome.");
    public static readonly Problem NoBarriersButSome = new("plan.no-barriers-but-some", ProblemKind.Invalid,
        "Either list the barriers or tick that there are none.", "NoBarriers");
    public static readonly Problem JustificationTextMissing = new("plan.justification-text-missing", ProblemKind.Invalid,
        "Write the justification in words, or take away what it rests on and the skills gap.", "JustificationText");
    public static readonly Problem BarrierUnnamed = new("plan.barrier-unnamed", ProblemKind.Invalid,
        "Name the barrier that this action is for, or clear the action.", "Barriers");
    public static readonly Problem OfficeMissing = new("plan.office-missing", ProblemKind.Conflict,
        "A plan needs its office here. Assign this person to an office first.");
    public static readonly Problem OpenedBeforeBirth = new("plan.opened-before-birth", ProblemKind.Invalid,
        "The plan cannot start before the person was born. Check the year.", "OpenedOn");
    public static readonly Problem StatusSetByProgram = new("plan.status-set-by-program", ProblemKind.Invalid,
        "This status is set by the program when a service starts. Choose another.", "Status");
    public static readonly Problem AgreementNotFound = new("plan.agreement-not-found", ProblemKind.NotFound, "There is no such agreement.");
    public static readonly Problem SignedByStaffAlready = new("plan.signed-by-staff", ProblemKind.Conflict, "The staff signature is on this agreement already.");
    public static readonly Problem ChangedSinceSigned = new("plan.changed-since-signed", ProblemKind.Conflict,
        "The plan has changed since the participant signed. Print the new version and ask for a signature on that one.");
    public static readonly Problem SignatureMissing = new("plan.signature-missing", ProblemKind.Invalid,
        "Enter the day the participant signed.", "ParticipantSignedOn");
    public static readonly Problem VersionUnknown = new("plan.version-unknown", ProblemKind.Invalid,
        "Choose the printed version that was signed.", "PlanVersion");

    public static readonly Problem ClosingDayMissing = new("plan.closing-day-missing", ProblemKind.Invalid, "Enter the day it was closed: an outcome comes with the closing.", "ClosedOn");

    public static Problem StartedBeforeBirth(DateOnly birthDate) =>
        new("plan.started-before-birth", ProblemKind.Invalid, $"Check the year: the person was born on {birthDate.Words()}.", "StartsOn");

    public static Problem SignedInFuture(string field) => new("plan.signed-in-future", ProblemKind.Invalid, "Enter the day it was signed: today or earlier.", field);

    public static Problem SignedBeforePlan(string field, DateOnly openedOn) =>
        new("plan.signed-before-plan", ProblemKind.Invalid, $"The plan was opened on {openedOn.Words()}. Enter a day on or after it.", field);

    public static Problem CopyBeforeSigning(DateOnly signedOn) => new("plan.copy-before-signing", ProblemKind.Invalid,
        $"Enter a day on or after the last signature of {signedOn.Words()}.", "CopyGivenOn");

    public static Problem TooLong(string field, int max, int length) =>
        new("plan.too-long", ProblemKind.Invalid, $"Use {max} characters or fewer. This has {length}.", field);

    public static Problem Required(string field, string words) => new("plan.required", ProblemKind.Invalid, $"Enter the {words}.", field);

    public static Problem EndBeforeStart(string field, string startWords, DateOnly start) =>
        new("plan.end-before-start", ProblemKind.Invalid, $"Enter a day on or after {startWords} of {start.Words()}.", field);

    public static Problem OpenedAfter(string what, DateOnly day) => new("plan.opened-after", ProblemKind.Invalid,
        $"The plan cannot start after {what} of {day.Words()}. Enter that day or an earlier one.", "OpenedOn");

    public static Problem InFuture(string field, string what) =>
        new("plan.in-future", ProblemKind.Invalid, $"Enter the day {what}: today or earlier.", field);

    public static Problem NotAllowed(GoalType type, GoalTerm term) => new("plan.goal-not-allowed", ProblemKind.Invalid,
        $"{Words.Of(term)} {Words.Of(type).ToLowerInvariant()} goals are not used in this program. Choose another type or term.", "Term");

    public static Problem TypeNotAllowed(GoalType type) => new("plan.goal-type-not-allowed", ProblemKind.Invalid,
        $"{Words.Of(type)} goals are not used in this program. Choose another type.", "Type");
}
