using Milepost.App.Print.Document;
using Milepost.App.Print.Pdf;

namespace Milepost.App.Print.Layout;

/// <summary>Sets one document in two languages beside each other, so that what belongs together stands at the same height.</summary>
internal static class SideBySide
{
    private const int FactsInARow = 3;

    /// <summary>What stands beside what. Both documents are the same one in another language, so their blocks come in the same order.</summary>
    public static IEnumerable<(IReadOnlyList<Block> Left, IReadOnlyList<Block> Right)> Pairs(IReadOnlyList<Block> left, IReadOnlyList<Block> right)
    {
        var (ofLeft, ofRight) = (left.SelectMany(Narrow).ToList(), right.SelectMany(Narrow).ToList());
        for (var i = 0; i < Math.Max(ofLeft.Count, ofRight.Count); i++) yield return ([.. ofLeft.Skip(i).Take(1)], [.. ofRight.Skip(i).Take(1)]);
    }

    public static List<Piece> Join(List<Piece> left, List<Piece> right)
    {
        var count = Math.Max(left.Count, right.Count);
        var staysWithNext = Stays(left) || Stays(right);
        var joined = new List<Piece>();
        for (var i = 0; i < count; i++)
        {
            Piece[] both = [.. left.Skip(i).Take(1), .. right.Skip(i).Take(1)];
            joined.Add(new Piece(both.Max(p => p.Before), both.Max(p => p.Height), (page, top) =>
            {
                foreach (var piece in both) piece.Draw(page, top);
            }) { KeepWithNext = i == count - 1 ? staysWithNext : both.Any(p => p.KeepWithNext) });
        }
        return joined;

        static bool Stays(List<Piece> pieces) => pieces.Count > 0 && pieces[^1].KeepWithNext;
    }

    /// <summary>The same block for half a page: the cells of a table would be too narrow to read, so each row becomes a few labeled facts.</summary>
    private static IEnumerable<Block> Narrow(Block block) => block switch
    {
        KeepTogether together => together.Blocks.SelectMany(Narrow),
        Facts facts => [facts with { OnPanel = false, Columns = Narrow(facts.Columns), Items = [.. facts.Items.Select(f => f with { Span = Math.Min(f.Span, Narrow(facts.Columns)) })] }],
        Table table => (table.Caption is { } caption ? [new Lead(caption)] : Array.Empty<Block>()).Concat(table.Rows.SelectMany(row => Narrow(table, row))),
        _ => [block],
    };

    private static IEnumerable<Block> Narrow(Table table, Row row)
    {
        yield return new Lead(row.Cells[0].Paragraphs[0].Text);
        foreach (var more in row.Cells[0].Paragraphs.Skip(1)) yield return more;
        if (row.Cells.Count == 2)
        {
            foreach (var paragraph in row.Cells[1].Paragraphs) yield return paragraph;
        }
        else
        {
            yield return new Facts(
                [.. row.Cells.Skip(1).Select((cell, i) => new Fact(table.Columns[i + 1].Heading, string.Join('\n', cell.Paragraphs.Select(p => p.Text))))], FactsInARow);
        }
        if (row.Remark is not null) yield return new Paragraph(row.Remark, Tone.Note);
    }

    private static int Narrow(int columns) => columns > FactsInARow ? columns / 2 : columns;
}
