using System.Globalization;
using Milepost.App.Print.Document;
using Milepost.App.Print.Pdf;

namespace Milepost.App.Print.Layout;

/// <summary>Sets the blocks of a document as pieces that can be placed on pages, and grows the structure tree beside them.</summary>
internal sealed class BlockSetter(TextSetter text, Tag root, Frame frame)
{
    private const double BulletIndent = 14;
    private const double ColumnGap = 12;
    private const double PanelPadding = 10;

    // A row this short moves to the next page as a whole; a longer one may break between its lines.
    private const int ShortRow = 10;

    private readonly List<Bookmark> _bookmarks = [];
    private readonly List<SignatureField> _fields = [];

    public IReadOnlyList<Bookmark> Bookmarks => _bookmarks;
    public IReadOnlyList<SignatureField> Fields => _fields;

    public List<Piece> Set(IEnumerable<Block> blocks) => blocks.SelectMany(Set).ToList();

    private List<Piece> Set(Block block) => block switch
    {
        Letterhead letterhead => SetLetterhead(letterhead),
        Heading heading => SetHeading(heading),
        Lead lead => Lines(root.Add("P"), lead.Text, PageStyle.Lead, before: 7, keepWithNext: true),
        Paragraph paragraph => SetParagraph(paragraph),
        Facts facts => SetFacts(facts),
        ItemList list => SetList(list),
        CheckBoxes boxes => SetCheckBoxes(boxes),
        Table table => SetTable(table),
        Rule => [new Piece(6, 6, (page, top) => page.Line(frame.Left, top, frame.Right, top, 0.6, PageStyle.Hairline))],
        SignatureLine line => SetSignatureLine(line),
        KeepTogether together => Joined(Set(together.Blocks)),
        _ => throw new NotSupportedException($"A {block.GetType().Name} cannot be printed."),
    };

    private static List<Piece> Joined(List<Piece> pieces) =>
        pieces.Select((piece, i) => i < pieces.Count - 1 ? piece with { KeepWithNext = true } : piece).ToList();

    private static void Draw(PageCanvas page, Tag tag, SetLine line, double x, double top)
    {
        foreach (var (offset, run) in line.Runs) page.Text(TagOf(run, tag), x + offset, top + line.Baseline, run);
    }

    // Boxes get a tag of their own that holds the text they stand for; what follows them in the same paragraph then needs one too,
    // or it would be read before them.
    private static Tag TagOf(GlyphRun run, Tag tag)
    {
        if (run.Missing is { } missing) return tag.Add(new Tag("Span") { ActualText = missing.Text });
        if (tag.Children.Count == 0) return tag;

        return tag.Children[^1].ActualText is null ? tag.Children[^1] : tag.Add("Span");
    }

    private List<Piece> SetLetterhead(Letterhead letterhead)
    {
        var half = (frame.Width - ColumnGap) / 2;
        var left = root.Add("P");
        var office = root.Add("P");
        var issuer = text.Set(letterhead.Name, PageStyle.Issuer, half).Select(line => (left, line))
            .Concat(text.Set(letterhead.Office, PageStyle.Body, half).Select(line => (office, line)));
        var right = root.Add("P");
        var address = text.Set(string.Join('\n', letterhead.Address), PageStyle.Address, half).Select(line => (right, line));
        var pieces = SetRow([new RowCell(frame.Left, issuer.ToList()), new RowCell(frame.Left + half + ColumnGap, address.ToList(), AlignRightIn: half)], before: 0);
        pieces.Add(new Piece(6, 3, (page, top) => page.Fill(frame.Left, top, frame.Width, 2, PageStyle.Accent)));
        return Joined(pieces);
    }

    private List<Piece> SetHeading(Heading heading)
    {
        var tag = root.Add($"H{heading.Level}");
        var (style, before, after) = heading.Level switch
        {
            1 => (PageStyle.Title, 12.0, 4.0),
            2 => (PageStyle.Section, 14.0, 5.0),
            _ => (PageStyle.Subsection, 11.0, 4.0),
        };
        var banded = heading.Level == 3;
        var inset = banded ? 8 : 0;
        var lines = text.Set(heading.Text, style, frame.Width - (2 * inset));
        var pieces = new List<Piece>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, first, last) = (lines[i], i == 0, i == lines.Count - 1);
            var (above, below) = (banded && first ? 3.5 : 0, banded && last ? 3.5 : 0);
            pieces.Add(new Piece(first ? before : 0, above + line.Leading + below + (last ? after : 0), (page, top) =>
            {
                if (first) _bookmarks.Add(new Bookmark(heading.Level, WithoutBreaks(heading.Text), page.Number, top));
                if (banded)
                {
                    page.Fill(frame.Left, top, frame.Width, above + line.Leading + below + (last ? 0 : 0.3), PageStyle.Band);
                    page.Fill(frame.Left, top, 2.5, above + line.Leading + below + (last ? 0 : 0.3), PageStyle.Accent);
                }

                Draw(page, tag, line, frame.Left + inset, top + above);
                if (heading.Level == 2 && last)
                    page.Line(frame.Left, top + line.Leading + 1.5, frame.Right, top + line.Leading + 1.5, 0.8, PageStyle.Accent);
            }) { KeepWithNext = true });
        }

        return pieces;
    }

    private List<Piece> SetParagraph(Paragraph paragraph) => Paragraphs(paragraph.Text)
        .SelectMany(part => Lines(root.Add("P"), part, PageStyle.Of(paragraph.Tone), before: 4))
        .ToList();

    private List<Piece> Lines(Tag tag, string words, TextStyle style, double before, bool keepWithNext = false)
    {
        var lines = text.Set(words, style, frame.Width);
        return lines.Select((line, i) => new Piece(i == 0 ? before : 0, line.Leading, (page, top) => Draw(page, tag, line, frame.Left, top))
        {
            KeepWithNext = keepWithNext || StaysWithNext(i, lines.Count),
        }).ToList();
    }

    // No single line of a paragraph or list is left behind at the foot of a page or carried over to the next.
    private static bool StaysWithNext(int line, int count) => line < count - 1 && (line == 0 || line == count - 2);

    private List<Piece> SetFacts(Facts facts)
    {
        var list = root.Add("L");
        var inset = facts.OnPanel ? PanelPadding : 0;
        var column = (frame.Width - (2 * inset) - (ColumnGap * (facts.Columns - 1))) / facts.Columns;
        var rows = new List<Piece>();
        foreach (var (row, first) in Rows(facts).Select((row, i) => (row, i == 0)))
        {
            var at = 0;
            var cells = new List<RowCell>();
            foreach (var fact in row)
            {
                var item = list.Add("LI");
                var width = (column * fact.Span) + (ColumnGap * (fact.Span - 1));
                var (label, value) = (item.Add("Lbl"), item.Add("LBody"));
                cells.Add(new RowCell(frame.Left + inset + (at * (column + ColumnGap)),
                [
                    .. text.Set(fact.Label, PageStyle.Label, width).Select(line => (label, line)),
                    .. text.Set(fact.Value, PageStyle.Body, width).Select(line => (value, line)),
                ]));
                at += fact.Span;
            }

            rows.AddRange(SetRow(cells, before: facts.OnPanel ? 0 : 4, padAbove: facts.OnPanel && !first ? 6 : 0));
        }

        if (facts.OnPanel) return OnPanel(rows);
        return facts.LeadsIn ? rows.Select(piece => piece with { KeepWithNext = true }).ToList() : rows;
    }

    private static IEnumerable<IReadOnlyList<Fact>> Rows(Facts facts)
    {
        var row = new List<Fact>();
        foreach (var fact in facts.Items)
        {
            if (row.Sum(f => f.Span) + fact.Span > facts.Columns)
            {
                yield return row;
                row = [];
            }

            row.Add(fact);
        }

        if (row.Count > 0) yield return row;
    }

    private List<Piece> OnPanel(List<Piece> rows)
    {
        var padding = new Piece(0, PanelPadding - 2, (_, _) => { });
        var pieces = new List<Piece> { padding with { Before = 8, KeepWithNext = true } };
        pieces.AddRange(rows);
        pieces.Add(padding);
        return pieces.Select((piece, i) => piece with
        {
            // Neighboring tints overlap a little, or a hairline shows between them on some screens.
            Draw = (page, top) =>
            {
                page.Fill(frame.Left, top, frame.Width, piece.Height + (i == pieces.Count - 1 ? 0 : 0.3), PageStyle.Panel);
                piece.Draw(page, top);
            },
            KeepWithNext = piece.KeepWithNext || i == pieces.Count - 2,
        }).ToList();
    }

    private List<Piece> SetList(ItemList list)
    {
        var tag = root.Add("L", $" /A << /O /List /ListNumbering /{(list.Numbered ? "Decimal" : "Disc")} >>");
        var indent = list.Numbered && list.Items.Count > 9 ? BulletIndent + 5 : BulletIndent;
        var pieces = new List<Piece>();
        foreach (var (number, item) in list.Items.Index())
        {
            var entry = tag.Add("LI");
            var sign = list.Numbered ? string.Create(CultureInfo.InvariantCulture, $"{number + 1}.") : "•";
            var (label, body) = (entry.Add("Lbl"), entry.Add("LBody"));
            var set = SetRow(
                [
                    new RowCell(frame.Left + 2, text.Set(sign, PageStyle.Body, indent).Select(line => (label, line)).ToList()),
                    new RowCell(frame.Left + indent, text.Set(item, PageStyle.Body, frame.Width - indent).Select(line => (body, line)).ToList()),
                ],
                before: 2.5);
            if (StaysWithNext(number, list.Items.Count)) set[^1] = set[^1] with { KeepWithNext = true };
            pieces.AddRange(set);
        }

        return pieces;
    }

    private List<Piece> SetCheckBoxes(CheckBoxes boxes)
    {
        const double size = 8;
        var list = root.Add("L", " /A << /O /List /ListNumbering /None >>");
        var pieces = new List<Piece>();
        var row = new List<(double X, Tag Tag, SetLine Line, bool Ticked)>();
        var x = 0.0;
        foreach (var box in boxes.Items)
        {
            var body = list.Add("LI").Add(new Tag("LBody") { ActualText = box.Spoken });
            var lines = text.Set(box.Text, PageStyle.Body, frame.Width - size - 5);
            if (x > 0 && x + size + 5 + lines[0].Width > frame.Width) Flush();
            row.Add((x, body, lines[0], box.Ticked == true));
            x += size + 5 + lines[0].Width + 18;
            if (lines.Count == 1) continue;

            Flush();
            pieces.AddRange(lines.Skip(1).Select(line => new Piece(0, line.Leading, (page, top) => Draw(page, body, line, frame.Left + size + 5, top))));
        }

        if (row.Count > 0) Flush();
        return pieces;

        void Flush()
        {
            var set = row.ToList();
            pieces.Add(new Piece(4, PageStyle.Body.Leading, (page, top) =>
            {
                foreach (var (left, tag, line, ticked) in set)
                {
                    var (l, t) = (frame.Left + left, top + 2.6);
                    page.Box(l + 0.4, t, size, size, 0.8, PageStyle.Soft);
                    if (ticked)
                    {
                        page.Line(l + 2, t + 4.2, l + 3.8, t + 6.2, 1.3, PageStyle.Accent);
                        page.Line(l + 3.6, t + 6.2, l + 7, t + 1.6, 1.3, PageStyle.Accent);
                    }

                    Draw(page, tag, line, l + size + 5, top);
                }
            }));
            row.Clear();
            x = 0;
        }
    }

    private List<Piece> SetTable(Table table)
    {
        const double gap = 8;
        var total = table.Columns.Sum(c => c.Share);
        var room = frame.Width - (gap * (table.Columns.Count - 1)) - 8;
        var widths = table.Columns.Select(c => room * c.Share / total).ToList();
        var lefts = widths.Select((_, i) => frame.Left + 4 + widths.Take(i).Sum() + (gap * i)).ToList();

        var tag = root.Add("Table");
        var pieces = table.Caption is null ? [] : Lines(tag.Add("Caption"), table.Caption, PageStyle.Lead, before: 7, keepWithNext: true);
        var headRow = tag.Add("TR");
        var headings = table.Columns.Select((column, i) => (
            Tag: headRow.Add("TH", " /A << /O /Table /Scope /Column >>"),
            Lines: text.Set(column.Heading, PageStyle.ColumnHead, widths[i]))).ToList();
        var head = Head(headings, lefts);
        pieces.Add(new Piece(3, head.Height, (page, top) =>
        {
            HeadFrame(page, top, head.Height);
            foreach (var ((cell, lines), left) in headings.Zip(lefts)) DrawStack(lines, top + 3, (line, y) => Draw(page, cell, line, left, y));
        }) { KeepWithNext = true });

        foreach (var row in table.Rows)
        {
            var rowTag = tag.Add("TR");
            var cells = row.Cells.Select((cell, i) => new RowCell(lefts[i], CellLines(rowTag.Add("TD"), cell, widths[i]))).ToList();
            var set = SetRow(cells, before: 0, padAbove: 3.5, padBelow: row.Remark is null ? 3.5 : 0, bottomLine: row.Remark is null);
            if (row.Remark is not null)
            {
                var across = tag.Add("TR").Add("TD", $" /A << /O /Table /ColSpan {table.Columns.Count} >>");
                var remark = CellLines(across, new Cell([new Paragraph(row.Remark, Tone.Note)]), frame.Width - 8);
                set[^1] = set[^1] with { KeepWithNext = true };
                set.AddRange(SetRow([new RowCell(frame.Left + 4, remark)], before: 0, padAbove: 1, padBelow: 4, bottomLine: true));
            }

            pieces.AddRange(set.Select(piece => piece with { Head = head }));
        }

        return pieces;
    }

    private RepeatedHead Head(List<(Tag Tag, IReadOnlyList<SetLine> Lines)> headings, List<double> lefts)
    {
        var height = headings.Max(h => h.Lines.Sum(line => line.Leading)) + 6;
        return new RepeatedHead(height, (page, top) =>
        {
            HeadFrame(page, top, height);
            foreach (var ((_, lines), left) in headings.Zip(lefts))
            {
                DrawStack(lines, top + 3, (line, y) =>
                {
                    foreach (var (x, run) in line.Runs) page.RunningText(left + x, y + line.Baseline, run);
                });
            }
        });
    }

    private void HeadFrame(PageCanvas page, double top, double height)
    {
        page.Fill(frame.Left, top, frame.Width, height, PageStyle.Panel);
        page.Line(frame.Left, top + height, frame.Right, top + height, 0.8, PageStyle.Accent);
    }

    private static void DrawStack(IReadOnlyList<SetLine> lines, double top, Action<SetLine, double> draw)
    {
        foreach (var line in lines)
        {
            draw(line, top);
            top += line.Leading;
        }
    }

    // One paragraph is the cell itself; several each get a tag of their own inside it.
    private List<(Tag, SetLine)> CellLines(Tag tag, Cell cell, double width)
    {
        var paragraphs = cell.Paragraphs.Where(p => p.Text.Length > 0).ToList();
        return paragraphs.SelectMany(paragraph =>
        {
            var to = paragraphs.Count == 1 ? tag : tag.Add("P");
            return text.Set(string.Join('\n', Paragraphs(paragraph.Text)), PageStyle.OfCell(paragraph.Tone), width).Select(line => (to, line));
        }).ToList();
    }

    private List<Piece> SetSignatureLine(SignatureLine signature)
    {
        const double room = 34;
        const double signWidth = PageStyle.SignWidth;
        var dateLeft = frame.Left + signWidth + PageStyle.SignGap;
        var dateWidth = frame.Width - signWidth - PageStyle.SignGap;
        var form = root.Add("Form");
        var index = _fields.Count;
        _fields.Add(null!); // its place is known once it is drawn
        form.Field = index;
        var (label, date) = (root.Add("P"), root.Add("P"));
        var space = new Piece(6, room, (page, top) =>
        {
            // The field reaches over both lines, so that an electronic signature can stand on the one and its day on the other.
            _fields[index] = new SignatureField(signature.FieldName, signature.Tooltip, page.Number, frame.Left, top + 3, frame.Width, room - 4, form);
            page.Line(frame.Left, top + room, frame.Left + signWidth, top + room, 0.9, PageStyle.Text);
            page.Line(dateLeft, top + room, dateLeft + dateWidth, top + room, 0.9, PageStyle.Text);
        }) { KeepWithNext = true };
        var labels = SetRow(
            [
                new RowCell(frame.Left, text.Set([new(signature.SignatureLabel + " ", PageStyle.Label), new(signature.SignerName, PageStyle.Body)], signWidth).Select(line => (label, line)).ToList()),
                new RowCell(dateLeft, text.Set(signature.DateLabel, PageStyle.Label, dateWidth).Select(line => (date, line)).ToList()),
            ],
            before: 0,
            padAbove: 2);
        return [space, .. labels];
    }

    /// <summary>Cells side by side, cut into slices of one line each, so that even a very tall row can go on over the page.</summary>
    private List<Piece> SetRow(IReadOnlyList<RowCell> cells, double before, double padAbove = 0, double padBelow = 0, bool bottomLine = false)
    {
        var count = Math.Max(1, cells.Max(c => c.Lines.Count));
        var pieces = new List<Piece>();
        for (var i = 0; i < count; i++)
        {
            var slice = cells.Where(c => i < c.Lines.Count).Select(c => (c.AlignRightIn, c.Left, c.Lines[i].Tag, c.Lines[i].Line)).ToList();
            var (above, below) = (i == 0 ? padAbove : 0, i == count - 1 ? padBelow : 0);
            var height = above + below + slice.Select(s => s.Line.Leading).DefaultIfEmpty(0).Max();
            var last = i == count - 1;
            pieces.Add(new Piece(i == 0 ? before : 0, height, (page, top) =>
            {
                foreach (var (room, left, tag, line) in slice) Draw(page, tag, line, left + (room is { } r ? r - line.Width : 0), top + above);
                if (last && bottomLine) page.Line(frame.Left, top + height, frame.Right, top + height, 0.5, PageStyle.Hairline);
            }) { KeepWithNext = !last && (count <= ShortRow || StaysWithNext(i, count)) });
        }

        return pieces;
    }

    private static IReadOnlyList<string> Paragraphs(string words) =>
        words.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string WithoutBreaks(string words) => string.Join(' ', Paragraphs(words));

    private sealed record RowCell(double Left, IReadOnlyList<(Tag Tag, SetLine Line)> Lines, double? AlignRightIn = null);
}
