using Milepost.Domain;

namespace Milepost.App.Store;

/// <summary>
/// That a record went to another planner or office: what the new planner is told, and what the old office still knows of it when the
/// record itself is out of its reach.
/// </summary>
public sealed class Handover
{
    public Guid Id { get; init; } = RecordId.New();

    /// <summary>The same for all that were handed over in one go.</summary>
    public required Guid RunId { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>As they were that day: whoever lost sight of the record does not learn of a later name.</summary>
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }
    public Guid? FromOfficeId { get; init; }
    public Guid? FromPlannerId { get; init; }
    public Guid? ToOfficeId { get; init; }
    public Guid? ToPlannerId { get; init; }

    /// <summary>"North Office, Robin Planner".</summary>
    public required string FromWords { get; init; }

    public required string ToWords { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }

    /// <summary>When the new planner took note of it.</summary>
    public DateTimeOffset? AcknowledgedAt { get; set; }

    public bool IsTransfer => FromOfficeId != ToOfficeId;
}
