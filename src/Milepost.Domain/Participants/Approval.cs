namespace Milepost.Domain.Participants;

public enum ApprovalKind { Plan, Training, Support, Placement }

public enum ApprovalState { Waiting, Approved, Returned }

/// <summary>How a thing that needs approval stands today.</summary>
public enum ApprovalStanding
{
    /// <summary>Nobody was asked yet.</summary>
    NotAsked,
    Waiting,
    Approved,

    /// <summary>A supervisor sent it back with comments.</summary>
    Returned,

    /// <summary>It was changed after it was sent or approved, so that approval is of something else.</summary>
    Withdrawn,
}

/// <summary>
/// A planner asks a supervisor to approve a plan or a service as it stands; the answer belongs to exactly that. When the thing changes
/// afterward, the approval no longer counts, without anything having to happen.
/// </summary>
public sealed class Approval : Recorded
{
    public const int CommentMaxLength = 2000;

    private Approval() { }

    public Guid ParticipantId { get; private set; }
    public ApprovalKind Kind { get; private set; }

    /// <summary>Of the plan or service.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Its id in case files ("S-4").</summary>
    public string Subject { get; private set; } = "";

    /// <summary>What it was called when it was sent.</summary>
    public string About { get; private set; } = "";

    /// <summary>Of what was sent: differs once it is changed.</summary>
    public long Fingerprint { get; private set; }

    public ApprovalState State { get; private set; }
    public string AskedBy { get; private set; } = "";
    public Guid? AskedById { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public string? Note { get; private set; }
    public string? DecidedBy { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Comment { get; private set; }

    /// <param name="others">The approvals of the same thing so far.</param>
    public static Result<Approval> Ask(
        Participant participant, ApprovalKind kind, Guid subjectId, string subject, string about, long fingerprint, string? note, string askedBy, Guid? askedById,
        IEnumerable<Approval> others, DateTimeOffset now)
    {
        switch (StandingOf(others, fingerprint))
        {
            case ApprovalStanding.Waiting: return ApprovalProblems.WaitsAlready;
            case ApprovalStanding.Approved: return ApprovalProblems.ApprovedAlready;
        }
        var approval = new Approval
        {
            ParticipantId = participant.Id, Kind = kind, SubjectId = subjectId, Subject = subject, About = about, Fingerprint = fingerprint,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(), AskedBy = askedBy, AskedById = askedById, AskedAt = now,
        };
        approval.Raise("approval.asked", $"Approval asked for: {about}", approval.Note);
        return approval;
    }

    /// <param name="planner">Who keeps the record: nobody approves the own work.</param>
    public Result<Done> Decide(bool isApproved, string? comment, long fingerprint, Guid? planner, string by, Guid? byId, DateTimeOffset now)
    {
        if (byId is not null && (byId == AskedById || byId == planner)) return ApprovalProblems.OwnWork;
        if (State != ApprovalState.Waiting) return ApprovalProblems.DecidedAlready;
        if (fingerprint != Fingerprint) return ApprovalProblems.ChangedSince;
        if (!isApproved && string.IsNullOrWhiteSpace(comment)) return ApprovalProblems.CommentMissing;
        (State, Comment, DecidedBy, DecidedById, DecidedAt) =
            (isApproved ? ApprovalState.Approved : ApprovalState.Returned, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(), by, byId, now);
        Raise(isApproved ? "approval.given" : "approval.returned", $"{(isApproved ? "Approved" : "Returned")}: {About}", Comment);
        return Done.It;
    }

    /// <summary>How a thing with this fingerprint stands, by all that was asked about it.</summary>
    public static ApprovalStanding StandingOf(IEnumerable<Approval> ofOneThing, long fingerprint)
    {
        if (ofOneThing.MaxBy(a => a.Id) is not { } newest) return ApprovalStanding.NotAsked;
        return newest.State switch
        {
            ApprovalState.Returned => ApprovalStanding.Returned,
            _ when newest.Fingerprint != fingerprint => ApprovalStanding.Withdrawn,
            ApprovalState.Approved => ApprovalStanding.Approved,
            _ => ApprovalStanding.Waiting,
        };
    }
}

public static class ApprovalProblems
{
    public static readonly Problem NotFound = new("approval.not-found", ProblemKind.NotFound, "There is no such approval, or it is not yours to see.");
    public static readonly Problem NotNeeded = new("approval.not-needed", ProblemKind.Conflict, "This needs no approval here.");
    public static readonly Problem WaitsAlready = new("approval.waits", ProblemKind.Conflict, "A supervisor has been asked already, and it has not changed since.");
    public static readonly Problem ApprovedAlready = new("approval.approved", ProblemKind.Conflict, "This is approved as it stands.");
    public static readonly Problem DecidedAlready = new("approval.decided", ProblemKind.Conflict, "Somebody has decided about this already. Look at it again.");

    public static readonly Problem OwnWork = new("approval.own", ProblemKind.Conflict,
        "You asked for it or keep this record yourself, and nobody approves the own work. Ask another supervisor.");

    public static readonly Problem ChangedSince = new("approval.changed", ProblemKind.Conflict,
        "It was changed since approval was asked for. The planner has to ask again for what it says now.");

    public static readonly Problem CommentMissing = new("approval.comment", ProblemKind.Invalid, "Say what has to change: the planner reads it.", "Comment");

    public static Problem PlanWaits(string because, ApprovalStanding standing) => new("approval.plan-waits", ProblemKind.Conflict,
        because + (standing switch
        {
            ApprovalStanding.Waiting => " This one waits for a supervisor's approval; then it can be printed for signing.",
            ApprovalStanding.Returned => " This one was returned with comments. Change it and ask for approval again; then it can be printed for signing.",
            ApprovalStanding.Withdrawn => " This one was changed after approval was asked for. Ask again; then it can be printed for signing.",
            _ => " Ask for approval first; then it can be printed for signing.",
        }));
}
