using System.Globalization;
using System.Text;

namespace Milepost.Bench.Serve;

/// <summary>A table that can be put into a page as it is printed.</summary>
internal sealed class MarkdownTable(params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public void Add(params ReadOnlySpan<object> cells)
    {
        var row = new string[columns.Length];
        for (var at = 0; at < cells.Length; at++) row[at] = string.Format(CultureInfo.InvariantCulture, "{0}", cells[at]);
        _rows.Add(row);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", columns).AppendLine(" |");
        text.Append('|').AppendJoin("|", columns.Select((_, at) => at == 0 ? "---" : "---:")).AppendLine("|");
        foreach (var row in _rows) text.Append("| ").AppendJoin(" | ", row).AppendLine(" |");
        return text.ToString();
    }
}
