using Milepost.App.Print.Pdf;

namespace Milepost.App.Print.Layout;

/// <summary>What a filled signature field shows: who agreed and when on the line to sign on, the day on the line beside it.</summary>
internal static class SignatureLook
{
    private const double MarkWidth = 22;
    private const double Padding = 6;

    public static void Draw(PageCanvas canvas, TextSetter text, double width, double tall, IReadOnlyList<string> lines, string day)
    {
        // Fields printed before they reached over the date have no room for it.
        var withDay = width > PageStyle.SignWidth + PageStyle.SignGap;
        var signWidth = withDay ? PageStyle.SignWidth : width;
        canvas.Fill(0, 0, signWidth, tall, PageStyle.Panel);
        canvas.Fill(0, 0, 2.5, tall, PageStyle.Accent);
        // A check mark: signed without a pen.
        var (x, y) = (10.5, tall / 2);
        canvas.Line(x, y + 0.5, x + 3.5, y + 4.2, 1.6, PageStyle.Accent);
        canvas.Line(x + 3.1, y + 4.3, x + 9.5, y - 4.8, 1.6, PageStyle.Accent);

        var set = Fit(text, lines, signWidth - MarkWidth - (2 * Padding), tall - 3);
        var top = (tall - set.Sum(line => line.Leading)) / 2;
        foreach (var line in set)
        {
            Show(canvas, line, MarkWidth + Padding, top);
            top += line.Leading;
        }
        if (!withDay) return;

        var date = text.SetOnOneLine(day, PageStyle.Strong, width - signWidth - PageStyle.SignGap);
        Show(canvas, date, signWidth + PageStyle.SignGap, tall - date.Leading - 1);
    }

    /// <summary>The first line stands out; all get smaller until they fit.</summary>
    private static List<SetLine> Fit(TextSetter text, IReadOnlyList<string> lines, double width, double tall)
    {
        for (var scale = 1.0; ; scale *= 0.93)
        {
            var set = lines.SelectMany((line, i) => text.Set(line, Scaled(i == 0 ? PageStyle.Strong with { Ink = PageStyle.Deep } : PageStyle.Address, scale), width)).ToList();
            if (set.Sum(line => line.Leading) <= tall || scale < 0.3) return set;
        }
    }

    private static TextStyle Scaled(TextStyle style, double scale) => style with { Size = style.Size * scale, Leading = style.Leading * scale };

    private static void Show(PageCanvas canvas, SetLine line, double left, double top)
    {
        foreach (var (x, run) in line.Runs) canvas.RunningText(left + x, top + line.Baseline, run);
    }
}
