namespace Milepost.App.Store;

public enum BulkImportState { Waiting, Running, Done, Failed }

/// <summary>A folder of tables that is, or was, taken in.</summary>
public sealed class BulkImport
{
    public Guid Id { get; init; } = Milepost.Domain.RecordId.New();

    /// <summary>The folder, or the name of what was uploaded.</summary>
    public required string Source { get; init; }

    /// <summary>Where the files are while they wait; null for one of the command line.</summary>
    public string? Folder { get; init; }

    public string? Pack { get; init; }

    public bool DryRun { get; set; }

    public BulkImportState State { get; set; }

    public Guid? StartedById { get; init; }

    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Of the rows of all files.</summary>
    public long RowsTotal { get; set; }

    public long RowsDone { get; set; }

    /// <summary>The report as JSON; null until there is one.</summary>
    public string? Report { get; set; }
}
