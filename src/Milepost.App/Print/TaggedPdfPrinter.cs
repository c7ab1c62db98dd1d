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
        var shape = PageShape.Upright;
        var writer = new TaggedPdfWriter(fonts, shape.Width, shape.Height);
        var text = new TextSetter(fonts);
        var root = new Tag("Document");
        var blocks = new BlockSetter(text, root, shape.Frames[0]);
        var flow = new PageFlow(shape, writer.StartPage);
        flow.Place(blocks.Set(document.Blocks));
        if (text.Missing.Count > 0) flow.Place(blocks.Set([new Rule(), new Paragraph(document.Running.MissingNote, Tone.Note)]));

        foreach (var page in flow.Pages) DrawEdges(page, shape, shape.Frames[0], document.Running, flow.Pages.Count, text);
        return Finish(writer, document, printedAt, root, flow.Pages, blocks.Bookmarks, blocks.Fields, text);
    }

    public PrintedDocument PrintSideBySide(PrintDocument left, PrintDocument right, DateTimeOffset printedAt)
    {
        var shape = PageShape.TwoColumns;
        var writer = new TaggedPdfWriter(fonts, shape.Width, shape.Height);
        var text = new TextSetter(fonts);
        var root = new Tag("Document");
        // Drawn beside each other, read one after the other: who listens hears one language to its end.
        PrintDocument[] documents = [left, right];
        var blocks = documents.Select((document, i) => new BlockSetter(text, root.Add("Part", $" /Lang ({document.Language})"), shape.Frames[i])).ToList();
        var flow = new PageFlow(shape, writer.StartPage);
        flow.Place([.. SideBySide.Pairs(left.Blocks, right.Blocks).SelectMany(pair => SideBySide.Join(blocks[0].Set(pair.Left), blocks[1].Set(pair.Right)))]);
        if (text.Missing.Count > 0)
        {
            flow.Place(SideBySide.Join(blocks[0].Set([new Paragraph(left.Running.MissingNote, Tone.Note)]), blocks[1].Set([new Paragraph(right.Running.MissingNote, Tone.Note)])));
        }

        foreach (var page in flow.Pages)
        {
            page.Line(shape.Width / 2, PageShape.FirstTop, shape.Width / 2, shape.Bottom, 0.6, PageStyle.Hairline);
            for (var i = 0; i < documents.Length; i++) DrawEdges(page, shape, shape.Frames[i], documents[i].Running with { FootCenter = "" }, flow.Pages.Count, text);
        }
        return Finish(writer, left, printedAt, root, flow.Pages, [.. blocks.SelectMany(b => b.Bookmarks)], [.. blocks.SelectMany(b => b.Fields)], text);
    }

    private static PrintedDocument Finish(
        TaggedPdfWriter writer, PrintDocument document, DateTimeOffset printedAt, Tag root, IReadOnlyList<PageCanvas> pages,
        IReadOnlyList<Bookmark> bookmarks, IReadOnlyList<SignatureField> fields, TextSetter text)
    {
        var bytes = writer.Write(new PdfParts(WithoutControls(document.Title), document.Language, printedAt, root, pages, bookmarks, fields));
        return new PrintedDocument(bytes, pages.Count, [.. text.Missing]);
    }

    private static void DrawEdges(PageCanvas page, PageShape shape, Frame frame, RunningText running, int pages, TextSetter text)
    {
        var foot = shape.Height - 46;
        if (page.Number > 0)
        {
            if (running.Notice is not null) Draw(text.SetOnOneLine(running.Notice, PageStyle.Notice, frame.Width), frame.Left, 24);
            var head = text.SetOnOneLine(running.Head, PageStyle.Running, frame.Width);
            Draw(head, frame.Left, 38);
            page.Line(frame.Left, 52, frame.Right, 52, 0.6, PageStyle.Hairline);
        }

        page.Line(frame.Left, foot, frame.Right, foot, 0.6, PageStyle.Hairline);
        var number = text.SetOnOneLine(string.Format(CultureInfo.InvariantCulture, running.PageNumber, page.Number + 1, pages), PageStyle.Running, 120);
        Draw(number, frame.Right - number.Width, foot + 4);
        var center = text.SetOnOneLine(running.FootCenter, PageStyle.Running, 150);
        Draw(center, frame.Left + ((frame.Width - center.Width) / 2), foot + 4);
        var left = running.FootCenter.Length > 0 ? ((frame.Width - center.Width) / 2) - 10 : frame.Width - number.Width - 10;
        Draw(text.SetOnOneLine(running.FootLeft, PageStyle.Running, left), frame.Left, foot + 4);

        void Draw(SetLine line, double x, double top)
        {
            foreach (var (offset, run) in line.Runs) page.RunningText(x + offset, top + line.Baseline, run);
        }
    }

    private static string WithoutControls(string title) => string.Concat(title.Select(c => char.IsControl(c) ? ' ' : c));
}
