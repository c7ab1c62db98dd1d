namespace Milepost.App.Features.Bulk.Import;

/// <summary>What became of the rows of one file.</summary>
public sealed record FileCount(string File, long Added, long Changed, long Unchanged, long Refused)
{
    public long All => Added + Changed + Unchanged + Refused;
}

/// <summary>What came of an import.</summary>
/// <param name="Problems">What is wrong with the folder as a whole: then nothing was read further, and nothing written.</param>
/// <param name="RejectedFolder">Where the refused rows are; null where none is.</param>
public sealed record ImportReport(IReadOnlyList<string> Problems, IReadOnlyList<FileCount> Files, IReadOnlyList<string> NewOffices, string? RejectedFolder, bool DryRun)
{
    public long Refused => Files.Sum(f => f.Refused);

    public long Rows => Files.Sum(f => f.All);

    /// <summary>People of offices that were not asked for.</summary>
    public long PassedOver { get; init; }

    /// <summary>The first of the refused rows, as many as a reader looks at.</summary>
    public IReadOnlyList<RowProblem> FirstProblems { get; init; } = [];

    public const int MostProblemsKept = 200;
}

/// <summary>Hears of an import while it runs.</summary>
public interface IImportWatcher
{
    void Refused(RowProblem problem);

    Task ProgressAsync(long rowsDone, long rowsTotal, CancellationToken ct);
}

internal sealed class ImportCounts
{
    private readonly long[,] _counts = new long[ImportTable.All.Count, 4];

    public void Added(TableKind kind, long rows = 1) => _counts[(int)kind, 0] += rows;

    public void Changed(TableKind kind) => _counts[(int)kind, 1]++;

    public void Unchanged(TableKind kind, long rows = 1) => _counts[(int)kind, 2] += rows;

    public void Refused(TableKind kind) => _counts[(int)kind, 3]++;

    public IReadOnlyList<FileCount> Of(IEnumerable<FolderFile> files) =>
        [.. files.Select(f => new FileCount(f.Name, this[f, 0], this[f, 1], this[f, 2], this[f, 3]))];

    private long this[FolderFile file, int what] => _counts[(int)file.Table.Kind, what];
}
