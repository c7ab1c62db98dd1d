namespace Milepost.Domain.Participants;

/// <summary>A document that proves an answer of the application.</summary>
public sealed record EvidenceDocument(string Element, string Kind);

/// <summary>The application for services, the eligibility decided on it and its certification.</summary>
public sealed partial class Application : RecordPart
{
    private Application() { }

    public DateOnly AppliedOn { get; private set; }
    public DateOnly? DeterminedOn { get; private set; }
    public DateOnly? CertifiedOn { get; private set; }
    public IReadOnlyList<Program> Programs { get; private set; } = [];

    /// <summary>Priority of service for adult funds: 1 (first) to 5.</summary>
    public int? PriorityGroup { get; private set; }
    public IReadOnlyList<EvidenceDocument> Documents { get; private set; } = [];

    public static Result<Application> Apply(
        Participant participant, DateOnly appliedOn, IReadOnlyList<Program> programs, IReadOnlyList<EvidenceDocument> documents, DateOnly today)
    {
        var problems = CheckApplication(appliedOn, programs, documents, participant.Profile.BirthDate, today);
        if (problems.Count > 0) return problems;

        var application = new Application { ParticipantId = participant.Id, CaseFileId = "application", AppliedOn = appliedOn, Programs = programs, Documents = Trim(documents) };
        application.Raise("application.made", $"Applied on {appliedOn.Words()} for {application.ProgramWords}");
        return application;
    }

    public static Application Restore(
        Guid participantId, DateOnly appliedOn, DateOnly? determinedOn, DateOnly? certifiedOn,
        IReadOnlyList<Program> programs, int? priorityGroup, IReadOnlyList<EvidenceDocument> documents) => new()
        {
            ParticipantId = participantId, CaseFileId = "application", AppliedOn = appliedOn, DeterminedOn = determinedOn, CertifiedOn = certifiedOn,
            Programs = programs, PriorityGroup = priorityGroup, Documents = documents,
        };

    /// <param name="enrollments">Those of the same person: what somebody is enrolled in stays applied for, and applied for first.</param>
    public Result<Done> Change(
        DateOnly appliedOn, IReadOnlyList<Program> programs, IReadOnlyList<EvidenceDocument> documents, DateOnly birthDate,
        IReadOnlyList<Enrollment> enrollments, DateOnly today)
    {
        var problems = CheckApplication(appliedOn, programs, documents, birthDate, today);
        if (DeterminedOn < appliedOn) problems.Add(ApplicationProblems.AfterLaterStep("AppliedOn", "eligibility was determined", DeterminedOn.Value));
        else if (FirstEntry(enrollments) is { } entry && entry.EnteredOn < appliedOn)
            problems.Add(ApplicationProblems.AfterLaterStep("AppliedOn", $"{Words.Of(entry.Program)} was entered", entry.EnteredOn));
        problems.AddRange(enrollments.Select(e => e.Program).Distinct().Where(p => !programs.Contains(p)).Select(ApplicationProblems.EnrolledIn));
        if (problems.Count > 0) return problems;

        documents = Trim(documents);
        if (appliedOn == AppliedOn && programs.SequenceEqual(Programs) && documents.SequenceEqual(Documents)) return Done.It;
        (AppliedOn, Programs, Documents) = (appliedOn, programs, documents);
        Raise("application.changed", $"Application of {appliedOn.Words()} changed: {ProgramWords}");
        return Done.It;
    }

    /// <summary>Adds one proof to those on file; the same one twice is one.</summary>
    public void Prove(EvidenceDocument document)
    {
        if (Documents.Contains(document)) return;
        Documents = [.. Documents, document];
        Raise("application.proved", $"Proof added to the application of {AppliedOn.Words()}: {document.Kind} for {document.Element}");
    }

    /// <summary>Records the eligibility decision, the certification and the priority of service.</summary>
    /// <param name="reason">What the decision rests on; it is kept in the history, beside the decision as it stood that day.</param>
    public Result<Done> Determine(
        DateOnly determinedOn, DateOnly? certifiedOn, int? priorityGroup, string? reason, IReadOnlyList<Enrollment> enrollments, DateOnly today)
    {
        var problems = new List<Problem>();
        if (determinedOn > today) problems.Add(ParticipantProblems.InFuture("DeterminedOn", "eligibility was determined"));
        else if (determinedOn < AppliedOn) problems.Add(ApplicationProblems.NotBeforeApplication("DeterminedOn", AppliedOn));
        else if (FirstEntry(enrollments) is { } entry && entry.EnteredOn < determinedOn)
            problems.Add(ApplicationProblems.DeterminedAfterEntry(entry.Program, entry.EnteredOn));
        if (certifiedOn > today) problems.Add(ParticipantProblems.InFuture("CertifiedOn", "the applicant was certified"));
        else if (certifiedOn < determinedOn) problems.Add(ApplicationProblems.CertifiedBeforeDetermined(determinedOn));
        if (priorityGroup is not null and (< 1 or > PriorityOfService.Groups)) problems.Add(ApplicationProblems.PriorityGroup);
        else if (priorityGroup is not null && priorityGroup != PriorityGroup && !Programs.Contains(Program.Adult)) problems.Add(ApplicationProblems.PriorityIsForAdults);
        if (problems.Count > 0) return problems;
        if (determinedOn == DeterminedOn && certifiedOn == CertifiedOn && priorityGroup == PriorityGroup && string.IsNullOrWhiteSpace(reason)) return Done.It;

        (DeterminedOn, CertifiedOn, PriorityGroup) = (determinedOn, certifiedOn, priorityGroup);
        Raise("application.determined", $"Eligibility determined on {determinedOn.Words()} for {ProgramWords}"
            + (certifiedOn is { } c ? $", certified on {c.Words()}" : "")
            + (priorityGroup is { } p ? $", priority group {p}" : ""), string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        return Done.It;
    }

    /// <summary>The last day on which a decision is in time: day 30 after the application (Illinois DCEO chapter 4.3, Application and eligibility determination).</summary>
    public DateOnly DecideBy => AppliedOn.AddDays(30);

    public bool DeterminedLate => DeterminedOn > DecideBy;

    public string ProgramWords => string.Join(", ", Programs.Select(Words.Of));

    private static Enrollment? FirstEntry(IReadOnlyList<Enrollment> enrollments) => enrollments.MinBy(e => e.EnteredOn);

    private static List<EvidenceDocument> Trim(IReadOnlyList<EvidenceDocument> documents) =>
        [.. documents.Select(d => new EvidenceDocument(d.Element.Trim(), d.Kind.Trim())).Distinct()];

    private static List<Problem> CheckApplication(
        DateOnly appliedOn, IReadOnlyList<Program> programs, IReadOnlyList<EvidenceDocument> documents, DateOnly birthDate, DateOnly today)
    {
        var problems = new List<Problem>();
        if (appliedOn > today) problems.Add(ParticipantProblems.InFuture("AppliedOn", "the application was made"));
        if (appliedOn <= birthDate) problems.Add(ApplicationProblems.BeforeBirth);
        if (programs.Count == 0) problems.Add(ApplicationProblems.NoProgram);
        for (var row = 0; row < documents.Count; row++)
        {
            if (string.IsNullOrWhiteSpace(documents[row].Element)) problems.Add(ApplicationProblems.ElementMissing(row));
            if (string.IsNullOrWhiteSpace(documents[row].Kind)) problems.Add(ApplicationProblems.KindMissing(row));
        }
        return problems;
    }
}

public static class ApplicationProblems
{
    public static readonly Problem NoProgram = new("application.no-program", ProblemKind.Invalid, "Choose at least one program.", "Programs");
    public static readonly Problem BeforeBirth = new("application.before-birth", ProblemKind.Invalid, "The application cannot be before the birth date. Check both.", "AppliedOn");
    public static readonly Problem PriorityGroup = new("application.priority-group", ProblemKind.Invalid, "Choose a priority group from 1 to 5.", "PriorityGroup");
    public static readonly Problem PriorityIsForAdults = new("application.priority-is-for-adults", ProblemKind.Invalid,
        "Priority of service is for the adult program only, and this application does not name it. Choose no group.", "PriorityGroup");

    public static readonly Problem Missing = new("application.missing", ProblemKind.Conflict, "Record the application first.");
    public static readonly Problem Already = new("application.already", ProblemKind.Conflict, "There is an application already. Open it to change it.");

    public static Problem NotBeforeApplication(string field, DateOnly appliedOn) =>
        new("application.before-application", ProblemKind.Invalid, $"Enter a day on or after the application of {appliedOn.Words()}.", field);

    public static Problem AfterLaterStep(string field, string what, DateOnly day) =>
        new("application.after-later-step", ProblemKind.Invalid, $"The application cannot be after {day.Words()}, when {what}.", field);

    public static Problem EnrolledIn(Program program) => new("application.enrolled-in", ProblemKind.Conflict,
        $"This person is or was enrolled in {Words.Of(program)}, so the application has to name it. Tick it again.", "Programs");

    public static Problem NotServed(Program program) => new("application.not-served", ProblemKind.Invalid,
        $"This office's policy has no {Words.Of(program)} program. Choose from the list.", "Programs");

    public static Problem DeterminedAfterEntry(Program program, DateOnly enteredOn) => new("application.determined-after-entry", ProblemKind.Conflict,
        $"{Words.Of(program)} was entered on {enteredOn.Words()}; eligibility comes first. Enter that day or an earlier one.", "DeterminedOn");

    public static Problem CertifiedBeforeDetermined(DateOnly determinedOn) => new("application.certified-before-determined", ProblemKind.Invalid,
        $"Certification follows the decision: enter {determinedOn.Words()} or a later day.", "CertifiedOn");

    public static Problem ElementMissing(int row) =>
        new("application.element-missing", ProblemKind.Invalid, "Enter what this document proves, or empty the row.", $"Documents[{row}].Element");

    public static Problem KindMissing(int row) =>
        new("application.kind-missing", ProblemKind.Invalid, "Enter which document proves it, or empty the row.", $"Documents[{row}].Kind");
}
