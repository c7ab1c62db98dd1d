using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Store;

/// <summary>What a merge did to the surviving record's own data: as it was, or as the merge left it.</summary>
public sealed record MergedPerson(Profile Profile, Screening? Screening, IReadOnlyList<string> PartnerPrograms);

/// <summary>One value of one row that a merge changed, as text.</summary>
/// <param name="Table">The kind of row, by its class.</param>
/// <param name="Property">With the kind of value it stands in, if any: "Details.Goal".</param>
public sealed record MergeLine(string Table, Guid Id, string Property, string? Before, string? After);

/// <summary>Two records that were one person's, made one; with all that is needed to take it back.</summary>
public sealed class RecordMerge
{
    public Guid Id { get; init; } = RecordId.New();
    public required Guid SurvivorId { get; init; }
    public required Guid MergedId { get; init; }
    public required string MergedCaseNumber { get; init; }
    public required string MergedName { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required MergedPerson Before { get; init; }
    public required MergedPerson After { get; init; }

    /// <summary>Every value changed, in the order of the changes.</summary>
    public required IReadOnlyList<MergeLine> Journal { get; init; }

    /// <summary>Case-file ids that both records had: what the merged record's were, and what they became.</summary>
    public required IReadOnlyDictionary<string, string> Renumbered { get; init; }

    /// <summary>In words: "12 services".</summary>
    public required IReadOnlyList<string> Moved { get; init; }

    public DateTimeOffset? UndoneAt { get; set; }
    public string? UndoneBy { get; set; }

    public bool IsUndone => UndoneAt is not null;
}
