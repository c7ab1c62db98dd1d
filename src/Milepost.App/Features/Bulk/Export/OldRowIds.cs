using System.Text;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>The ids that the rows of one person had in the files they came from, by the id of the part they became.</summary>
internal sealed class OldRowIds
{
    public const string Goals = "goals", Objectives = "objectives", Services = "services", CaseNotes = "casenotes", Contacts = "contacts", Reviews = "reviews";

    private readonly Dictionary<(string File, string Part), string> _ids = [];
    private readonly List<string> _reviews = [];

    /// <param name="lines">A line for each row: file, id there, id of the part in case files, and more, with tabs between them.</param>
    public static OldRowIds Read(ReadOnlySpan<byte> lines)
    {
        var ids = new OldRowIds();
        foreach (var line in Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t') is not [var file, var id, var part, ..]) continue;
            if (file == Reviews) ids._reviews.Add(id);
            else if (part.Length > 0) ids._ids.TryAdd((file, part), id);
        }
        return ids;
    }

    public string? Find(string file, ReadOnlySpan<byte> part) => _ids.GetValueOrDefault((file, Encoding.UTF8.GetString(part)));

    /// <summary>Reviews have no id of their own; they stand in the order in which they came in.</summary>
    public string? ReviewAt(int at) => at < _reviews.Count ? _reviews[at] : null;
}
