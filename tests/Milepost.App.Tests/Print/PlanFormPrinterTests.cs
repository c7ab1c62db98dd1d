using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Milepost.App.Print;

namespace Milepost.App.Tests.Print;

public sealed partial class PlanFormPrinterTests
{
    private static readonly PlanFormPrinter Printer = new(PrintFonts.DefaultFolder);

    [Fact]
    public void A_plan_prints_as_a_tagged_letter_size_file_with_its_title()
    {
        using var pdf = PdfTools.Open(Print(SamplePlans.Adult()).Bytes);

        var info = pdf.Info();

        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Matches(@"Title:\s+Individual Employment Plan \(IEP\): Rowan Sampleton, version 2", info);
        Assert.Matches(@"Page size:\s+612 x 792 pts \(letter\)", info);
        Assert.Matches(@"Form:\s+AcroForm", info);
        Assert.Matches(@"CreationDate:\s+Mon May  6 19:02:00 2024 UTC", info);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Qpdf_finds_no_fault_in_the_file(string sample)
    {
        using var pdf = PdfTools.Open(Print(Sample(sample)).Bytes);

        var (exitCode, output) = pdf.Check();

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("WARNING", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Nothing_that_the_plan_says_is_lost(string sample)
    {
        var plan = Sample(sample);
        using var pdf = PdfTools.Open(Print(plan).Bytes);

        // Without blanks, as a long word may go on over the page.
        var tagged = WithoutBlanks(SpokenText(pdf));
        // Read by area, a cell's words may be interrupted by the page's end: compare word by word.
        var drawn = pdf.Text().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet();

        foreach (var text in TextsOf(plan))
        {
            Assert.Contains(WithoutBlanks(text), tagged, StringComparison.Ordinal);
            foreach (var word in OneLine(text).Split(' ').Where(w => w.Length < 20)) Assert.Contains(drawn, d => d.Contains(word, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Headings_stand_in_reading_order_and_skip_no_level()
    {
        using var pdf = PdfTools.Open(Print(SamplePlans.Adult()).Bytes);

        Assert.Equal(
            [
                "H1 Individual Employment Plan (IEP)",
                "H2 Career direction",
                "H2 Goals",
                "H3 Goal 1: Earn NIMS Machining Level 1 at a 16-week CNC program",
                "H3 Goal 2: Obtain full-time, sustainable employment as a CNC machinist",
                "H2 Training components",
                "H2 Why this plan",
                "H2 Barriers and needs",
                "H2 Support services",
                "H2 My next steps",
                "H2 How progress is measured",
                "H2 Comments",
                "H2 Agreement",
            ],
            HeadingLine().Matches(pdf.Structure()).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}"));
    }

    [Fact]
    public void Table_cells_are_tagged_row_by_row_under_scoped_headings()
    {
        using var pdf = PdfTools.Open(Print(SamplePlans.Adult()).Bytes);

        var objectives = OneLine(pdf.Structure()).Split("Table (block)")[1];

        Assert.Contains("Caption \"Objectives for goal 1\"", objectives, StringComparison.Ordinal);
        Assert.Contains("TH: /Scope /Column \"Objective\" TH: /Scope /Column \"Start\" TH: /Scope /Column \"Review\"", objectives, StringComparison.Ordinal);
        Assert.Contains("TR TD \"1.2 Attend Occupational Training\" TD \"Apr 29, 2024\" TD \"Jun 28, 2024\" TD \"Aug 30, 2024\" TD \"Open\"", objectives, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_row_repeated_on_the_next_page_is_not_read_aloud_again()
    {
        using var pdf = PdfTools.Open(Print(SamplePlans.Monster()).Bytes);

        Assert.True(Regex.Count(pdf.Text(), "Barrier or need") > 1, "the barriers fill more than one page");
        Assert.Equal(1, Regex.Count(pdf.Structure(), "\"Barrier or need\""));
        Assert.DoesNotContain("Page 1 of", pdf.Structure(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_says_which_it_is_of_how_many()
    {
        var form = Print(SamplePlans.Monster());
        using var pdf = PdfTools.Open(form.Bytes);

        Assert.InRange(form.Pages, 20, 80);
        for (var page = 1; page <= form.Pages; page++) Assert.Contains($"Page {page} of {form.Pages}", pdf.TextOfPage(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adult")]
    [InlineData("youth")]
    [InlineData("empty")]
    public void An_ordinary_plan_takes_one_to_three_pages(string sample) => Assert.InRange(Print(Sample(sample)).Pages, 1, 3);

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_word_leaves_the_margins(string sample)
    {
        using var pdf = PdfTools.Open(Print(Sample(sample)).Bytes);

        var words = XDocument.Parse(pdf.WordBoxes()).Descendants().Where(e => e.Name.LocalName == "word").ToList();

        Assert.NotEmpty(words);
        Assert.All(words, word =>
        {
            Assert.True(Side(word, "xMin") >= 53.5 && Side(word, "xMax") <= 558.5, word.ToString());
            Assert.True(Side(word, "yMin") >= 36 && Side(word, "yMax") <= 768, word.ToString());
        });

        static double Side(XElement word, string name) => double.Parse(word.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_same_plan_at_the_same_instant_gives_the_same_bytes()
    {
        var first = Print(SamplePlans.Youth());
        var again = new PlanFormPrinter(PrintFonts.DefaultFolder).Print(SamplePlans.Youth(), PlanFormWords.English, SamplePlans.PrintedAt);
        var later = Printer.Print(SamplePlans.Youth(), PlanFormWords.English, SamplePlans.PrintedAt.AddSeconds(1));

        Assert.Equal(first.Bytes, again.Bytes);
        Assert.NotEqual(first.Sha256Hex, later.Sha256Hex);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(first.Bytes)), first.Sha256Hex);
    }

    [Fact]
    public void Spanish_and_Vietnamese_names_print_even_when_typed_letter_by_mark()
    {
        var plan = SamplePlans.Youth() with
        {
            PlannerName = "¿Señora Núñez Güell?",
            Comments = "Nguye\u0302\u0303n Thi\u0323 Hu\u031bo\u031bng, Vie\u0323\u0302t and Vi\u00ea\u0323t, đường Trần Hưng Đạo", // as Vietnamese keyboards send it
        };

        var form = Print(plan);
        using var pdf = PdfTools.Open(form.Bytes);

        Assert.Empty(form.UnprintableCharacters);
        Assert.Contains("Juniper Peña-Nguyễn", pdf.Text(), StringComparison.Ordinal);
        Assert.Contains("¿Señora Núñez Güell?", pdf.Text(), StringComparison.Ordinal);
        Assert.Contains("Nguyễn Thị Hương, Việt and Việt, đường Trần Hưng Đạo", pdf.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_font_lacks_stands_as_boxes_and_keeps_its_text_for_who_listens()
    {
        var form = Print(SamplePlans.Adult() with { ParticipantName = "Олена Приклад", Comments = "Asked in 中文, answered with 👍🏽." });
        using var pdf = PdfTools.Open(form.Bytes);

        Assert.Superset(new HashSet<string> { "О", "л", "中", "文", "👍🏽" }, form.UnprintableCharacters.ToHashSet());
        Assert.DoesNotContain("A", form.UnprintableCharacters);
        Assert.Contains("Олена", pdf.Text(), StringComparison.Ordinal);
        Assert.Contains("Asked in 中文, answered with 👍🏽.", pdf.Text(), StringComparison.Ordinal);
        Assert.Contains("\"Asked in \" Span (inline)", OneLine(pdf.Structure()), StringComparison.Ordinal);
        Assert.Contains("\", answered with \"", OneLine(pdf.Structure()), StringComparison.Ordinal);
        Assert.Contains(Objects(pdf), o => o.TryGetProperty("/ActualText", out var text) && text.GetString() == "u:中文");
        Assert.Contains(PlanFormWords.English.MissingCharacters, SpokenText(pdf), StringComparison.Ordinal);
        Assert.Equal(0, pdf.Check().ExitCode);
    }

    [Fact]
    public void A_form_whose_text_all_prints_says_nothing_of_boxes()
    {
        using var pdf = PdfTools.Open(Print(SamplePlans.Adult()).Bytes);

        Assert.DoesNotContain("empty box", SpokenText(pdf), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("مرحبا بالعالم")]
    [InlineData("\u202eright to left\u202c שלום")]
    [InlineData("a lone \ud83d surrogate")]
    [InlineData("bell \u0007, null \0 and \u001b[31m escape")]
    [InlineData("<script>alert(1)</script> ) ( \\ \\) %PDF- endobj endstream")]
    [InlineData("\r\n\n \t\n")]
    [InlineData("\u200b\u200d\ufeff")]
    [InlineData("{0} {1:X}")]
    public void Hostile_text_in_every_place_still_gives_a_sound_file(string text)
    {
        var service = new PlanFormService(text) { Code = text, Provider = text, Status = text, YouthElement = text };
        var objective = new PlanFormObjective(text) { Justification = text, Outcome = text, Services = [service] };
        var plan = SamplePlans.Adult() with
        {
            ParticipantName = text,
            CaseNumber = text,
            Reference = text,
            PlannerName = text,
            PlannerTitle = text,
            Programs = [text],
            Office = new(text, text, [text]),
            CareerPathway = text,
            Justification = new(text) { SkillsGap = text },
            Barriers = [new(text, text)],
            Goals = [new PlanFormGoal(text) { Type = text, Term = text, Category = text, Objectives = [objective] }],
            CustomerActions = [text],
            Tracking = text,
            Comments = text,
            AgreementStatement = text,
        };

        using var pdf = PdfTools.Open(Print(plan).Bytes);

        var (exitCode, output) = pdf.Check();
        Assert.True(exitCode == 0, output);
        Assert.Contains("H2", pdf.Structure(), StringComparison.Ordinal);
        XDocument.Parse(Metadata(pdf, Print(plan).Bytes));
    }

    [Fact]
    public void Both_signers_have_an_empty_field_over_their_line_named_for_a_screen_reader()
    {
        var form = Print(SamplePlans.Adult());
        using var pdf = PdfTools.Open(form.Bytes);

        var fields = Objects(pdf).Where(o => o.TryGetProperty("/FT", out var type) && type.GetString() == "/Sig").ToList();

        Assert.Equal(["u:participant-signature", "u:planner-signature"], fields.Select(f => f.GetProperty("/T").GetString()));
        Assert.Equal(["u:Signature of Rowan Sampleton, Participant", "u:Signature of Marisol Testwell, Career Coach"], fields.Select(f => f.GetProperty("/TU").GetString()));
        Assert.All(fields, f => Assert.False(f.TryGetProperty("/V", out _)));
        Assert.Equal(2, Regex.Count(pdf.Signatures(), "The signature form field is not signed"));
        Assert.Equal(2, Regex.Count(pdf.Structure(), @"^\s+Form\b", RegexOptions.Multiline));
        Assert.Contains("Participant signature: Rowan Sampleton", SpokenText(pdf), StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(pdf.Structure(), "\"Date\""));
    }

    [Fact]
    public void A_later_update_can_fill_a_field_and_leaves_every_printed_byte_alone()
    {
        // What a later release does to sign, with a stand-in for the signature: append the field anew and a new cross-reference.
        var printed = Print(SamplePlans.Adult()).Bytes;
        var text = Encoding.Latin1.GetString(printed);
        var field = Regex.Match(text, @"\n(\d+) 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Sig (.*) >>\nendobj");
        var trailer = Regex.Match(text, @"trailer\n<< (.*) >>\nstartxref\n(\d+)\n%%EOF\n$");
        var added = $"{field.Groups[1].Value} 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Sig {field.Groups[2].Value} /V << /Type /Sig /Filter /Adobe.PPKLite /Name (Stand-in) >> >>\nendobj\n";
        var table = $"xref\n{field.Groups[1].Value} 1\n{printed.Length:D10} 00000 n \ntrailer\n<< {trailer.Groups[1].Value} /Prev {trailer.Groups[2].Value} >>\nstartxref\n{printed.Length + added.Length}\n%%EOF\n";

        using var pdf = PdfTools.Open([.. printed, .. Encoding.Latin1.GetBytes(added + table)]);

        var (exitCode, output) = pdf.Check();
        Assert.True(exitCode == 0, output);
        var filled = Assert.Single(Objects(pdf), o => o.TryGetProperty("/FT", out _) && o.TryGetProperty("/V", out _));
        Assert.Equal("u:participant-signature", filled.GetProperty("/T").GetString());
        Assert.Matches(@"Tagged:\s+yes", pdf.Info());
    }

    [Fact]
    public void Only_the_glyphs_in_use_are_embedded_and_each_says_its_character()
    {
        var form = Print(SamplePlans.Empty());
        using var pdf = PdfTools.Open(form.Bytes);

        var fonts = pdf.Fonts().Split('\n').Where(line => line.Contains("PublicSans", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, fonts.Count);
        Assert.All(fonts, line => Assert.Matches(@"[A-Z]{6}\+PublicSans-\w+\s+CID TrueType\s+Identity-H\s+yes yes yes", line));
        Assert.InRange(form.Bytes.Length, 10_000, 60_000);
    }

    [Theory]
    [InlineData("A", "Å")]
    [InlineData("o", "ỡ")]
    [InlineData("n", "ñ")]
    [InlineData("U", "Ữ")]
    public void An_accented_letter_shows_its_letter_and_its_accent(string plain, string accented)
    {
        // Such letters are put together from other glyphs; had the subset lost those, they would show less ink and not more.
        Assert.True(InkOf(accented) > InkOf(plain));

        static int InkOf(string letter)
        {
            using var pdf = PdfTools.Open(Print(SamplePlans.Empty() with { Comments = string.Concat(Enumerable.Repeat(letter + " ", 500)) }).Bytes);
            return Enumerable.Range(1, 2).Sum(page => pdf.Picture(page).Sum(dot => 255 - dot));
        }
    }

    [Fact]
    public void The_catalog_names_language_marks_title_and_outline()
    {
        using var pdf = PdfTools.Open(Print(SamplePlans.Adult()).Bytes);
        using var json = pdf.Json();
        var catalog = Objects(pdf).Single(o => o.TryGetProperty("/Type", out var type) && type.GetString() == "/Catalog");

        Assert.Equal("u:en-US", catalog.GetProperty("/Lang").GetString());
        Assert.True(catalog.GetProperty("/MarkInfo").GetProperty("/Marked").GetBoolean());
        Assert.True(catalog.GetProperty("/ViewerPreferences").GetProperty("/DisplayDocTitle").GetBoolean());
        var top = Assert.Single(json.RootElement.GetProperty("outlines").EnumerateArray());
        Assert.Equal("Individual Employment Plan (IEP)", top.GetProperty("title").GetString());
        var goals = top.GetProperty("kids").EnumerateArray().Single(o => o.GetProperty("title").GetString() == "Goals");
        Assert.Equal(2, goals.GetProperty("kids").GetArrayLength());
        Assert.Equal(2, goals.GetProperty("kids")[1].GetProperty("destpageposfrom1").GetInt32());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_mark_on_a_page_leads_to_its_tag_and_back_in_reading_order(string sample)
    {
        using var pdf = PdfTools.Open(Print(Sample(sample)).Bytes);
        using var json = pdf.Json();
        var objects = json.RootElement.GetProperty("qpdf")[1];
        var structure = All().Single(o => TypeOf(o) == "/StructTreeRoot");
        var parents = Get(structure.GetProperty("/ParentTree")).GetProperty("/Nums").EnumerateArray().Chunk(2).ToDictionary(pair => pair[0].GetInt32(), pair => pair[1]);
        var order = InOrder(structure.GetProperty("/K").GetString()!).Index().ToDictionary(t => t.Item, t => t.Index);
        var marked = 0;

        foreach (var page in json.RootElement.GetProperty("pages").EnumerateArray().Select(p => p.GetProperty("object").GetString()!))
        {
            var tags = parents[Get(page).GetProperty("/StructParents").GetInt32()].EnumerateArray().Select(t => t.GetString()!).ToList();
            Assert.Equal(tags.OrderBy(tag => order[tag]), tags);
            Assert.All(tags, (tag, mark) => Assert.Contains(Get(tag).GetProperty("/K").EnumerateArray(), kid => Leads(kid, tag, page, mark)));
            marked += tags.Count;
        }

        Assert.Equal(marked, order.Keys.Sum(tag => Get(tag).GetProperty("/K").EnumerateArray().Count(k => k.ValueKind == JsonValueKind.Number || TypeOf(k) == "/MCR")));
        foreach (var (field, tag) in All().Where(o => o.TryGetProperty("/StructParent", out _)).Select(o => (o, parents[o.GetProperty("/StructParent").GetInt32()].GetString()!)))
        {
            var reference = Get(tag).GetProperty("/K")[0].GetProperty("/Obj");
            Assert.Equal(field.GetProperty("/T").GetString(), Get(reference).GetProperty("/T").GetString());
        }

        bool Leads(JsonElement kid, string tag, string page, int mark) => kid.ValueKind == JsonValueKind.Number
            ? kid.GetInt32() == mark && Get(tag).GetProperty("/Pg").GetString() == page
            : TypeOf(kid) == "/MCR" && kid.GetProperty("/MCID").GetInt32() == mark && kid.GetProperty("/Pg").GetString() == page;

        IEnumerable<string> InOrder(string tag) => Get(tag).GetProperty("/K").EnumerateArray().Where(k => k.ValueKind == JsonValueKind.String).SelectMany(k => InOrder(k.GetString()!)).Prepend(tag);

        JsonElement Get(object reference) => objects.GetProperty($"obj:{reference}").GetProperty("value");

        IEnumerable<JsonElement> All() => objects.EnumerateObject().Where(o => o.Value.TryGetProperty("value", out var v) && v.ValueKind == JsonValueKind.Object).Select(o => o.Value.GetProperty("value"));

        static string? TypeOf(JsonElement o) => o.ValueKind == JsonValueKind.Object && o.TryGetProperty("/Type", out var type) ? type.GetString() : null;
    }

    [Fact]
    public void The_metadata_carries_title_language_and_the_accessibility_mark()
    {
        var bytes = Print(SamplePlans.Adult() with { ParticipantName = "R & <D>" }).Bytes;
        using var pdf = PdfTools.Open(bytes);

        var metadata = XDocument.Parse(Metadata(pdf, bytes));

        XNamespace ua = "http://www.aiim.org/pdfua/ns/id/", dc = "http://purl.org/dc/elements/1.1/", xmp = "http://ns.adobe.com/xap/1.0/";
        Assert.Equal("1", metadata.Descendants(ua + "part").Single().Value);
        Assert.Equal("Individual Employment Plan (IEP): R & <D>, version 2", metadata.Descendants(dc + "title").Single().Value);
        Assert.Equal("2024-05-06T14:02:00-05:00", metadata.Descendants(xmp + "CreateDate").Single().Value);
    }

    [Fact]
    public void A_ticked_box_says_so_to_who_cannot_see_it()
    {
        using var pdf = PdfTools.Open(Print(SamplePlans.Adult()).Bytes);

        var spoken = Objects(pdf).Where(o => o.TryGetProperty("/ActualText", out _)).Select(o => o.GetProperty("/ActualText").GetString());

        Assert.Equal(["u:Assessment results: yes", "u:An interview: yes", "u:Skills from previous work: no"], spoken);
    }

    [Fact]
    public void An_empty_plan_says_what_is_not_decided_and_never_null()
    {
        using var pdf = PdfTools.Open(Print(SamplePlans.Empty()).Bytes);

        var text = SpokenText(pdf);

        Assert.Contains("No goals are set yet.", text, StringComparison.Ordinal);
        Assert.Contains("Career pathway Not decided yet", text, StringComparison.Ordinal);
        Assert.Contains("No barriers are recorded yet.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("null", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Comments", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Forms_do_not_print_without_their_font()
    {
        var folder = Path.Combine(Path.GetTempPath(), "no-fonts-here");

        var problem = Assert.Throws<FileNotFoundException>(() => new PlanFormPrinter(folder));

        Assert.Contains("PublicSans-Regular.ttf", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Spanish_form_says_so_to_who_listens_and_has_the_same_fields()
    {
        using var pdf = PdfTools.Open(Printer.Print(SamplePlans.Youth(), PlanFormWords.Spanish, SamplePlans.PrintedAt).Bytes);

        Assert.Contains("(es-US)", Raw(Printer.Print(SamplePlans.Youth(), PlanFormWords.Spanish, SamplePlans.PrintedAt)), StringComparison.Ordinal);
        Assert.Equal(0, pdf.Check().ExitCode);
        Assert.Contains("Estrategia Individual de Servicios (ISS)", pdf.Text(), StringComparison.Ordinal);
        Assert.Equal(["participant-signature", "planner-signature"], FieldNames(pdf));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Side_by_side_each_half_is_tagged_with_its_language_and_loses_nothing(string sample)
    {
        var (plan, form) = (Sample(sample), SideBySide(Sample(sample)));
        using var pdf = PdfTools.Open(form.Bytes);

        Assert.Equal(0, pdf.Check().ExitCode);
        Assert.Matches(@"Tagged:\s+yes", pdf.Info());
        Assert.Equal(["(en-US)", "(es-US)"], Objects(pdf).Where(o => o.TryGetProperty("/S", out var role) && role.GetString() == "/Part").Select(o => $"({o.GetProperty("/Lang").GetString()!["u:".Length..]})"));
        // One language is read to its end, then the other.
        var read = SpokenText(pdf);
        Assert.True(read.IndexOf("We made this plan together", StringComparison.Ordinal) < read.IndexOf("Número de caso", StringComparison.Ordinal), read);
        var tagged = WithoutBlanks(read);
        foreach (var text in TextsOf(plan).Where(t => t != plan.Reference)) Assert.Equal(2, Math.Min(2, Regex.Count(tagged, Regex.Escape(WithoutBlanks(text)))));
        Assert.Empty(FieldNames(pdf));
    }

    [Fact]
    public void Side_by_side_no_word_leaves_its_half()
    {
        using var pdf = PdfTools.Open(SideBySide(SamplePlans.Monster()).Bytes);

        var words = XDocument.Parse(pdf.WordBoxes()).Descendants().Where(e => e.Name.LocalName == "word").ToList();

        Assert.NotEmpty(words);
        Assert.All(words, word =>
        {
            var (from, to) = (Side(word, "xMin"), Side(word, "xMax"));
            Assert.True((from >= 39.5 && to <= 382.5) || (from >= 409.5 && to <= 752.5), word.ToString());
            Assert.True(Side(word, "yMin") >= 20 && Side(word, "yMax") <= 588, word.ToString());
        });

        static double Side(XElement word, string name) => double.Parse(word.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Every_page_of_a_copy_for_reading_names_the_form_that_is_signed()
    {
        const string english = "For reading. The form in Spanish, reference 7F3A-21C9, is the one that is signed.";
        const string spanish = "Para leer. El formulario en español, referencia 7F3A-21C9, es el que se firma.";
        var form = Printer.PrintSideBySide(
            (SamplePlans.Monster() with { ReadingNotice = english }, PlanFormWords.English), (SamplePlans.Monster() with { ReadingNotice = spanish }, PlanFormWords.Spanish), SamplePlans.PrintedAt);
        using var pdf = PdfTools.Open(form.Bytes);

        for (var page = 1; page <= form.Pages; page++)
        {
            var text = OneLine(pdf.TextOfPage(page));
            Assert.Contains(english, text, StringComparison.Ordinal);
            Assert.Contains(spanish, text, StringComparison.Ordinal);
        }
    }

    private static PrintedForm SideBySide(PlanFormContent plan) => Printer.PrintSideBySide((plan, PlanFormWords.English), (plan, PlanFormWords.Spanish), SamplePlans.PrintedAt);

    private static string Raw(PrintedForm form) => Encoding.Latin1.GetString(form.Bytes);

    private static List<string> FieldNames(PdfTools pdf) =>
        [.. Objects(pdf).Where(o => o.TryGetProperty("/FT", out _)).Select(o => o.GetProperty("/T").GetString()!["u:".Length..]).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_page_can_ask_beforehand_whether_a_text_will_print()
    {
        var fonts = PrintFonts.Load(PrintFonts.DefaultFolder);

        Assert.True(fonts.CanPrint("Zoë O’Example, Jr. – ½ day\r\n\tNgu\u0303yen \u00a0“quoted” 5‑6\u200b", out var none));
        Assert.Empty(none);
        Assert.False(fonts.CanPrint("Ana 李李 ✓ é\u0335", out var missing));
        Assert.Equal(["李", "✓", "é\u0335"], missing);
    }

    public static TheoryData<string> Samples() => ["adult", "youth", "empty", "monster"];

    private static PlanFormContent Sample(string name) => name switch
    {
        "adult" => SamplePlans.Adult(),
        "youth" => SamplePlans.Youth(),
        "empty" => SamplePlans.Empty(),
        _ => SamplePlans.Monster(),
    };

    private static PrintedForm Print(PlanFormContent plan) => Printer.Print(plan, PlanFormWords.English, SamplePlans.PrintedAt);

    /// <summary>The tagged text in reading order.</summary>
    private static string SpokenText(PdfTools pdf) =>
        OneLine(string.Join(' ', QuotedLine().Matches(pdf.Structure()).Select(m => m.Groups[1].Value)));

    private static string OneLine(string text) => Regex.Replace(text, @"\s+", " ").Trim();

    private static string WithoutBlanks(string text) => Regex.Replace(text, @"\s+", "");

    private static List<JsonElement> Objects(PdfTools pdf)
    {
        using var json = pdf.Json();
        return json.RootElement.GetProperty("qpdf")[1].EnumerateObject()
            .Where(o => o.Value.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object)
            .Select(o => o.Value.GetProperty("value").Clone())
            .ToList();
    }

    private static string Metadata(PdfTools pdf, byte[] bytes)
    {
        Assert.Matches(@"Metadata Stream:\s+yes", pdf.Info());
        var text = Encoding.UTF8.GetString(bytes);
        var start = text.IndexOf("<x:xmpmeta", StringComparison.Ordinal);
        return text[start..(text.IndexOf("</x:xmpmeta>", StringComparison.Ordinal) + "</x:xmpmeta>".Length)];
    }

    /// <summary>Every text in a record and the records inside it.</summary>
    internal static IEnumerable<string> TextsOf(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable items => items.Cast<object?>().SelectMany(TextsOf),
        _ when value.GetType().Namespace == typeof(PlanFormContent).Namespace && !value.GetType().IsEnum =>
            value.GetType().GetProperties().Where(p => p.GetMethod!.GetParameters().Length == 0 && !p.GetMethod.IsStatic).SelectMany(p => TextsOf(p.GetValue(value))),
        _ => [],
    };

    [GeneratedRegex("""^\s*(H\d) \(block\)\s*\n\s*"(.*)"$""", RegexOptions.Multiline)]
    private static partial Regex HeadingLine();

    [GeneratedRegex("""^\s*"(.*)"$""", RegexOptions.Multiline)]
    private static partial Regex QuotedLine();
}
