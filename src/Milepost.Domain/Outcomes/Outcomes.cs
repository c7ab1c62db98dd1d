namespace Milepost.Domain.Outcomes;

/// <summary>A credential earned.</summary>
public sealed class Credential : RecordPart
{
    private Credential() { }

    public string Name { get; private set; } = "";

    /// <summary>What kind of credential it is, in the words of the list.</summary>
    public string? Type { get; private set; }
    public DateOnly AttainedOn { get; private set; }
    public DateOnly? LearnedOn { get; private set; }
    public DateOnly RecordedOn { get; private set; }
    public OutcomeEvidence? Evidence { get; private set; }

    /// <summary>Case-file id of the service it was earned in; nothing for one that came from elsewhere.</summary>
    public string? Service { get; private set; }

    public static Result<Credential> Record(
        Participants.Participant participant, string name, string? type, DateOnly attainedOn, DateOnly? learnedOn, DateOnly today, OutcomeEvidence? evidence = null, Services.Service? service = null)
    {
        if (OutcomeProblems.Check(name, "Name", "name of the credential", participant, attainedOn, learnedOn, today, evidence) is { Count: > 0 } problems) return problems;
        if (service is not null && attainedOn < service.Details.StartsOn) return OutcomeProblems.BeforeService(service.Details.StartsOn);
        var credential = Restore(
            participant.Id, participant.NextPartId("C"), name.Trim(), attainedOn, learnedOn, today, string.IsNullOrWhiteSpace(type) ? null : type, evidence, service?.CaseFileId);
        credential.Raise("outcome.credential", $"Credential earned: {credential.Name}, {attainedOn.Words()}");
        return credential;
    }

    /// <summary>Puts right what was entered wrongly; the history keeps what it was.</summary>
    public Result<Done> Correct(
        Participants.Participant participant, string name, string? type, DateOnly attainedOn, DateOnly? learnedOn, OutcomeEvidence? evidence, string reason, DateOnly today)
    {
        var problems = OutcomeProblems.Check(name, "Name", "name of the credential", participant, attainedOn, learnedOn, today, evidence);
        type = string.IsNullOrWhiteSpace(type) ? null : type;
        var onlyEvidence = (name.Trim(), type, attainedOn, learnedOn) == (Name, Type, AttainedOn, LearnedOn);
        // The first evidence of an entry is no correction.
        if (!(onlyEvidence && Evidence is not { IsProof: true }) && string.IsNullOrWhiteSpace(reason)) problems.Add(OutcomeProblems.CorrectionReasonMissing);
        if (problems.Count > 0) return problems;
        if (onlyEvidence && (evidence?.SaysTheSameAs(Evidence) ?? Evidence is null)) return Done.It;

        (Name, Type, AttainedOn, LearnedOn, Evidence) = (name.Trim(), type, attainedOn, learnedOn, evidence);
        Raise("outcome.corrected", $"Credential {(onlyEvidence ? "evidence" : "corrected")}: {Name}, {AttainedOn.Words()}", OutcomeProblems.Trimmed(reason));
        return Done.It;
    }

    /// <summary>Says in the history why it goes; the store deletes it.</summary>
    public Result<Done> TakeBack(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return OutcomeProblems.CorrectionReasonMissing;
        Raise("outcome.taken-back", $"Credential taken back: {Name}, {AttainedOn.Words()}", reason.Trim());
        return Done.It;
    }

    public static Credential Restore(
        Guid participantId, string caseFileId, string name, DateOnly attainedOn, DateOnly? learnedOn, DateOnly recordedOn, string? type = null, OutcomeEvidence? evidence = null, string? service = null) => new()
        {
            ParticipantId = participantId, CaseFileId = caseFileId, Name = name, Type = type, AttainedOn = attainedOn, LearnedOn = learnedOn, RecordedOn = recordedOn, Evidence = evidence, Service = service,
        };
}

/// <summary>A measurable skill gain.</summary>
public sealed class SkillGain : RecordPart
{
    private SkillGain() { }

    public string Type { get; private set; } = "";
    public DateOnly AttainedOn { get; private set; }
    public DateOnly? LearnedOn { get; private set; }
    public DateOnly RecordedOn { get; private set; }
    public OutcomeEvidence? Evidence { get; private set; }

    public static Result<SkillGain> Record(Participants.Participant participant, string type, DateOnly attainedOn, DateOnly? learnedOn, DateOnly today, OutcomeEvidence? evidence = null)
    {
        if (OutcomeProblems.Check(type, "Type", "type of the skill gain", participant, attainedOn, learnedOn, today, evidence) is { Count: > 0 } problems) return problems;
        var gain = Restore(participant.Id, participant.NextPartId("K"), type.Trim(), attainedOn, learnedOn, today, evidence);
        gain.Raise("outcome.skill-gain", $"Skill gain: {gain.Type}, {attainedOn.Words()}");
        return gain;
    }

    public Result<Done> Correct(
        Participants.Participant participant, string type, DateOnly attainedOn, DateOnly? learnedOn, OutcomeEvidence? evidence, string reason, DateOnly today)
    {
        var problems = OutcomeProblems.Check(type, "Type", "type of the skill gain", participant, attainedOn, learnedOn, today, evidence);
        var onlyEvidence = (type.Trim(), attainedOn, learnedOn) == (Type, AttainedOn, LearnedOn);
        if (!(onlyEvidence && Evidence is not { IsProof: true }) && string.IsNullOrWhiteSpace(reason)) problems.Add(OutcomeProblems.CorrectionReasonMissing);
        if (problems.Count > 0) return problems;
        if (onlyEvidence && (evidence?.SaysTheSameAs(Evidence) ?? Evidence is null)) return Done.It;

        (Type, AttainedOn, LearnedOn, Evidence) = (type.Trim(), attainedOn, learnedOn, evidence);
        Raise("outcome.corrected", $"Skill gain {(onlyEvidence ? "evidence" : "corrected")}: {Type}, {AttainedOn.Words()}", OutcomeProblems.Trimmed(reason));
        return Done.It;
    }

    public Result<Done> TakeBack(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return OutcomeProblems.CorrectionReasonMissing;
        Raise("outcome.taken-back", $"Skill gain taken back: {Type}, {AttainedOn.Words()}", reason.Trim());
        return Done.It;
    }

    public static SkillGain Restore(Guid participantId, string caseFileId, string type, DateOnly attainedOn, DateOnly? learnedOn, DateOnly recordedOn, OutcomeEvidence? evidence = null) =>
        new() { ParticipantId = participantId, CaseFileId = caseFileId, Type = type, AttainedOn = attainedOn, LearnedOn = learnedOn, RecordedOn = recordedOn, Evidence = evidence };
}

/// <summary>A break in services that is known beforehand, so that it does not lead to an exit.</summary>
public sealed class PlannedGap : RecordPart
{
    /// <summary>A longer gap is a slip of the finger.</summary>
    public const int LongestYears = 2;

    private PlannedGap() { }

    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public string Reason { get; private set; } = "";
    public DateOnly? RecordedOn { get; private set; }

    public static Result<PlannedGap> Plan(Participants.Participant participant, DateOnly from, DateOnly to, string reason, IReadOnlyList<PlannedGap> others, DateOnly today)
    {
        if (Check(participant.Profile.BirthDate, from, to, reason, others) is { Count: > 0 } problems) return problems;
        var gap = Restore(participant.Id, participant.NextPartId("W"), from, to, reason.Trim(), today);
        gap.Raise("gap.planned", $"Planned gap: {from.Words()} to {to.Words()}", gap.Reason);
        return gap;
    }

    public Result<Done> Change(Participants.Participant participant, DateOnly from, DateOnly to, string reason, IReadOnlyList<PlannedGap> others)
    {
        if (Check(participant.Profile.BirthDate, from, to, reason, [.. others.Where(o => o.Id != Id)]) is { Count: > 0 } problems) return problems;
        if ((from, to, reason.Trim()) == (From, To, Reason)) return Done.It;
        (From, To, Reason) = (from, to, reason.Trim());
        Raise("gap.changed", $"Planned gap changed: {from.Words()} to {to.Words()}", Reason);
        return Done.It;
    }

    public bool Covers(DateOnly day) => From <= day && day <= To;

    private static List<Problem> Check(DateOnly birthDate, DateOnly from, DateOnly to, string reason, IReadOnlyList<PlannedGap> others)
    {
        var problems = new List<Problem>();
        if (from < birthDate) problems.Add(OutcomeProblems.BeforeBirth("From", birthDate));
        if (to < from) problems.Add(OutcomeProblems.GapEndsBeforeItStarts(from));
        else if (to > from.AddYears(LongestYears)) problems.Add(OutcomeProblems.GapTooLong);
        else if (others.FirstOrDefault(o => o.From <= to && from <= o.To) is { } other) problems.Add(OutcomeProblems.GapsOverlap(other.From, other.To));
        if (string.IsNullOrWhiteSpace(reason)) problems.Add(OutcomeProblems.GapReasonMissing);
        return problems;
    }

    public static PlannedGap Restore(Guid participantId, string caseFileId, DateOnly from, DateOnly to, string reason, DateOnly? recordedOn) =>
        new() { ParticipantId = participantId, CaseFileId = caseFileId, From = from, To = to, Reason = reason, RecordedOn = recordedOn };
}

public static class OutcomeProblems
{
    public static readonly Problem NotFound = new("outcome.not-found", ProblemKind.NotFound, "There is no such entry, or it is not yours to see.");

    public static readonly Problem AnswerMissing = new("referral.answer-missing", ProblemKind.Invalid, "Enter what came of the referral.", "Outcome");
    public static readonly Problem CredentialType = new("outcome.credential-type", ProblemKind.Invalid, "Choose a type of credential from the list.", "Type");
    public static readonly Problem SkillGainType = new("outcome.skill-gain-type", ProblemKind.Invalid, "Choose a type of skill gain from the list.", "Type");
    public static readonly Problem CorrectionReasonMissing = new("outcome.correction-reason-missing", ProblemKind.Invalid, "Enter why it is changed.", "Reason");
    public static readonly Problem GapReasonMissing = new("gap.reason-missing", ProblemKind.Invalid, "Enter the reason for the gap.", "Reason");
    public static readonly Problem GapTooLong = new("gap.too-long", ProblemKind.Invalid,
        $"Check the years: a planned gap lasts {PlannedGap.LongestYears} years at most.", "To");

    public static Problem GapEndsBeforeItStarts(DateOnly from) => new("gap.end-before-start", ProblemKind.Invalid, $"Enter a day on or after the first day of {from.Words()}.", "To");

    public static Problem GapsOverlap(DateOnly from, DateOnly to) => new("gap.overlaps", ProblemKind.Invalid,
        $"There is a planned gap from {from.Words()} to {to.Words()} already. Choose days outside it.", "From");

    public static Problem BeforeService(DateOnly startsOn) =>
        new("outcome.before-service", ProblemKind.Invalid, $"The service began on {startsOn.Words()}. Enter that day or a later one.", "On");

    public static Problem BeforeBirth(string field, DateOnly birthDate) =>
        new("outcome.before-birth", ProblemKind.Invalid, $"Check the year: the person was born on {birthDate.Words()}.", field);

    internal static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal static List<Problem> Check(string name, string field, string words, Participants.Participant participant, DateOnly on, DateOnly? learnedOn, DateOnly today, OutcomeEvidence? evidence = null)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(name)) problems.Add(new("outcome.name-missing", ProblemKind.Invalid, $"Enter the {words}.", field));
        if (on > today) problems.Add(new("outcome.in-future", ProblemKind.Invalid, "Enter a day that is today or earlier.", "On"));
        else if (on < participant.Profile.BirthDate) problems.Add(BeforeBirth("On", participant.Profile.BirthDate));
        if (learnedOn > today) problems.Add(new("outcome.in-future", ProblemKind.Invalid, "Enter a day that is today or earlier.", "LearnedOn"));
        else if (learnedOn < on) problems.Add(new("outcome.learned-before", ProblemKind.Invalid, $"Enter a day on or after {on.Words()}, or leave this empty.", "LearnedOn"));
        OutcomeEvidence.Check(problems, evidence, today);
        return problems;
    }
}
