namespace Milepost.App.Store;

/// <summary>The id that a person or a planner has in the system they came from; it finds them here.</summary>
public sealed class ExternalId
{
    public const int MaxLength = 200;

    /// <summary><see cref="Participant"/> or <see cref="Planner"/>.</summary>
    public required string Kind { get; init; }

    public required string Value { get; init; }

    /// <summary>The participant or the account.</summary>
    public required Guid RecordId { get; set; }

    /// <summary>Hash of the row as it was taken in last: another one means that the row was corrected.</summary>
    public string RowHash { get; set; } = "";

    public const string Participant = "participant";
    public const string Planner = "planner";
}

/// <summary>What was taken in of one participant: which part of the record came of which row, and the row's hash.</summary>
/// <remarks>One row for a person instead of one for each part: forty of them would cost as much as the record itself.</remarks>
public sealed class ImportedRecord
{
    public required Guid ParticipantId { get; init; }

    /// <summary>For each table a line with its name, then a line for each row: its id there, the id of the part in case files, hash and row, tabs between them.</summary>
    public string Rows { get; set; } = "";
}
