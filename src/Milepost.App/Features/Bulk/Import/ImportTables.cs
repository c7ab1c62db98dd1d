namespace Milepost.App.Features.Bulk.Import;

internal enum TableKind { Planners, Participants, Goals, Objectives, Services, CaseNotes, Contacts, Reviews }

/// <summary>One column of the contract.</summary>
internal sealed record TableColumn(string Name, bool IsRequired);

/// <summary>One file of the contract: its name and its columns. The places of the columns in here are what the program reads by.</summary>
internal sealed record ImportTable(TableKind Kind, string File, IReadOnlyList<TableColumn> Columns)
{
    private ImportTable(TableKind kind, string file, string columns)
        : this(kind, file, columns.Split(' ').Select(c => new TableColumn(c.TrimEnd('*'), c.EndsWith('*'))).ToList()) { }

    public static IReadOnlyList<ImportTable> All { get; } =
    [
        new(TableKind.Planners, "planners.csv", "id* first_name* last_name* email* office* role*"),
        new(TableKind.Participants, "participants.csv",
            "id* case_no first_name* last_name* dob* city zip phone program* office* planner_id application_on eligibility_on enrolled_on plan_on signed_participant_on signed_planner_on exited_on"),
        new(TableKind.Goals, "goals.csv", "id* participant_id* kind* term* title* established_on* projected_on closed_on outcome"),
        new(TableKind.Objectives, "objectives.csv", "id* goal_id* participant_id* title* started_on* review_on closed_on outcome"),
        new(TableKind.Services, "services.csv", "id* participant_id* objective_id code name* youth_element started_on* ended_on entered_on*"),
        new(TableKind.CaseNotes, "casenotes.csv", "id* participant_id* planner_id subject* body* happened_on* entered_on*"),
        new(TableKind.Contacts, "contacts.csv", "id* participant_id* planner_id kind* direction* happened_on*"),
        new(TableKind.Reviews, "reviews.csv", "id* participant_id* planner_id reviewed_on* outcome*"),
    ];

    /// <summary>Stands in files of refused rows; it says why and is passed over.</summary>
    public const string Reason = "reason";

    public static ImportTable Of(TableKind kind) => All[(int)kind];

    public int IndexOf(string column)
    {
        for (var at = 0; at < Columns.Count; at++)
            if (Columns[at].Name == column) return at;
        return -1;
    }

    /// <summary>The column that names the person a row belongs to; the person's own table has its id.</summary>
    public int ParticipantColumn => Kind == TableKind.Participants ? 0 : IndexOf("participant_id");
}

/// <summary>A file of the folder, once its header is read.</summary>
/// <param name="Path">The file on disk.</param>
/// <param name="Name">Its name, as people know it.</param>
/// <param name="Headers">As they stand in the file.</param>
/// <param name="Places">For each column of the contract its place in the file, -1 where the file has none.</param>
/// <param name="BodyAt">Where the rows begin.</param>
/// <param name="BodyLine">The line on which they begin.</param>
internal sealed record FolderFile(ImportTable Table, string Path, string Name, IReadOnlyList<string> Headers, int[] Places, int BodyAt, int BodyLine, long Size)
{
    /// <summary>Where a reason of an earlier refusal stands, or nowhere (-1).</summary>
    public int ReasonAt { get; init; } = -1;
}

/// <summary>Something that is wrong with a row, or with a whole file.</summary>
/// <param name="Line">1 is the header.</param>
/// <param name="Column">As the file calls it; null for the row as a whole.</param>
public sealed record RowProblem(string File, int Line, string? Column, string? Value, string Expected)
{
    public override string ToString() => Column is null ? $"{File}, line {Line}: {Expected}" : $"{File}, line {Line}, {Column}: {Shown(Value)}. {Expected}";

    /// <summary>For the file of refused rows, where file and line are plain.</summary>
    public string Reason => Column is null ? Expected : $"{Column}: {Shown(Value)}. {Expected}";

    private static string Shown(string? value) => string.IsNullOrEmpty(value) ? "empty" : value.Length > 80 ? $"\"{value[..80]}…\"" : $"\"{value}\"";
}
