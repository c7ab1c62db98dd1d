using Milepost.Domain;

namespace Milepost.App.Store;

/// <summary>What somebody typed into a form and has not saved yet.</summary>
public sealed class Draft
{
    public Guid Id { get; init; } = RecordId.New();
    public required Guid AccountId { get; init; }

    /// <summary>Path and query of the form's page.</summary>
    public required string Page { get; init; }
    public required IReadOnlyDictionary<string, string[]> Fields { get; set; }
    public required DateTimeOffset SavedAt { get; set; }
}
