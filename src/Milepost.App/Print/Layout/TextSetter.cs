using System.Text;
using Milepost.App.Print.Pdf;

namespace Milepost.App.Print.Layout;

/// <summary>How a piece of text looks.</summary>
internal readonly record struct TextStyle(Face Face, double Size, Ink Ink, double Leading);

/// <summary>A stretch of text in one style.</summary>
internal readonly record struct StyledText(string Text, TextStyle Style);

/// <summary>One line of set text: what stands where, and how tall the line is.</summary>
/// <param name="Width">How far the line is seen to reach; a space at its end does not count.</param>
internal sealed record SetLine(IReadOnlyList<(double X, GlyphRun Run)> Runs, double Width, double Leading, double Baseline);

/// <summary>Breaks text into lines of a given width. Nothing is ever cut off: a word longer than the line is broken inside.</summary>
internal sealed class TextSetter(PrintFonts fonts)
{
    // Boxes for characters the font lacks are this wide, in parts of the font size.
    private const double BoxAdvance = 0.7;

    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    /// <summary>Every character met so far that the font cannot draw.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    public IReadOnlyList<SetLine> Set(string text, TextStyle style, double width) => Set([new StyledText(text, style)], width);

    public IReadOnlyList<SetLine> Set(IReadOnlyList<StyledText> texts, double width)
    {
        var atoms = texts.SelectMany(Atoms).ToList();
        var lines = new List<SetLine>();
        var start = 0;
        while (start < atoms.Count)
        {
            var (end, next) = FindBreak(atoms, start, width);
            lines.Add(Line(atoms, start, end, texts[0].Style));
            start = next;
        }

        return lines;
    }

    /// <summary>The text on one line, shortened with an ellipsis where it does not fit.</summary>
    public SetLine SetOnOneLine(string text, TextStyle style, double width)
    {
        // No line holds this many characters, so a very long text is not set whole only to be cut.
        const int longest = 400;
        var flat = (text.Length > longest ? text[..longest] : text).ReplaceLineEndings(" ");
        var lines = Set(flat, style, width);
        if (lines.Count <= 1) return lines.Count == 1 ? lines[0] : Line([], 0, 0, style);

        var atoms = Atoms(new StyledText(flat, style)).ToList();
        var ellipsis = Atoms(new StyledText("…", style)).ToList();
        var room = width - ellipsis.Sum(a => a.Width);
        var kept = 0;
        while (kept < atoms.Count && room >= atoms[kept].Width) room -= atoms[kept++].Width;
        return Line([.. atoms.Take(kept), .. ellipsis], 0, kept + ellipsis.Count, style);
    }

    private IEnumerable<Atom> Atoms(StyledText text)
    {
        var font = fonts[text.Style.Face];
        foreach (var character in PrintableText.Split(text.Text, font))
        {
            if (character.IsMissing) _missing.Add(character.Text);
            var advance = character.IsMissing ? BoxAdvance : font.AdvanceOf(character.Glyph) / 1000;
            yield return new Atom(character, text.Style, advance * text.Style.Size);
        }
    }

    // A line keeps its last space or line break as a space at the margin, so that copied and spoken text does not run words together.
    private static (int End, int Next) FindBreak(List<Atom> atoms, int start, double width)
    {
        var used = 0.0;
        var lastBreak = -1;
        for (var i = start; i < atoms.Count; i++)
        {
            var atom = atoms[i];
            if (atom.Character.IsLineBreak) return (i + 1, i + 1);

            if (atom.Character.IsSpace)
            {
                lastBreak = i + 1;
            }
            else if (used + atom.Width > width && i > start)
            {
                var at = lastBreak > start ? lastBreak : i;
                return (at, at);
            }
            else if (MayBreakAfter(atoms, i))
            {
                lastBreak = i + 1;
            }

            used += atom.Width;
        }

        return (atoms.Count, atoms.Count);
    }

    // Between words joined by a dash or a slash, but never inside a date, a code or a number.
    private static bool MayBreakAfter(List<Atom> atoms, int i) =>
        atoms[i].Character.Rune.Value is '-' or '–' or '—' or '/'
        && i > 0 && Rune.IsLetter(atoms[i - 1].Character.Rune)
        && i + 1 < atoms.Count && Rune.IsLetter(atoms[i + 1].Character.Rune);

    private SetLine Line(List<Atom> atoms, int start, int end, TextStyle usual)
    {
        var runs = new List<(double, GlyphRun)>();
        double x = 0, leading = 0, size = 0;
        for (var i = start; i < end;)
        {
            var first = atoms[i];
            var stop = i + 1;
            while (stop < end && atoms[stop].Style == first.Style && atoms[stop].Character.IsMissing == first.Character.IsMissing) stop++;
            var run = Run(atoms.GetRange(i, stop - i));
            runs.Add((x, run));
            x += run.Width;
            leading = Math.Max(leading, first.Style.Leading);
            size = Math.Max(size, first.Style.Size);
            i = stop;
        }

        if (runs.Count == 0) (leading, size) = (usual.Leading, usual.Size);
        // The font's own ascent and descent are centered in the line's height.
        var (up, down) = (fonts.Regular.Ascent / 1000 * size, -fonts.Regular.Descent / 1000 * size);
        var hanging = end > start && (atoms[end - 1].Character.IsSpace || atoms[end - 1].Character.IsLineBreak) ? atoms[end - 1].Width : 0;
        return new SetLine(runs, x - hanging, leading, ((leading - up - down) / 2) + up);
    }

    private static GlyphRun Run(List<Atom> atoms)
    {
        var missing = atoms[0].Character.IsMissing;
        return new GlyphRun(
            atoms[0].Style.Face,
            atoms[0].Style.Size,
            atoms[0].Style.Ink,
            missing ? [] : atoms.Select(a => (a.Character.Glyph, a.Character.IsLineBreak ? new Rune(' ') : a.Character.Rune)).ToList(),
            missing ? new MissingCharacters(string.Concat(atoms.Select(a => a.Character.Text)), atoms.Count) : null,
            atoms.Sum(a => a.Width));
    }

    private readonly record struct Atom(Character Character, TextStyle Style, double Width);
}
