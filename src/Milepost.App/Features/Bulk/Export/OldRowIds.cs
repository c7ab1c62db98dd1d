using System.Text;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>The ids that the rows of one person had in the files they came from, by the id of the part they became.</summary>
internal sealed class OldRowIds
{
    public const string Goals = "Goals", Objectives = "Objectives", Services = "Services", CaseNotes = "CaseNotes", Contacts = "Contacts";
    private const string Reviews = "Reviews";

    private readonly Dictionary<(string File, string Part), string> _ids = [];
    private readonly Dictionary<string, Queue<string>> _reviews = [];

    /// <param name="lines">A line for each row: file, id there, id of the part in case files, and more, with tabs between them.</param>
    public static OldRowIds Read(ReadOnlySpan<byte> lines)
    {
        var ids = new OldRowIds();
        foreach (var line in Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t') is not [var file, var id, var part, ..]) continue;
            if (file != Reviews) ids._ids.TryAdd((file, part), id);
            else if (ids._reviews.TryGetValue(part, out var alike)) alike.Enqueue(id);
            else ids._reviews[part] = new([id]);
        }
        return ids;
    }

    public string? Find(string file, ReadOnlySpan<byte> part) => _ids.GetValueOrDefault((file, Encoding.UTF8.GetString(part)));

    /// <summary>A review has no id in case files; its day and what it said find it. Two that are alike are given in their order.</summary>
    public string? TakeReview(DateOnly on, bool changed) =>
        _reviews.TryGetValue($"{on:yyyy-MM-dd} {(changed ? "updated" : "unchanged")}", out var alike) && alike.TryDequeue(out var id) ? id : null;
}
