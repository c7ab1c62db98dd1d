using Milepost.Domain;

namespace Milepost.App.Store;

/// <summary>What a settled version of a plan held, word for word.</summary>
public sealed class PlanVersion
{
    public Guid Id { get; init; } = RecordId.New();
    public required Guid ParticipantId { get; init; }
    public required Guid PlanId { get; init; }
    public required int Number { get; init; }

    /// <summary>The plan as case-file JSON, its services included.</summary>
    public required string Content { get; init; }
    public required DateTimeOffset SettledAt { get; init; }
    public required string SettledBy { get; init; }
}
