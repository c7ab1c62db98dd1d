using Milepost.App.Print;
using Milepost.App.Print.Document;

namespace Milepost.App.Tests.Print;

public sealed class PageFlowTests
{
    private static readonly TaggedPdfPrinter Printer = new(PrintFonts.Load(PrintFonts.DefaultFolder));

    [Fact]
    public void A_heading_never_stands_alone_at_the_foot_of_a_page()
    {
        for (var lines = 30; lines < 44; lines++)
        {
            using var pdf = Print([.. Filler(lines), new Heading(2, "Lonely heading"), new Paragraph("First words after it.")]);

            var page = PageOf(pdf, "Lonely heading");

            Assert.Contains("First words after it.", pdf.TextOfPage(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_table_begins_with_its_heading_and_a_first_row_on_one_page()
    {
        for (var lines = 30; lines < 44; lines++)
        {
            using var pdf = Print([.. Filler(lines), new Table("The caption", [new("The column", 1)], [new([Cell.Of("The first row")], "Its remark")])]);

            var text = pdf.TextOfPage(PageOf(pdf, "The caption"));

            Assert.Contains("The column", text, StringComparison.Ordinal);
            Assert.Contains("The first row", text, StringComparison.Ordinal);
            Assert.Contains("Its remark", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_kept_together_moves_to_the_next_page_as_one()
    {
        for (var lines = 25; lines < 44; lines++)
        {
            using var pdf = Print([.. Filler(lines), new KeepTogether([new Paragraph("We agree."), new SignatureLine("a", "A", "Signer one", "Ana", "Date"), new SignatureLine("b", "B", "Signer two", "Bo", "Date")])]);

            Assert.Equal(PageOf(pdf, "We agree."), PageOf(pdf, "Signer two"));
        }
    }

    [Fact]
    public void What_is_too_tall_to_keep_together_still_prints_whole()
    {
        using var pdf = Print([new KeepTogether(Filler(150).ToList())]);

        Assert.Equal([1, 40, 80, 150], new[] { 1, 40, 80, 150 }.Where(n => PageOf(pdf, $"Filler line {n} of many.") > 0));
        Assert.True(PageOf(pdf, "Filler line 150 of many.") > 2);
    }

    [Fact]
    public void A_word_longer_than_the_line_is_broken_and_not_cut()
    {
        var word = string.Concat(Enumerable.Range(0, 200).Select(i => $"x{i:D3}"));

        using var pdf = Print([new Paragraph(word)]);

        Assert.Contains($"\"{word}\"", pdf.Structure(), StringComparison.Ordinal);
        Assert.Contains("x000", pdf.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(word, pdf.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_lists_and_boxes_are_read_label_then_value()
    {
        using var pdf = Print(
        [
            new Facts([new("Left", "one two"), new("Right", "three")], 2),
            new ItemList(["first", "second"], Numbered: true),
            new CheckBoxes([new("Plain box", null)]),
        ]);

        var read = System.Text.RegularExpressions.Regex.Replace(pdf.Structure(), @"\s+", " ");

        Assert.Contains("LI (block) Lbl (block) \"Left\" LBody (block) \"one two\" LI (block) Lbl (block) \"Right\" LBody (block) \"three\"", read, StringComparison.Ordinal);
        Assert.Contains("/ListNumbering /Decimal LI (block) Lbl (block) \"1.\" LBody (block) \"first\" LI (block) Lbl (block) \"2.\"", read, StringComparison.Ordinal);
        Assert.Contains("LBody (block) \"Plain box\"", read, StringComparison.Ordinal);
    }

    private static IEnumerable<Block> Filler(int lines) => Enumerable.Range(1, lines).Select(i => new Paragraph($"Filler line {i} of many."));

    private static PdfTools Print(IReadOnlyList<Block> blocks)
    {
        var running = new RunningText("Head", "Left", "Center", "Page {0} of {1}", "Missing");
        return PdfTools.Open(Printer.Print(new PrintDocument("Title", "en-US", running, blocks), SamplePlans.PrintedAt).Bytes);
    }

    private static int PageOf(PdfTools pdf, string text)
    {
        var pages = pdf.Text().Split('\f');
        return Array.FindIndex(pages, page => page.Contains(text, StringComparison.Ordinal)) + 1;
    }
}
