using Milepost.App.DataFiles;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>The eight files of the bulk shape, and one more that says who does not fit into them.</summary>
internal static class BulkCsvFiles
{
    public const string Folder = "csv";

    /// <summary>Stands beside the folder of the eight, which an import reads whole.</summary>
    public const string LeftOut = "left-out.csv";

    public static readonly string[] Planners = ["id", "first_name", "last_name", "email", "office", "role"];

    public static readonly string[] Participants =
        ["id", "case_no", "first_name", "last_name", "dob", "city", "zip", "phone", "program", "office", "planner_id", "application_on", "eligibility_on", "enrolled_on", "plan_on", "signed_participant_on", "signed_planner_on", "exited_on"];

    public static readonly string[] Goals = ["id", "participant_id", "kind", "term", "title", "established_on", "projected_on", "closed_on", "outcome"];

    public static readonly string[] Objectives = ["id", "goal_id", "participant_id", "title", "started_on", "review_on", "closed_on", "outcome"];

    public static readonly string[] Services = ["id", "participant_id", "objective_id", "code", "name", "youth_element", "started_on", "ended_on", "entered_on"];

    public static readonly string[] CaseNotes = ["id", "participant_id", "planner_id", "subject", "body", "happened_on", "entered_on"];

    public static readonly string[] Contacts = ["id", "participant_id", "planner_id", "kind", "direction", "happened_on"];

    public static readonly string[] Reviews = ["id", "participant_id", "planner_id", "reviewed_on", "outcome"];

    public static readonly string[] LeftOutColumns = ["file", "id", "participant_id", "why"];

    /// <summary>Those that are written together, a range of people at a time.</summary>
    public static IReadOnlyList<(string Path, string[] Columns)> OfPeople { get; } =
    [
        ($"{Folder}/participants.csv", Participants), ($"{Folder}/goals.csv", Goals), ($"{Folder}/objectives.csv", Objectives), ($"{Folder}/services.csv", Services),
        ($"{Folder}/casenotes.csv", CaseNotes), ($"{Folder}/contacts.csv", Contacts), ($"{Folder}/reviews.csv", Reviews), (LeftOut, LeftOutColumns),
    ];
}

/// <summary>The rows of one range of people, one buffer for each file, until they are written out together.</summary>
internal sealed class BulkCsvBuffers : IDisposable
{
    private readonly MemoryStream[] _bytes;
    private readonly ExactCsv[] _files;

    public BulkCsvBuffers()
    {
        _bytes = [.. BulkCsvFiles.OfPeople.Select(_ => new MemoryStream())];
        _files = [.. _bytes.Select(bytes => new ExactCsv(bytes))];
    }

    public ExactCsv Participants => _files[0];
    public ExactCsv Goals => _files[1];
    public ExactCsv Objectives => _files[2];
    public ExactCsv Services => _files[3];
    public ExactCsv CaseNotes => _files[4];
    public ExactCsv Contacts => _files[5];
    public ExactCsv Reviews => _files[6];
    public ExactCsv LeftOut => _files[7];

    /// <summary>Adds what is here to the files, and begins anew.</summary>
    public void MoveTo(IReadOnlyList<Stream> streams)
    {
        for (var file = 0; file < _files.Length; file++)
        {
            _files[file].Flush();
            _bytes[file].WriteTo(streams[file]);
            _bytes[file].SetLength(0);
        }
    }

    /// <summary>The rows written since the beginning, by file.</summary>
    public IReadOnlyList<long> Rows => [.. _files.Select(file => file.Rows)];

    public void Dispose()
    {
        foreach (var bytes in _bytes) bytes.Dispose();
    }
}
