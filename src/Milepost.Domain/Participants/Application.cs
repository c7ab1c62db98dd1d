namespace Milepost.Domain.Participants;

/// <summary>A document that proves an answer of the application.</summary>
public sealed record EvidenceDocument(string Element, string Kind);

/// <summary>The application for services, the eligibility decided on it and its certification.</summary>
public sealed class Application : RecordPart
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
        var problems = CheckApplication(appliedOn, programs, participant.Profile.BirthDate, today);
        if (problems.Count > 0) return problems;

        var application = new Application { ParticipantId = participant.Id, CaseFileId = "application", AppliedOn = appliedOn, Programs = programs, Documents = documents };
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

    public Result<Done> Change(DateOnly appliedOn, IReadOnlyList<Program> programs, IReadOnlyList<EvidenceDocument> documents, DateOnly birthDate, DateOnly today)
    {
        var problems = CheckApplication(appliedOn, programs, birthDate, today);
        if (DeterminedOn < appliedOn) problems.Add(ApplicationProblems.BeforeApplication("AppliedOn", "eligibility was determined", DeterminedOn!.Value));
        if (problems.Count > 0) return problems;

        (AppliedOn, Programs, Documents) = (appliedOn, programs, documents);
        Raise("application.changed", $"Application of {appliedOn.Words()} changed: {ProgramWords}");
        return Done.It;
    }

    /// <summary>Records the eligibility decision, the certification and the priority of service.</summary>
    public Result<Done> Determine(DateOnly determinedOn, DateOnly? certifiedOn, int? priorityGroup, DateOnly today)
    {
        var problems = new List<Problem>();
        if (determinedOn > today) problems.Add(ParticipantProblems.InFuture("DeterminedOn", "eligibility was determined"));
        else if (determinedOn < AppliedOn) problems.Add(ApplicationProblems.NotBeforeApplication("DeterminedOn", AppliedOn));
        if (certifiedOn > today) problems.Add(ParticipantProblems.InFuture("CertifiedOn", "the applicant was certified"));
        else if (certifiedOn < AppliedOn) problems.Add(ApplicationProblems.NotBeforeApplication("CertifiedOn", AppliedOn));
        if (priorityGroup is < 1 or > 5) problems.Add(ApplicationProblems.PriorityGroup);
        if (problems.Count > 0) return problems;

        (DeterminedOn, CertifiedOn, PriorityGroup) = (determinedOn, certifiedOn, priorityGroup);
        Raise("application.determined", $"Eligibility determined on {determinedOn.Words()}"
            + (certifiedOn is { } c ? $", certified on {c.Words()}" : "")
            + (priorityGroup is { } p ? $", priority group {p}" : ""));
        return Done.It;
    }

    public string ProgramWords => string.Join(", ", Programs.Select(Words.Of));

    private static List<Problem> CheckApplication(DateOnly appliedOn, IReadOnlyList<Program> programs, DateOnly birthDate, DateOnly today)
    {
        var problems = new List<Problem>();
        if (appliedOn > today) problems.Add(ParticipantProblems.InFuture("AppliedOn", "the application was made"));
        if (appliedOn <= birthDate) problems.Add(ApplicationProblems.BeforeBirth);
        if (programs.Count == 0) problems.Add(ApplicationProblems.NoProgram);
        return problems;
    }
}

public static class ApplicationProblems
{
    public static readonly Problem NoProgram = new("application.no-program", ProblemKind.Invalid, "Choose at least one program.", "Programs");
    public static readonly Problem BeforeBirth = new("application.before-birth", ProblemKind.Invalid, "The application cannot be before the birth date. Check both.", "AppliedOn");
    public static readonly Problem PriorityGroup = new("application.priority-group", ProblemKind.Invalid, "Choose a priority group from 1 to 5.", "PriorityGroup");
    public static readonly Problem Missing = new("application.missing", ProblemKind.Conflict, "Record the application first.");
    public static readonly Problem Already = new("application.already", ProblemKind.Conflict, "There is an application already. Open it to change it.");

    public static Problem NotBeforeApplication(string field, DateOnly appliedOn) =>
        new("application.before-application", ProblemKind.Invalid, $"Enter a day on or after the application of {appliedOn.Words()}.", field);

    public static Problem BeforeApplication(string field, string what, DateOnly day) =>
        new("application.after-later-step", ProblemKind.Invalid, $"The application cannot be after {day.Words()}, when {what}.", field);
}
