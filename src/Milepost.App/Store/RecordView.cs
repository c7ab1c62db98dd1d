using Milepost.Domain;

namespace Milepost.App.Store;

/// <summary>Somebody opened a participant's record. One row for each person, record and hour.</summary>
public sealed class RecordView
{
    public Guid Id { get; init; } = RecordId.New();
    public required Guid ParticipantId { get; init; }
    public Guid? ActorId { get; init; }
    public required string ActorName { get; init; }
    public required DateTimeOffset At { get; init; }
}
