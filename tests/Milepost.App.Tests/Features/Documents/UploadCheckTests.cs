using Milepost.App.Features.Documents;
using Milepost.App.Print;
using Milepost.App.Tests.Print;
using Milepost.Domain.Policy;

namespace Milepost.App.Tests.Features.Documents;

public sealed class UploadCheckTests
{
    private static readonly UploadLimits Limits = new(1, ["pdf", "jpg", "jpeg", "png"]);

    private static string? CodeOf(string name, byte[] bytes) => UploadCheck.Check(new(name, bytes), Limits, "Scan").Problem?.Code;

    [Fact]
    public void A_scan_is_taken_for_what_it_holds()
    {
        Assert.Equal("image/png", UploadCheck.Check(new("scan.PNG", Scans.Png()), Limits, "Scan").Value.ContentType);
        Assert.Equal("image/jpeg", UploadCheck.Check(new("scan.jpeg", Scans.Jpeg()), Limits, "Scan").Value.ContentType);
        Assert.Equal("application/pdf", UploadCheck.Check(new("scan.pdf", Scans.Pdf()), Limits, "Scan").Value.ContentType);
    }

    [Fact]
    public void Our_own_printed_form_may_be_uploaded()
    {
        var form = new PlanFormPrinter(PrintFonts.DefaultFolder).Print(SamplePlans.Adult(), PlanFormWords.English, SamplePlans.PrintedAt);

        Assert.Null(UploadCheck.Check(new("plan.pdf", form.Bytes), Limits with { MaxMegabytes = 5 }, "Scan").Problem);
    }

    [Theory]
    [InlineData("page.html", "upload.wrong-type")]
    [InlineData("program.exe", "upload.wrong-type")]
    [InlineData("noending", "upload.wrong-type")]
    [InlineData("scan.pdf.html", "upload.wrong-type")]
    [InlineData("scan.pdf", "upload.not-what-it-says")]
    [InlineData("scan.png", "upload.not-what-it-says")]
    public void A_script_in_disguise_is_refused(string name, string code) =>
        Assert.Equal(code, CodeOf(name, Scans.Text("<html><script>alert(1)</script></html>")));

    [Fact]
    public void A_picture_named_as_another_kind_says_how_to_put_it_right()
    {
        var problem = UploadCheck.Check(new("scan.pdf", Scans.Png()), Limits, "Scan").Problem!;

        Assert.Equal("upload.named-wrongly", problem.Code);
        Assert.Equal("The name ends in .pdf, but the file holds a PNG picture. Give it the right ending and choose it again.", problem.Message);
        Assert.Equal("Scan", problem.Field);
    }

    [Fact]
    public void Nothing_and_too_much_are_refused()
    {
        Assert.Equal("upload.empty", CodeOf("scan.pdf", []));
        Assert.Equal("upload.too-large", CodeOf("scan.pdf", [.. Scans.Pdf(), .. new byte[UploadGate.Megabyte]]));
    }

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "")]
    [InlineData("/OpenAction [3 0 R /Fit]", "")]
    [InlineData("/AA << /O 4 0 R >>", "")]
    [InlineData("/Names << /EmbeddedFiles 4 0 R >>", "")]
    [InlineData("/AcroForm << /XFA 4 0 R >>", "")]
    [InlineData("", "4 0 obj << /S /Launch /F (calc.exe) >> endobj\n")]
    [InlineData("", "4 0 obj << /S /Java#53cript /#4a#53 (x) >> endobj\n")]
    [InlineData("", "4 0 obj << /Type /EmbeddedFile /Length 1 >> stream\nx\nendstream endobj\n")]
    [InlineData("", "4 0 obj << /Length 40 >> stream\n5 0 obj << /S /JavaScript >> endobj\nendstream endobj\n")]
    [InlineData("", "4 0 obj (5 0 obj << /S /JavaScript >>) endobj\n")]
    [InlineData("", "% 5 0 obj << /S /JavaScript >>\n")]
    public void A_pdf_that_runs_opens_or_hides_something_is_refused(string inCatalog, string objects) =>
        Assert.Equal("upload.refused", CodeOf("scan.pdf", Scans.Pdf(inCatalog, objects)));

    [Fact]
    public void A_script_in_a_packed_object_is_found()
    {
        Assert.Null(CodeOf("scan.pdf", Scans.PdfWithPackedObjects("5 0 << /Type /Font >>")));
        Assert.Equal("upload.refused", CodeOf("scan.pdf", Scans.PdfWithPackedObjects("5 0 << /S /JavaScript /JS (x) >>")));
        Assert.Equal("upload.refused", CodeOf("scan.pdf", Scans.PdfWithPackedObjects("5 0 << >>", "/Filter [/ASCIIHexDecode /FlateDecode]")));
    }

    [Fact]
    public void A_locked_pdf_is_refused_because_it_cannot_be_checked()
    {
        var problem = UploadCheck.Check(new("scan.pdf", Scans.Pdf(trailer: "/Encrypt 9 0 R")), Limits, "Scan").Problem!;

        Assert.Contains("locked", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_only_look_like_orders_are_no_reason_to_refuse()
    {
        // In text to be shown, and as a part of a longer name.
        Assert.Null(CodeOf("scan.pdf", Scans.Pdf("/Lang (/JavaScript) /JSX 1 /Launching 2")));
    }

    [Fact]
    public void What_is_cut_off_or_goes_on_after_its_end_is_refused()
    {
        Assert.Equal("upload.refused", CodeOf("scan.png", Scans.Png()[..^6]));
        Assert.Equal("upload.refused", CodeOf("scan.png", [.. Scans.Png(), .. Scans.Text("<script>alert(1)</script>")]));
        Assert.Equal("upload.refused", CodeOf("scan.png", [.. Scans.Png()[..8], .. Scans.Text("<script>alert(1)</script>")]));
        Assert.Equal("upload.refused", CodeOf("scan.jpg", Scans.Jpeg()[..^2]));
        Assert.Equal("upload.refused", CodeOf("scan.jpg", [.. Scans.Jpeg(), .. Scans.Text("<script>alert(1)</script>")]));
        Assert.Equal("upload.refused", CodeOf("scan.pdf", Scans.Pdf()[..^20]));
        // A phone puts a second picture after the first.
        Assert.Null(CodeOf("scan.jpg", [.. Scans.Jpeg(), .. Scans.Jpeg()]));
    }

    [Fact]
    public void A_picture_of_too_many_dots_is_refused_before_anybody_opens_it()
    {
        Assert.Null(CodeOf("scan.png", Scans.Png(9921, 7016)));
        Assert.Null(CodeOf("scan.jpg", Scans.Jpeg(12000, 9000)));
        Assert.Equal("upload.refused", CodeOf("scan.png", Scans.Png(100_000, 100_000)));
        Assert.Equal("upload.refused", CodeOf("scan.png", Scans.Png(int.MaxValue, 1)));
        Assert.Equal("upload.refused", CodeOf("scan.jpg", Scans.Jpeg(60_000, 60_000)));
        Assert.Equal("upload.refused", CodeOf("scan.pdf", Scans.PdfWithStream("/Subtype /Image /Width 100000 /Height 100000 /Filter /CCITTFaxDecode", [0])));
        Assert.Null(CodeOf("scan.pdf", Scans.PdfWithStream("/Subtype /Image /Width 9921 /Height 7016 /Filter /CCITTFaxDecode", [0])));
    }

    [Fact]
    public void A_picture_with_a_bomb_for_a_remark_or_that_moves_is_refused()
    {
        var remark = Scans.Text("Comment\0\0");

        Assert.Null(CodeOf("scan.png", Scans.Png(1, 1, "zTXt", [.. remark, .. Scans.Packed(Scans.Text("Taken in March"))])));
        Assert.Equal("upload.refused", CodeOf("scan.png", Scans.Png(1, 1, "zTXt", [.. remark, .. Scans.PackedZeros(20)])));
        Assert.Equal("upload.refused", CodeOf("scan.png", Scans.Png(1, 1, "acTL", new byte[8])));
    }

    [Fact]
    public void A_pdf_that_grows_beyond_measure_is_refused()
    {
        var roomy = Limits with { MaxMegabytes = 10 };
        string? Code(byte[] pdf) => UploadCheck.Check(new("scan.pdf", pdf), roomy, "Scan").Problem?.Code;

        Assert.Null(Code(Scans.PdfWithStream("/Subtype /Image /Filter /FlateDecode", Scans.PackedZeros(30))));
        Assert.Equal("upload.refused", Code(Scans.PdfWithStream("/Subtype /Image /Filter /FlateDecode", Scans.PackedZeros(520))));
        // However the packing is named, or where.
        Assert.Equal("upload.refused", Code(Scans.PdfWithStream("/Decode [1 0] /Filter 9 0 R", Scans.PackedZeros(520))));
        Assert.Equal("upload.refused", Code(Scans.PdfWithStream("/Filter [/FlateDecode /FlateDecode]", Scans.PackedZeros(30, times: 2))));
        Assert.Equal("upload.refused", Code(Scans.PdfWithStream("/Type /ObjStm /Filter /FlateDecode", Scans.PackedZeros(65))));
    }

    [Fact]
    public void A_second_kind_of_file_inside_the_first_is_refused()
    {
        var page = Scans.Text("<!DOCTYPE html><HTML><Script>alert(1)</Script></HTML>");

        Assert.Equal("upload.refused", CodeOf("scan.pdf", Scans.Pdf(objects: "% <html><script>alert(1)</script>\n")));
        Assert.Equal("upload.refused", CodeOf("scan.pdf", Scans.PdfWithStream("", page)));
        Assert.Equal("upload.refused", CodeOf("scan.png", Scans.Png(1, 1, "tEXt", page)));
        Assert.Equal("upload.refused", CodeOf("scan.png", Scans.Png(1, 1, "zzZz", Scans.Zip())));
        Assert.Equal("upload.refused", CodeOf("scan.pdf", Scans.PdfWithStream("", Scans.Zip())));
        Assert.Equal("upload.refused", CodeOf("scan.jpg", [.. Scans.Jpeg()[..2], 0xFF, 0xFE, 0, (byte)(Scans.Zip().Length + 2), .. Scans.Zip(), .. Scans.Jpeg()[2..]]));
        Assert.Equal("upload.not-what-it-says", CodeOf("scan.pdf", [.. page, .. Scans.Pdf()]));
    }

    [Theory]
    [InlineData("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("letter.docx", "PK\u0003\u0004")]
    [InlineData("letter.doc", "\u00d0\u00cf\u0011\u00e0")]
    [InlineData("sheet.xlsm", "PK\u0003\u0004")]
    [InlineData("page.htm", "<html></html>")]
    [InlineData("photo.heic", "ftypheic")]
    public void Kinds_that_can_run_or_cannot_be_checked_are_refused_by_name(string name, string content)
    {
        var problem = UploadCheck.Check(new(name, Scans.Text(content)), Limits, "Scan").Problem!;

        Assert.Equal("upload.wrong-type", problem.Code);
        Assert.Equal("This kind of file cannot be kept. Choose one of these: .pdf, .jpg, .jpeg, .png.", problem.Message);
    }

    [Theory]
    [InlineData("scan\u202Efdp.exe", "upload.wrong-type")]
    [InlineData("scan.pdf\0.exe", "upload.wrong-type")]
    [InlineData("scan.exe\u202E.pdf", null)]
    public void A_name_that_shows_as_another_is_what_it_is(string name, string? code) => Assert.Equal(code, CodeOf(name, Scans.Pdf()));

    [Theory]
    [InlineData("plan\u202Efdp.pdf", "planfdp.pdf")]
    [InlineData("\uFEFFplan\u2066\u2028\u200B.pdf", "plan.pdf")]
    [InlineData("plan\uD800.pdf", "plan.pdf")]
    [InlineData("می\u200Cخواهم.pdf", "می\u200Cخواهم.pdf")]
    [InlineData(@"C:\Users\casey\Plan signed.pdf", "Plan signed.pdf")]
    [InlineData("../../etc/scan.pdf", "scan.pdf")]
    [InlineData("a\"b\r\nc<d>.pdf", "abcd.pdf")]
    [InlineData("  Größe 签名.pdf ", "Größe 签名.pdf")]
    public void Only_the_last_part_of_a_name_is_kept(string sent, string kept) =>
        Assert.Equal(kept, UploadCheck.Check(new(sent, Scans.Pdf()), Limits, "Scan").Value.FileName);

    [Fact]
    public void A_very_long_name_is_cut_and_keeps_its_ending()
    {
        var name = UploadCheck.Check(new(new string('x', 400) + ".pdf", Scans.Pdf()), Limits, "Scan").Value.FileName;

        Assert.Equal(120, name.Length);
        Assert.EndsWith("x.pdf", name, StringComparison.Ordinal);
    }
}
