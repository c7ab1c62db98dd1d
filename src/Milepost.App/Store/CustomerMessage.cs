using Milepost.Domain;

namespace Milepost.App.Store;

/// <summary>A message of the office to the customer, shown on the record and, when the customer has an account, on the dashboard.</summary>
public sealed class CustomerMessage
{
    public Guid Id { get; init; } = RecordId.New();
    public required Guid ParticipantId { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public required string SentBy { get; init; }
    public required DateTimeOffset SentAt { get; init; }
}
