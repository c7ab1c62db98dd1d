namespace Milepost.Domain.Outcomes;

/// <summary>A credential earned.</summary>
public sealed class Credential : RecordPart
{
    private Credential() { }

    public string Name { get; private set; } = "";
    public DateOnly AttainedOn { get; private set; }
    public DateOnly? LearnedOn { get; private set; }
    public DateOnly RecordedOn { get; private set; }

    public static Result<Credential> Record(Participants.Participant participant, string name, DateOnly attainedOn, DateOnly? learnedOn, DateOnly today)
    {
        if (OutcomeProblems.Check(name, "Name", "name of the credential", attainedOn, learnedOn, today) is { Count: > 0 } problems) return problems;
        var credential = Restore(participant.Id, participant.NextPartId("C"), name.Trim(), attainedOn, learnedOn, today);
        credential.Raise("outcome.credential", $"Credential earned: {credential.Name}, {attainedOn.Words()}");
        return credential;
    }

    public static Credential Restore(Guid participantId, string caseFileId, string name, DateOnly attainedOn, DateOnly? learnedOn, DateOnly recordedOn) =>
        new() { ParticipantId = participantId, CaseFileId = caseFileId, Name = name, AttainedOn = attainedOn, LearnedOn = learnedOn, RecordedOn = recordedOn };
}

/// <summary>A measurable skill gain.</summary>
public sealed class SkillGain : RecordPart
{
    private SkillGain() { }

    public string Type { get; private set; } = "";
    public DateOnly AttainedOn { get; private set; }
    public DateOnly? LearnedOn { get; private set; }
    public DateOnly RecordedOn { get; private set; }

    public static Result<SkillGain> Record(Participants.Participant participant, string type, DateOnly attainedOn, DateOnly? learnedOn, DateOnly today)
    {
        if (OutcomeProblems.Check(type, "Name", "type of the skill gain", attainedOn, learnedOn, today) is { Count: > 0 } problems) return problems;
        var gain = Restore(participant.Id, participant.NextPartId("K"), type.Trim(), attainedOn, learnedOn, today);
        gain.Raise("outcome.skill-gain", $"Skill gain: {gain.Type}, {attainedOn.Words()}");
        return gain;
    }

    public static SkillGain Restore(Guid participantId, string caseFileId, string type, DateOnly attainedOn, DateOnly? learnedOn, DateOnly recordedOn) =>
        new() { ParticipantId = participantId, CaseFileId = caseFileId, Type = type, AttainedOn = attainedOn, LearnedOn = learnedOn, RecordedOn = recordedOn };
}

/// <summary>Somebody sent to a partner.</summary>
public sealed class Referral : RecordPart
{
    private Referral() { }

    public string Partner { get; private set; } = "";
    public string? Contact { get; private set; }
    public DateOnly On { get; private set; }
    public string? For { get; private set; }
    public string? Outcome { get; private set; }

    public static Result<Referral> Make(Participants.Participant participant, string partner, string? contact, DateOnly on, string? @for, DateOnly today)
    {
        if (OutcomeProblems.Check(partner, "Partner", "partner", on, null, today) is { Count: > 0 } problems) return problems;
        var referral = Restore(participant.Id, participant.NextPartId("R"), partner.Trim(), contact, on, @for, null);
        referral.Raise("referral.made", $"Referred to {referral.Partner} on {on.Words()}", @for);
        return referral;
    }

    public void Answer(string outcome)
    {
        Outcome = outcome.Trim();
        Raise("referral.answered", $"Referral to {Partner}: {Outcome}");
    }

    public static Referral Restore(Guid participantId, string caseFileId, string partner, string? contact, DateOnly on, string? @for, string? outcome) =>
        new() { ParticipantId = participantId, CaseFileId = caseFileId, Partner = partner, Contact = contact, On = on, For = @for, Outcome = outcome };
}

/// <summary>A break in services that is known beforehand, so that it does not lead to an exit.</summary>
public sealed class PlannedGap : RecordPart
{
    private PlannedGap() { }

    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public string Reason { get; private set; } = "";
    public DateOnly? RecordedOn { get; private set; }

    public static Result<PlannedGap> Plan(Participants.Participant participant, DateOnly from, DateOnly to, string reason, IReadOnlyList<PlannedGap> others, DateOnly today)
    {
        if (Check(from, to, reason, others) is { Count: > 0 } problems) return problems;
        var gap = Restore(participant.Id, participant.NextPartId("W"), from, to, reason.Trim(), today);
        gap.Raise("gap.planned", $"Planned gap: {from.Words()} to {to.Words()}", gap.Reason);
        return gap;
    }

    public Result<Done> Change(DateOnly from, DateOnly to, string reason, IReadOnlyList<PlannedGap> others)
    {
        if (Check(from, to, reason, [.. others.Where(o => o.Id != Id)]) is { Count: > 0 } problems) return problems;
        if ((from, to, reason.Trim()) == (From, To, Reason)) return Done.It;
        (From, To, Reason) = (from, to, reason.Trim());
        Raise("gap.changed", $"Planned gap changed: {from.Words()} to {to.Words()}", Reason);
        return Done.It;
    }

    public bool Covers(DateOnly day) => From <= day && day <= To;

    private static List<Problem> Check(DateOnly from, DateOnly to, string reason, IReadOnlyList<PlannedGap> others)
    {
        var problems = new List<Problem>();
        if (to < from) problems.Add(OutcomeProblems.GapEndsBeforeStart(from));
        else if (others.FirstOrDefault(o => o.From <= to && from <= o.To) is { } other) problems.Add(OutcomeProblems.GapOverlaps(other));
        if (string.IsNullOrWhiteSpace(reason)) problems.Add(OutcomeProblems.GapReasonMissing);
        return problems;
    }

    public static PlannedGap Restore(Guid participantId, string caseFileId, DateOnly from, DateOnly to, string reason, DateOnly? recordedOn) =>
        new() { ParticipantId = participantId, CaseFileId = caseFileId, From = from, To = to, Reason = reason, RecordedOn = recordedOn };
}

public static class OutcomeProblems
{
    public static readonly Problem NotFound = new("outcome.not-found", ProblemKind.NotFound, "There is no such entry, or it is not yours to see.");

    public static readonly Problem GapReasonMissing = new("gap.reason-missing", ProblemKind.Invalid, "Enter why services pause.", "Reason");

    public static Problem GapEndsBeforeStart(DateOnly from) =>
        new("gap.ends-before-start", ProblemKind.Invalid, $"Enter a last day on or after the first day, {from.Words()}.", "To");

    public static Problem GapOverlaps(PlannedGap other) => new("gap.overlaps", ProblemKind.Invalid,
        $"Another planned gap runs from {other.From.Words()} to {other.To.Words()}. Choose other days, or change that one.", "From");

    internal static List<Problem> Check(string name, string field, string words, DateOnly on, DateOnly? learnedOn, DateOnly today)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(name)) problems.Add(new("outcome.name-missing", ProblemKind.Invalid, $"Enter the {words}.", field));
        if (on > today) problems.Add(new("outcome.in-future", ProblemKind.Invalid, "Enter a day that is today or earlier.", "On"));
        if (learnedOn > today) problems.Add(new("outcome.in-future", ProblemKind.Invalid, "Enter a day that is today or earlier.", "LearnedOn"));
        return problems;
    }
}
