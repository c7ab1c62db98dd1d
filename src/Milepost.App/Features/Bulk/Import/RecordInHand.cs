using System.Globalization;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>Which part of the record came of a row, by the row's id in the old system.</summary>
internal readonly record struct TakenRow(TableKind Kind, string Id, string Part, string Hash, int Line);

/// <summary>One person's record while rows are put into it: a new one, or one that an earlier import made.</summary>
internal sealed class RecordInHand
{
    public Participant? Participant { get; set; }
    public Application? Application { get; set; }
    public Enrollment? Enrollment { get; set; }
    public Plan? Plan { get; set; }
    public List<Service> Services { get; } = [];
    public List<CaseNote> Notes { get; } = [];

    public Dictionary<string, Goal> Goals { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, Objective> Objectives { get; } = new(StringComparer.Ordinal);

    /// <summary>What an earlier import made, by file and id of the row.</summary>
    public Dictionary<(TableKind, string), TakenRow> Known { get; } = [];

    /// <summary>What this import made or found changed.</summary>
    public List<TakenRow> Taken { get; } = [];

    /// <summary>Rows that were refused, with the reason, so that what hangs from them is refused with it.</summary>
    public Dictionary<(TableKind, string), string> Refused { get; } = [];

    public bool IsNew => Known.Count == 0;

    /// <summary>The program the person's row names.</summary>
    public Program Program { get; set; }

    /// <summary>What the old system called each row, as it is kept: a line for each, under a line with a colon for its table.</summary>
    public static string Write(IEnumerable<TakenRow> rows)
    {
        var text = new System.Text.StringBuilder(2048);
        TableKind? of = null;
        foreach (var row in rows)
        {
            if (row.Kind != of) text.Append(':').Append(row.Kind).Append('\n');
            of = row.Kind;
            text.Append(row.Id).Append('\t').Append(row.Part).Append('\t').Append(row.Hash).Append('\t').Append(row.Line).Append('\n');
        }
        return text.ToString();
    }

    public static List<TakenRow> Read(string rows)
    {
        List<TakenRow> read = [];
        var kind = TableKind.Participants;
        foreach (var line in rows.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t') is [var id, var part, var hash, var row]) read.Add(new(kind, id, part, hash, int.Parse(row, CultureInfo.InvariantCulture)));
            else kind = Enum.Parse<TableKind>(line.AsSpan(1));
        }
        return read;
    }
}
