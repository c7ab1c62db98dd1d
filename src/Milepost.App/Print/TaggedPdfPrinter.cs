using System.Globalization;
using Milepost.App.Print.Document;
using Milepost.App.Print.Layout;
using Milepost.App.Print.Pdf;

namespace Milepost.App.Print;

/// <summary>Prints documents as tagged PDF with our own writer.</summary>
public sealed class TaggedPdfPrinter(PrintFonts fonts) : IDocumentPrinter
{
    public PrintedDocument Print(PrintDocument document, DateTimeOffset printedAt)
    {
        var writer = new TaggedPdfWriter(fonts, PageStyle.Width, PageStyle.Height);
        var text = new TextSetter(fonts);
        var root = new Tag("Document");
        var blocks = new BlockSetter(text, root);
        var flow = new PageFlow(writer.StartPage);
        flow.Place(blocks.Set(document.Blocks));
        if (text.Missing.Count > 0) flow.Place(blocks.Set([new Rule(), new Paragraph(document.Running.MissingNote, Tone.Note)]));

        foreach (var page in flow.Pages) DrawEdges(page, document.Running, flow.Pages.Count, text);
        var bytes = writer.Write(new PdfParts(WithoutControls(document.Title), document.Language, printedAt, root, flow.Pages, blocks.Bookmarks, blocks.Fields));
        return new PrintedDocument(bytes, flow.Pages.Count, [.. text.Missing]);
    }

    private static void DrawEdges(PageCanvas page, RunningText running, int pages, TextSetter text)
    {
        const double foot = PageStyle.Height - 46;
        if (page.Number > 0)
        {
            var head = text.SetOnOneLine(running.Head, PageStyle.Running, PageStyle.Measure);
            Draw(head, PageStyle.Margin, 38);
            page.Line(PageStyle.Margin, 52, PageStyle.Width - PageStyle.Margin, 52, 0.6, PageStyle.Hairline);
        }

        page.Line(PageStyle.Margin, foot, PageStyle.Width - PageStyle.Margin, foot, 0.6, PageStyle.Hairline);
        var number = text.SetOnOneLine(string.Format(CultureInfo.InvariantCulture, running.PageNumber, page.Number + 1, pages), PageStyle.Running, 120);
        Draw(number, PageStyle.Width - PageStyle.Margin - number.Width, foot + 4);
        var center = text.SetOnOneLine(running.FootCenter, PageStyle.Running, 150);
        Draw(center, (PageStyle.Width - center.Width) / 2, foot + 4);
        Draw(text.SetOnOneLine(running.FootLeft, PageStyle.Running, ((PageStyle.Measure - center.Width) / 2) - 10), PageStyle.Margin, foot + 4);

        void Draw(SetLine line, double left, double top)
        {
            foreach (var (x, run) in line.Runs) page.RunningText(left + x, top + line.Baseline, run);
        }
    }

    private static string WithoutControls(string title) => string.Concat(title.Select(c => char.IsControl(c) ? ' ' : c));
}
