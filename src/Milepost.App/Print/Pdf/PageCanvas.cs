using System.Globalization;
using System.Text;

namespace Milepost.App.Print.Pdf;

/// <summary>A color by its red, green and blue parts.</summary>
internal readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public string Operands => string.Join(' ', new[] { Red, Green, Blue }.Select(part => PdfObjects.Number(part / 255.0)));
}

/// <summary>Characters no font of ours can draw: boxes stand for them on paper, the text itself for who listens or copies.</summary>
internal sealed record MissingCharacters(string Text, int Count);

/// <summary>Glyphs of one face, size and color that stand side by side.</summary>
internal sealed record GlyphRun(
    Face Face,
    double Size,
    Ink Ink,
    IReadOnlyList<(int Glyph, Rune Rune)> Glyphs,
    MissingCharacters? Missing,
    double Width);

/// <summary>One page being drawn, measured in points from the top left corner.</summary>
/// <remarks>
/// What belongs to one tag is gathered and written together, in reading order: columns that were set line by line
/// side by side still read one after the other.
/// </remarks>
internal sealed class PageCanvas(int number, double height, Action<Face, int, Rune> used, Func<Face, (int Glyph, double Advance)> spaceOf)
{
    private readonly StringBuilder _behind = new();
    private readonly StringBuilder _drawn = new();
    private readonly StringBuilder _running = new();
    private readonly Dictionary<Tag, StringBuilder> _tagged = [];

    public int Number => number;

    public IEnumerable<Tag> Tags => _tagged.Keys;

    /// <summary>A tinted area behind the text.</summary>
    public void Fill(double x, double top, double width, double tall, Ink ink) =>
        _behind.Append(CultureInfo.InvariantCulture, $"{ink.Operands} rg {N(x)} {N(height - top - tall)} {N(width)} {N(tall)} re f\n");

    public void Line(double x1, double y1, double x2, double y2, double thickness, Ink ink) =>
        _drawn.Append(CultureInfo.InvariantCulture, $"{ink.Operands} RG {N(thickness)} w {N(x1)} {N(height - y1)} m {N(x2)} {N(height - y2)} l S\n");

    public void Box(double x, double top, double width, double tall, double thickness, Ink ink) =>
        _drawn.Append(CultureInfo.InvariantCulture, $"{ink.Operands} RG {N(thickness)} w {N(x)} {N(height - top - tall)} {N(width)} {N(tall)} re S\n");

    public void Text(Tag tag, double x, double baseline, GlyphRun run)
    {
        if (!_tagged.TryGetValue(tag, out var to)) _tagged[tag] = to = new StringBuilder();
        Text(to, x, baseline, run);
    }

    /// <summary>Text that only repeats what a screen reader has met already, such as a running head.</summary>
    public void RunningText(double x, double baseline, GlyphRun run) => Text(_running, x, baseline, run);

    /// <summary>The page's drawing instructions; each tag is told which of its marks is here.</summary>
    public (byte[] Content, IReadOnlyList<Tag> Marks) Write(IReadOnlyDictionary<Tag, int> readingOrder)
    {
        var content = new StringBuilder();
        Artifact("/Artifact <</Type /Layout>> BDC\n", _behind);
        Artifact("/Artifact <</Type /Layout>> BDC\n", _drawn);
        var marks = _tagged.Keys.OrderBy(tag => readingOrder[tag]).ToList();
        for (var mark = 0; mark < marks.Count; mark++)
        {
            marks[mark].Mark(number, mark);
            var text = marks[mark] is { Role: "Span", ActualText: { } actual } ? $" /ActualText {PdfObjects.Text(actual)}" : "";
            content.Append(CultureInfo.InvariantCulture, $"/{marks[mark].Role} <</MCID {mark}{text}>> BDC\n{_tagged[marks[mark]]}EMC\n");
        }

        Artifact("/Artifact <</Type /Pagination>> BDC\n", _running);
        return (Encoding.ASCII.GetBytes(content.ToString()), marks);

        void Artifact(string open, StringBuilder drawing)
        {
            if (drawing.Length > 0) content.Append(open).Append(drawing).Append("EMC\n");
        }
    }

    /// <summary>The drawing alone, for the picture of a field, which belongs to no page's reading order.</summary>
    public byte[] WriteUntagged() => Encoding.ASCII.GetBytes($"{_behind}{_drawn}{_running}");

    private static string N(double value) => PdfObjects.Number(value);

    private void Text(StringBuilder to, double x, double baseline, GlyphRun run)
    {
        if (run.Missing is { } missing)
        {
            Boxes(to, x, baseline, run, missing, spaceOf(run.Face));
            return;
        }

        foreach (var (glyph, rune) in run.Glyphs) used(run.Face, glyph, rune);
        var codes = string.Concat(run.Glyphs.Select(g => g.Glyph.ToString("X4", CultureInfo.InvariantCulture)));
        to.Append(CultureInfo.InvariantCulture, $"BT /{run.Face} {N(run.Size)} Tf {run.Ink.Operands} rg 1 0 0 1 {N(x)} {N(height - baseline)} Tm <{codes}> Tj ET\n");
    }

    // The font has no box sign, so boxes are drawn; spaces stretched to their width give the text behind them a place on the page.
    private void Boxes(StringBuilder to, double x, double baseline, GlyphRun run, MissingCharacters missing, (int Glyph, double Advance) space)
    {
        used(run.Face, space.Glyph, new Rune(' '));
        var y = height - baseline;
        var step = run.Width / missing.Count;
        to.Append(CultureInfo.InvariantCulture, $"q {run.Ink.Operands} RG {N(run.Size * 0.06)} w\n");
        for (var i = 0; i < missing.Count; i++)
            to.Append(CultureInfo.InvariantCulture, $"{N(x + (i * step) + (run.Size * 0.09))} {N(y)} {N(step - (run.Size * 0.18))} {N(run.Size * 0.66)} re S\n");
        var stretch = 100 * step / (space.Advance / 1000 * run.Size);
        var spaces = string.Concat(Enumerable.Repeat(space.Glyph.ToString("X4", CultureInfo.InvariantCulture), missing.Count));
        to.Append(CultureInfo.InvariantCulture, $"BT /{run.Face} {N(run.Size)} Tf {N(stretch)} Tz 1 0 0 1 {N(x)} {N(y)} Tm <{spaces}> Tj ET\nQ\n");
    }
}
