using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Store;

/// <summary>
/// One line of the ledger: what was found for one requirement and subject of a participant, and the days on which it is so as long as
/// nobody changes the record. Time alone changes nothing here: being overdue is a due date compared with today.
/// </summary>
public sealed class LedgerFinding
{
    public Guid ParticipantId { get; init; }

    /// <summary>Id of the requirement; what it says stands in its file.</summary>
    public required string Requirement { get; init; }

    /// <summary>"participant", "plan:PL-1".</summary>
    public required string Subject { get; init; }

    public const int AboutMaxLength = 160;

    /// <summary>What the subject is called, such as the service's name, for lists; null where its kind says it all.</summary>
    public string? About { get; set; }

    /// <summary>First and last day on which it is so.</summary>
    public DateOnly SeenFrom { get; init; }

    public DateOnly SeenThrough { get; set; }

    /// <summary>Never overdue: that is <see cref="Outcome.Due"/> with a due date that has passed, see <see cref="OutcomeOn"/>.</summary>
    public Outcome Outcome { get; init; }

    public DateOnly? DueOn { get; init; }
    public DateOnly? MetOn { get; init; }

    /// <summary>Each part that is missing or wrong.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>The last day of a supervisor's waiver.</summary>
    public DateOnly? WaivedThrough { get; set; }

    public Outcome OutcomeOn(DateOnly day) => LastingFinding.OutcomeOn(Outcome, DueOn, day);
}

/// <summary>That a participant's lines of the ledger are up to date, and by which policy.</summary>
public sealed class JudgedRecord
{
    public Guid ParticipantId { get; init; }

    public string Pack { get; set; } = "";

    /// <summary>Version of the pack's files. Another one than the program has now: the record waits to be judged again.</summary>
    public string PackVersion { get; set; } = "";

    /// <summary>The last day the lines speak for; nearly always the end of time.</summary>
    public DateOnly Through { get; set; }

    /// <summary>Raised each time, so that two judgments of one record cannot pass each other unnoticed.</summary>
    public long Revision { get; set; }
}
