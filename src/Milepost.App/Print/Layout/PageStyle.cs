using Milepost.App.Print.Document;
using Milepost.App.Print.Pdf;

namespace Milepost.App.Print.Layout;

/// <summary>The part of a page's width that text is set in.</summary>
internal readonly record struct Frame(double Left, double Width)
{
    public double Right => Left + Width;
}

/// <summary>A page of US Letter, upright or on its side, in points.</summary>
internal sealed record PageShape(double Width, double Height, IReadOnlyList<Frame> Frames)
{
    /// <summary>Where the first page begins, which has no running head, and where the others do.</summary>
    public const double FirstTop = 48;
    public const double Top = 66;

    public const double UprightMeasure = 504;

    /// <summary>One column, for the forms that are signed.</summary>
    public static readonly PageShape Upright = new(612, 792, [new Frame(54, UprightMeasure)]);

    /// <summary>Two columns beside each other, for two languages.</summary>
    public static readonly PageShape TwoColumns = new(792, 612, [new Frame(40, 342), new Frame(410, 342)]);

    public double Bottom => Height - 62;
}

/// <summary>The look of a printed page: dark blue for structure, near-black for what was written.</summary>
internal static class PageStyle
{
    /// <summary>The line to sign on; the one for the date stands this far to its right. Only upright forms are signed.</summary>
    public const double SignWidth = PageShape.UprightMeasure * 0.66;
    public const double SignGap = 24;

    // Every ink keeps at least 7 to 1 against white and the panel tint, so a form survives an old printer and a poor copy.
    public static readonly Ink Text = new(0x1b, 0x1b, 0x1b);
    public static readonly Ink Soft = new(0x3d, 0x45, 0x51);
    public static readonly Ink Deep = new(0x16, 0x2e, 0x51);
    public static readonly Ink Accent = new(0x1a, 0x44, 0x80);
    public static readonly Ink Hairline = new(0xc6, 0xca, 0xce);
    public static readonly Ink Panel = new(0xf0, 0xf4, 0xf9);
    public static readonly Ink Band = new(0xe1, 0xea, 0xf4);

    public static readonly TextStyle Title = new(Face.Bold, 19, Deep, 24);
    public static readonly TextStyle Section = new(Face.Bold, 12.5, Accent, 16);
    public static readonly TextStyle Subsection = new(Face.Bold, 10.5, Deep, 14);
    public static readonly TextStyle Lead = new(Face.Bold, 9.5, Deep, 13);
    public static readonly TextStyle Body = new(Face.Regular, 9.75, Text, 13.5);
    public static readonly TextStyle Strong = Body with { Face = Face.Bold };
    public static readonly TextStyle Note = Body with { Face = Face.Italic, Ink = Soft };
    public static readonly TextStyle Label = new(Face.Bold, 8, Soft, 11);
    public static readonly TextStyle Cell = new(Face.Regular, 9.25, Text, 12.5);
    public static readonly TextStyle CellNote = Cell with { Face = Face.Italic, Ink = Soft };
    public static readonly TextStyle ColumnHead = new(Face.Bold, 8.25, Deep, 11);
    public static readonly TextStyle Notice = new(Face.Bold, 8, Deep, 10.5);
    public static readonly TextStyle Running = new(Face.Regular, 8, Soft, 11);
    public static readonly TextStyle Issuer = new(Face.Bold, 10.5, Deep, 14);
    public static readonly TextStyle Address = new(Face.Regular, 8.5, Soft, 11.5);

    public static TextStyle Of(Tone tone) => tone switch { Tone.Strong => Strong, Tone.Note => Note, _ => Body };

    public static TextStyle OfCell(Tone tone) => tone switch { Tone.Strong => Cell with { Face = Face.Bold }, Tone.Note => CellNote, _ => Cell };
}
