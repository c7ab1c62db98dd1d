using Milepost.Domain.Outcomes;

namespace Milepost.Domain.Participants;

/// <summary>Taking part in one program, from entry to exit.</summary>
public sealed partial class Enrollment : RecordPart
{
    private Enrollment() { }

    public Program Program { get; private set; }
    public DateOnly EnteredOn { get; private set; }

    /// <summary>First day the person counts as a participant, when it differs from the entry.</summary>
    public DateOnly? ParticipationOn { get; private set; }
    public DateOnly? ExitedOn { get; private set; }

    /// <summary>The day the exit was entered; an exit is dated back.</summary>
    public DateOnly? ExitRecordedOn { get; private set; }
    public string? ExitReason { get; private set; }
    public DateOnly? EmployedOn { get; private set; }

    /// <summary>What was written down with the exit; nothing for an exit that came without.</summary>
    public ExitDetails? ExitDetails { get; private set; }

    public bool IsOpen => ExitedOn is null;

    /// <param name="whyThisDay">Why participation begins on another day than the services in the record say.</param>
    public static Result<Enrollment> Enter(Participant participant, Program program, DateOnly enteredOn, DateOnly? participationOn,
        Application? application, IReadOnlyList<Enrollment> others, DateOnly today, string? whyThisDay = null)
    {
        var problems = new List<Problem>();
        if (application is null) return EnrollmentProblems.NoApplication;
        if (application.DeterminedOn is null) return EnrollmentProblems.NotDetermined;
        if (!application.Programs.Contains(program)) problems.Add(EnrollmentProblems.NotAppliedFor(program));
        if (enteredOn > today) problems.Add(ParticipantProblems.InFuture("EnteredOn", "the person entered the program"));
        // Registration follows eligibility, in every title (Illinois DCEO chapter 4.3, Customer engagement).
        else if (enteredOn < application.DeterminedOn) problems.Add(EnrollmentProblems.BeforeEligibility(application.DeterminedOn.Value));
        if (participationOn > today) problems.Add(ParticipantProblems.InFuture("ParticipationOn", "participation began"));
        else if (participationOn < enteredOn) problems.Add(EnrollmentProblems.ParticipationBeforeEntry(enteredOn));
        if (others.Any(o => o.Program == program && o.IsOpen)) problems.Add(EnrollmentProblems.AlreadyIn(program));
        else if (problems.Count == 0 && others.Where(o => o.Program == program).Max(o => o.ExitedOn) is { } exited && enteredOn <= exited) problems.Add(EnrollmentProblems.BeforeEarlierExit(exited));
        if (problems.Count > 0) return problems;

        var enrollment = new Enrollment { ParticipantId = participant.Id, CaseFileId = participant.NextPartId("E"), Program = program, EnteredOn = enteredOn, ParticipationOn = participationOn };
        enrollment.Raise("enrollment.entered", $"Enrolled in {Words.Of(program)} on {enteredOn.Words()}", string.IsNullOrWhiteSpace(whyThisDay) ? null : whyThisDay.Trim());
        return enrollment;
    }

    public static Enrollment Restore(Guid participantId, string id, Program program, DateOnly enteredOn, DateOnly? participationOn,
        DateOnly? exitedOn, DateOnly? exitRecordedOn, string? exitReason, DateOnly? employedOn, ExitDetails? exitDetails = null) => new()
        {
            ParticipantId = participantId, CaseFileId = id, Program = program, EnteredOn = enteredOn, ParticipationOn = participationOn,
            ExitedOn = exitedOn, ExitRecordedOn = exitRecordedOn, ExitReason = exitReason, EmployedOn = employedOn,
            ExitDetails = exitDetails,
        };

    public Result<Done> Exit(DateOnly exitedOn, string reason, DateOnly? employedOn, DateOnly today, ExitDetails? details = null)
    {
        var problems = new List<Problem>();
        if (ExitedOn is not null) return EnrollmentProblems.AlreadyExited;
        if (exitedOn > today) problems.Add(ParticipantProblems.InFuture("ExitedOn", "the person exited"));
        else if (exitedOn < (ParticipationOn ?? EnteredOn)) problems.Add(EnrollmentProblems.ExitBeforeEntry(ParticipationOn ?? EnteredOn));
        if (employedOn > today) problems.Add(ParticipantProblems.InFuture("EmployedOn", "the job began"));
        if (string.IsNullOrWhiteSpace(reason)) problems.Add(EnrollmentProblems.ReasonMissing);
        if (problems.Count > 0) return problems;

        (ExitedOn, ExitRecordedOn, ExitReason, EmployedOn, ExitDetails) = (exitedOn, today, reason.Trim(), employedOn, details);
        Raise("enrollment.exited", $"Exited {Words.Of(Program)} on {exitedOn.Words()}", ExitReason);
        return Done.It;
    }

    /// <summary>Puts right a day that was typed wrongly. The history keeps what it was.</summary>
    public Result<Done> Correct(DateOnly enteredOn, DateOnly? participationOn, string reason, Application? application, IReadOnlyList<Enrollment> others, DateOnly today)
    {
        var problems = new List<Problem>();
        if (enteredOn > today) problems.Add(ParticipantProblems.InFuture("EnteredOn", "the person entered the program"));
        else if (application?.DeterminedOn is { } determined && enteredOn < determined && enteredOn != EnteredOn) problems.Add(EnrollmentProblems.BeforeEligibility(determined));
        if (participationOn > today) problems.Add(ParticipantProblems.InFuture("ParticipationOn", "participation began"));
        else if (participationOn < enteredOn) problems.Add(EnrollmentProblems.ParticipationBeforeEntry(enteredOn));
        if (ExitedOn is { } exited && (participationOn ?? enteredOn) > exited) problems.Add(EnrollmentProblems.EntryAfterExit(exited));
        if (problems.Count == 0 && others.Where(o => o.Id != Id && o.Program == Program && o.EnteredOn <= EnteredOn).Max(o => o.ExitedOn) is { } before && enteredOn <= before)
            problems.Add(EnrollmentProblems.BeforeEarlierExit(before));
        if (string.IsNullOrWhiteSpace(reason)) problems.Add(EnrollmentProblems.ReasonMissing);
        if (problems.Count > 0) return problems;
        if ((enteredOn, participationOn) == (EnteredOn, ParticipationOn)) return Done.It;

        (EnteredOn, ParticipationOn) = (enteredOn, participationOn);
        Raise("enrollment.corrected", $"Days of the {Words.Of(Program)} enrollment corrected: entered {enteredOn.Words()}, participation from {(participationOn ?? enteredOn).Words()}", reason.Trim());
        return Done.It;
    }

    /// <summary>Sets what was agreed about follow-up: offered, planned, or ended with the reason.</summary>
    internal void SetFollowUp(FollowUpOffer offer, string kind, string words, string? why = null)
    {
        ExitDetails = (ExitDetails ?? new()) with { FollowUp = offer };
        Raise(kind, words, why);
    }

    /// <param name="others">The same person's other enrollments: nobody is in one program twice at once.</param>
    public Result<Done> UndoExit(string reason, IReadOnlyList<Enrollment> others)
    {
        if (ExitedOn is null) return EnrollmentProblems.NotExited;
        if (others.Any(o => o.Id != Id && o.Program == Program && o.EnteredOn >= EnteredOn)) return EnrollmentProblems.EnteredAgain(Program);
        if (string.IsNullOrWhiteSpace(reason)) return EnrollmentProblems.ReasonMissing;
        (ExitedOn, ExitRecordedOn, ExitReason, EmployedOn, ExitDetails) = (null, null, null, null, null);
        Raise("enrollment.exit-undone", $"Exit from {Words.Of(Program)} taken back", reason.Trim());
        return Done.It;
    }
}

public static class EnrollmentProblems
{
    public static readonly Problem NoApplication = new("enrollment.no-application", ProblemKind.Conflict, "Record the application before enrolling. It is the next step on the Application tab.");
    public static readonly Problem NotDetermined = new("enrollment.not-determined", ProblemKind.Conflict, "Determine eligibility before enrolling. It is the next step on the Application tab.");
    public static readonly Problem AlreadyExited = new("enrollment.already-exited", ProblemKind.Conflict, "This enrollment has its exit already.");
    public static readonly Problem NotExited = new("enrollment.not-exited", ProblemKind.Conflict, "This enrollment has no exit to take back.");
    public static readonly Problem ReasonMissing = new("enrollment.reason-missing", ProblemKind.Invalid, "Enter the reason.", "Reason");
    public static readonly Problem NotFound = new("enrollment.not-found", ProblemKind.NotFound, "There is no such enrollment.");

    public static Problem NotAppliedFor(Program program) => new("enrollment.not-applied-for", ProblemKind.Invalid,
        $"The application does not name {Words.Of(program)}. Choose a program applied for, or change the application.", "Program");

    public static Problem DecidedNotEligible(Program program) => new("enrollment.decided-not-eligible", ProblemKind.Conflict,
        $"It was decided that this person is not eligible for {Words.Of(program)}. Choose another program, or decide anew on the Application tab.", "Program");

    public static Problem AlreadyIn(Program program) => new("enrollment.already-in", ProblemKind.Conflict,
        $"This person is enrolled in {Words.Of(program)} already.", "Program");

    public static Problem BeforeEligibility(DateOnly determinedOn) => new("enrollment.before-eligibility", ProblemKind.Invalid,
        $"Eligibility was determined on {determinedOn.Words()}. Enter that day or a later one.", "EnteredOn");

    public static Problem BeforeEarlierExit(DateOnly exitedOn) => new("enrollment.before-earlier-exit", ProblemKind.Invalid,
        $"The earlier enrollment in this program ended on {exitedOn.Words()}. Enter a day after it.", "EnteredOn");

    public static Problem ParticipationBeforeEntry(DateOnly enteredOn) => new("enrollment.participation-before-entry", ProblemKind.Invalid,
        $"Participation cannot begin before the entry of {enteredOn.Words()}.", "ParticipationOn");

    public static Problem EntryAfterExit(DateOnly exitedOn) => new("enrollment.entry-after-exit", ProblemKind.Invalid,
        $"This enrollment ended on {exitedOn.Words()}. Enter that day or an earlier one.", "EnteredOn");

    public static Problem OtherDayUnexplained(Participation computed) => new("enrollment.other-day-unexplained", ProblemKind.Invalid,
        $"By the services in the record participation began on {computed.Since!.Value.Words()} because of {computed.Because}. Say why it was another day, or leave the day empty.", "WhyOtherDay");

    public static Problem NotBegunBy(Participation computed) => new("enrollment.not-begun-by", ProblemKind.Conflict,
        $"This service alone makes nobody a participant. Still missing: {string.Join(", ", computed.Missing)}. Untick the enrollment, or record what is missing first.", "Enroll");

    public static Problem EnteredAgain(Program program) => new("enrollment.entered-again", ProblemKind.Conflict,
        $"This person has entered {Words.Of(program)} again since. Exit or correct that enrollment first.");

    public static Problem ExitBeforeEntry(DateOnly enteredOn) => new("enrollment.exit-before-entry", ProblemKind.Invalid,
        $"Enter a day on or after {enteredOn.Words()}, when participation began.", "ExitedOn");
}
