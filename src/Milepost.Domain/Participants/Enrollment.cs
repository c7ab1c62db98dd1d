namespace Milepost.Domain.Participants;

/// <summary>Taking part in one program, from entry to exit.</summary>
public sealed class Enrollment : RecordPart
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
        DateOnly? exitedOn, DateOnly? exitRecordedOn, string? exitReason, DateOnly? employedOn) => new()
        {
            ParticipantId = participantId, CaseFileId = id, Program = program, EnteredOn = enteredOn, ParticipationOn = participationOn,
            ExitedOn = exitedOn, ExitRecordedOn = exitRecordedOn, ExitReason = exitReason, EmployedOn = employedOn,
        };

    public Result<Done> Exit(DateOnly exitedOn, string reason, DateOnly? employedOn, DateOnly today)
    {
        var problems = new List<Problem>();
        if (ExitedOn is not null) return EnrollmentProblems.AlreadyExited;
        if (exitedOn > today) problems.Add(ParticipantProblems.InFuture("ExitedOn", "the person exited"));
        else if (exitedOn < (ParticipationOn ?? EnteredOn)) problems.Add(EnrollmentProblems.ExitBeforeEntry(ParticipationOn ?? EnteredOn));
        if (employedOn > today) problems.Add(ParticipantProblems.InFuture("EmployedOn", "the job began"));
        if (string.IsNullOrWhiteSpace(reason)) problems.Add(EnrollmentProblems.ReasonMissing);
        if (problems.Count > 0) return problems;

        (ExitedOn, ExitRecordedOn, ExitReason, EmployedOn) = (exitedOn, today, reason.Trim(), employedOn);
        Raise("enrollment.exited", $"Exited {Words.Of(Program)} on {exitedOn.Words()}", ExitReason);
        return Done.It;
    }

    /// <param name="others">The same person's other enrollments: nobody is in one program twice at once.</param>
    public Result<Done> UndoExit(string reason, IReadOnlyList<Enrollment> others)
    {
        if (ExitedOn is null) return EnrollmentProblems.NotExited;
        if (others.Any(o => o.Id != Id && o.Program == Program && o.EnteredOn >= EnteredOn)) return EnrollmentProblems.EnteredAgain(Program);
        if (string.IsNullOrWhiteSpace(reason)) return EnrollmentProblems.ReasonMissing;
        (ExitedOn, ExitRecordedOn, ExitReason, EmployedOn) = (null, null, null, null);
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

    public static Problem AlreadyIn(Program program) => new("enrollment.already-in", ProblemKind.Conflict,
        $"This person is enrolled in {Words.Of(program)} already.", "Program");

    public static Problem BeforeEligibility(DateOnly determinedOn) => new("enrollment.before-eligibility", ProblemKind.Invalid,
        $"Eligibility was determined on {determinedOn.Words()}. Enter that day or a later one.", "EnteredOn");

    public static Problem BeforeEarlierExit(DateOnly exitedOn) => new("enrollment.before-earlier-exit", ProblemKind.Invalid,
        $"The earlier enrollment in this program ended on {exitedOn.Words()}. Enter a day after it.", "EnteredOn");

    public static Problem ParticipationBeforeEntry(DateOnly enteredOn) => new("enrollment.participation-before-entry", ProblemKind.Invalid,
        $"Participation cannot begin before the entry of {enteredOn.Words()}.", "ParticipationOn");

    public static Problem OtherDayUnexplained(Participation computed) => new("enrollment.other-day-unexplained", ProblemKind.Invalid,
        $"By the services in the record participation began on {computed.Since!.Value.Words()} because of {computed.Because}. Say why it was another day, or leave the day empty.", "WhyOtherDay");

    public static Problem NotBegunBy(Participation computed) => new("enrollment.not-begun-by", ProblemKind.Conflict,
        $"This service alone makes nobody a participant. Still missing: {string.Join(", ", computed.Missing)}. Untick the enrollment, or record what is missing first.", "Enroll");

    public static Problem EnteredAgain(Program program) => new("enrollment.entered-again", ProblemKind.Conflict,
        $"This person has entered {Words.Of(program)} again since. Exit or correct that enrollment first.");

    public static Problem ExitBeforeEntry(DateOnly enteredOn) => new("enrollment.exit-before-entry", ProblemKind.Invalid,
        $"Enter a day on or after {enteredOn.Words()}, when participation began.", "ExitedOn");
}
