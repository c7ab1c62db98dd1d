namespace Milepost.Domain.Participants;

/// <summary>
/// A supervisor's word that a requirement may wait for one participant, with the reason and its last day. The finding stays what it is and
/// shows the waiver; it is not counted as late, and the requirement's gate stands open.
/// </summary>
public sealed class SupervisorWaiver : RecordPart
{
    /// <summary>Longer, and it would be forgotten: it can be given again.</summary>
    public const int LongestDays = 366;

    private SupervisorWaiver() { }

    /// <summary>Its id, such as <c>il.contact-every-30-days</c>.</summary>
    public string Requirement { get; private set; } = "";

    /// <summary>What it is waived for, as findings name it ("service:S4"); null for everything in the record.</summary>
    public string? Subject { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Its last day, that day included.</summary>
    public DateOnly Until { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The name of the supervisor who gave it.</summary>
    public string GivenBy { get; private set; } = "";

    /// <param name="title">Title of the requirement, for the Update Log.</param>
    /// <param name="giver">The account of whoever gives it: nobody approves the own work.</param>
    /// <param name="others">The waivers in the record.</param>
    public static Result<SupervisorWaiver> Give(
        Participant participant, string requirement, string title, string? subject, DateOnly until, string reason, Guid? giver, string givenBy,
        IReadOnlyList<SupervisorWaiver> others, DateOnly today)
    {
        if (giver is not null && participant.PlannerId == giver) return WaiverProblems.OwnRecord;
        var problems = new List<Problem>();
        if (others.FirstOrDefault(w => w.On(today) && w.Requirement == requirement && w.Subject == subject) is { } given) problems.Add(WaiverProblems.GivenAlready(given.Until));
        if (until < today) problems.Add(WaiverProblems.EndsInThePast);
        else if (until.DayNumber - today.DayNumber > LongestDays) problems.Add(WaiverProblems.TooLong);
        if (string.IsNullOrWhiteSpace(reason)) problems.Add(WaiverProblems.ReasonMissing);
        if (problems.Count > 0) return problems;

        var waiver = Restore(participant.Id, participant.NextPartId("V"), requirement, subject, today, until, reason.Trim(), givenBy);
        waiver.Raise("waiver.given", $"Waived until {until.Words()}: {title}", waiver.Reason);
        return waiver;
    }

    /// <summary>Takes it back: from today the requirement counts again.</summary>
    public Result<Done> End(string title, string? why, DateOnly today)
    {
        if (Until < today) return WaiverProblems.EndedAlready;
        Until = today.AddDays(-1);
        Raise("waiver.ended", $"Waiver ended: {title}", string.IsNullOrWhiteSpace(why) ? null : why.Trim());
        return Done.It;
    }

    public bool On(DateOnly day) => From <= day && day <= Until;

    public bool Covers(string requirement, string subject) => Requirement == requirement && (Subject is null || Subject == subject);

    public static SupervisorWaiver Restore(Guid participantId, string caseFileId, string requirement, string? subject, DateOnly from, DateOnly until, string reason, string givenBy) => new()
    {
        ParticipantId = participantId, CaseFileId = caseFileId, Requirement = requirement, Subject = subject, From = from, Until = until, Reason = reason, GivenBy = givenBy,
    };
}

public static class WaiverProblems
{
    public static readonly Problem NotFound = new("waiver.not-found", ProblemKind.NotFound, "There is no such waiver, or it is not yours to see.");
    public static readonly Problem UnknownRequirement = new("waiver.requirement", ProblemKind.Invalid, "Choose a requirement that this record is judged by.", "Requirement");
    public static readonly Problem UnknownSubject = new("waiver.subject", ProblemKind.Invalid, "Choose something in the record that the requirement judges, or everything in the record.", "Subject");

    public static readonly Problem OwnRecord = new("waiver.own", ProblemKind.Conflict,
        "You keep this record yourself, and nobody approves the own work. Ask another supervisor to give the waiver.");

    public static Problem GivenAlready(DateOnly until) => new("waiver.given-already", ProblemKind.Conflict,
        $"This is waived until {until.Words()} already. End that waiver first if it should end on another day.", "Until");

    public static readonly Problem EndsInThePast = new("waiver.past", ProblemKind.Invalid, "Enter a last day that is today or later.", "Until");

    public static readonly Problem TooLong = new("waiver.too-long", ProblemKind.Invalid,
        $"Enter a last day within {SupervisorWaiver.LongestDays} days. A waiver can be given again when it ends.", "Until");

    public static readonly Problem ReasonMissing = new("waiver.reason", ProblemKind.Invalid, "Say why the requirement may wait: a monitor will read it.", "Reason");
    public static readonly Problem EndedAlready = new("waiver.ended", ProblemKind.Conflict, "This waiver has ended already.");
}
