using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace Milepost.App.Print.Pdf;

/// <summary>A heading in the reader's outline.</summary>
internal sealed record Bookmark(int Level, string Title, int Page, double Top);

/// <summary>An empty signature field, for a signature to be put in later without changing what stands on the page.</summary>
internal sealed record SignatureField(string Name, string Tooltip, int Page, double X, double Top, double Width, double Tall, Tag Tag);

/// <summary>Everything of a finished document but its fonts.</summary>
internal sealed record PdfParts(
    string Title,
    string Language,
    DateTimeOffset At,
    Tag Root,
    IReadOnlyList<PageCanvas> Pages,
    IReadOnlyList<Bookmark> Bookmarks,
    IReadOnlyList<SignatureField> Fields);

/// <summary>Writes a finished document as a tagged PDF, following the rules of PDF/UA-1 (ISO 14289-1) as far as we can check them.</summary>
internal sealed class TaggedPdfWriter(PrintFonts fonts, double width, double height)
{
    private readonly PdfObjects _objects = new();
    private readonly SortedDictionary<Face, SortedDictionary<int, Rune>> _used = [];

    /// <summary>Starts the next page; what is drawn on it decides which glyphs are embedded.</summary>
    public PageCanvas StartPage(int number) => new(number, height, Use, SpaceOf);

    public byte[] Write(PdfParts parts)
    {
        var catalog = _objects.Reserve();
        var pageTree = _objects.Reserve();
        var structure = _objects.Reserve();
        var parentTree = _objects.Reserve();
        var pages = parts.Pages.Select(_ => _objects.Reserve()).ToList();
        var fields = parts.Fields.Select(_ => _objects.Reserve()).ToList();
        var tags = parts.Root.InReadingOrder().ToList();
        var tagIds = tags.ToDictionary(tag => tag, _ => _objects.Reserve());

        var marks = WritePages(parts, pages, pageTree, fields, tags.Index().ToDictionary(t => t.Item, t => t.Index));
        WriteFields(parts, pages, fields);
        foreach (var tag in tags) WriteTag(tag, tag.Parent is { } parent ? tagIds[parent] : structure, tagIds, pages, fields);
        WriteParents(parts, parentTree, marks, tagIds);
        _objects.Set(structure, $"<< /Type /StructTreeRoot /K {tagIds[parts.Root]} 0 R /ParentTree {parentTree} 0 R /ParentTreeNextKey {pages.Count + fields.Count} >>");
        var outline = WriteOutline(parts.Bookmarks, pages);
        var metadata = _objects.AddStream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(Metadata(parts)), compress: false);

        // AppendOnly is set from the start, so signing need not touch the form itself, only the field it fills.
        var form = fields.Count == 0 ? "" : $" /AcroForm {_objects.Add($"<< /Fields [{References(fields)}] /SigFlags 3 >>")} 0 R";
        _objects.Set(catalog, $"<< /Type /Catalog /Pages {pageTree} 0 R /Lang ({parts.Language}) /MarkInfo << /Marked true >> /StructTreeRoot {structure} 0 R"
            + $" /ViewerPreferences << /DisplayDocTitle true >> /Metadata {metadata} 0 R{outline}{form} >>");
        var date = PdfObjects.Date(parts.At);
        var information = _objects.Add($"<< /Title {PdfObjects.Text(parts.Title)} /Producer (Milepost) /Creator (Milepost) /CreationDate {date} /ModDate {date} >>");
        return _objects.Write(catalog, information);
    }

    private static string References(IEnumerable<int> ids) => string.Join(' ', ids.Select(id => $"{id} 0 R"));

    private static string N(double value) => PdfObjects.Number(value);

    private (int Glyph, double Advance) SpaceOf(Face face)
    {
        var glyph = fonts[face].GlyphOf(new Rune(' '));
        return (glyph, fonts[face].AdvanceOf(glyph));
    }

    private void Use(Face face, int glyph, Rune rune)
    {
        if (!_used.TryGetValue(face, out var glyphs)) _used[face] = glyphs = [];
        // Two characters may share one drawing, as the plain and the no-break space do: the plainer one is kept.
        if (!glyphs.TryGetValue(glyph, out var known) || rune.Value < known.Value) glyphs[glyph] = rune;
    }

    private List<IReadOnlyList<Tag>> WritePages(PdfParts parts, List<int> pages, int pageTree, List<int> fields, Dictionary<Tag, int> order)
    {
        var contents = parts.Pages.Select(page => page.Write(order)).ToList();
        var fontEntries = string.Join(' ', _used.Select(f => $"/{f.Key} {EmbeddedFont.Write(_objects, fonts[f.Key], f.Value)} 0 R"));
        var resources = _objects.Add($"<< /Font << {fontEntries} >> >>");
        for (var i = 0; i < pages.Count; i++)
        {
            var content = _objects.AddStream("", contents[i].Content);
            var annotations = fields.Where((_, f) => parts.Fields[f].Page == i).ToList();
            var annots = annotations.Count == 0 ? "" : $" /Annots [{References(annotations)}]";
            _objects.Set(pages[i], $"<< /Type /Page /Parent {pageTree} 0 R /MediaBox [0 0 {N(width)} {N(height)}] /Resources {resources} 0 R /Contents {content} 0 R /StructParents {i} /Tabs /S{annots} >>");
        }

        _objects.Set(pageTree, $"<< /Type /Pages /Kids [{References(pages)}] /Count {pages.Count} >>");
        return contents.Select(c => c.Marks).ToList();
    }

    private void WriteFields(PdfParts parts, List<int> pages, List<int> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var field = parts.Fields[i];
            var bottom = height - field.Top - field.Tall;
            var look = _objects.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 {N(field.Width)} {N(field.Tall)}] /Resources << >>", []);
            _objects.Set(fields[i], $"<< /Type /Annot /Subtype /Widget /FT /Sig /T {PdfObjects.Text(field.Name)} /TU {PdfObjects.Text(field.Tooltip)} /F 4"
                + $" /Rect [{N(field.X)} {N(bottom)} {N(field.X + field.Width)} {N(bottom + field.Tall)}] /P {pages[field.Page]} 0 R /StructParent {pages.Count + i} /AP << /N {look} 0 R >> >>");
        }
    }

    private void WriteTag(Tag tag, int parent, Dictionary<Tag, int> ids, List<int> pages, List<int> fields)
    {
        var page = tag.Marks.Count > 0 ? tag.Marks[0].Page : -1;
        var kids = tag.Marks.Select(m => m.Page == page ? $"{m.Mark}" : $"<< /Type /MCR /Pg {pages[m.Page]} 0 R /MCID {m.Mark} >>")
            .Concat(tag.Field is { } field ? [$"<< /Type /OBJR /Obj {fields[field]} 0 R >>"] : [])
            .Concat(tag.Children.Select(child => $"{ids[child]} 0 R"));
        var where = page >= 0 ? $" /Pg {pages[page]} 0 R" : "";
        var spoken = tag.ActualText is { } text ? $" /ActualText {PdfObjects.Text(text)}" : "";
        _objects.Set(ids[tag], $"<< /Type /StructElem /S /{tag.Role} /P {parent} 0 R{where}{spoken}{tag.Attributes} /K [{string.Join(' ', kids)}] >>");
    }

    private void WriteParents(PdfParts parts, int parentTree, List<IReadOnlyList<Tag>> marks, Dictionary<Tag, int> ids)
    {
        var numbers = marks.Select((tags, page) => $"{page} [{References(tags.Select(tag => ids[tag]))}]")
            .Concat(parts.Fields.Select((field, i) => $"{marks.Count + i} {ids[field.Tag]} 0 R"));
        _objects.Set(parentTree, $"<< /Nums [{string.Join('\n', numbers)}] >>");
    }

    private string WriteOutline(IReadOnlyList<Bookmark> bookmarks, List<int> pages)
    {
        if (bookmarks.Count == 0) return "";

        var root = _objects.Reserve();
        var ids = bookmarks.Select(_ => _objects.Reserve()).ToList();
        var parents = bookmarks.Select((mark, i) => bookmarks.Take(i).ToList().FindLastIndex(b => b.Level < mark.Level)).ToList();
        for (var i = 0; i < ids.Count; i++)
        {
            var siblings = Enumerable.Range(0, ids.Count).Where(k => parents[k] == parents[i]).ToList();
            var place = siblings.IndexOf(i);
            var entry = $"<< /Title {PdfObjects.Text(bookmarks[i].Title)} /Parent {(parents[i] < 0 ? root : ids[parents[i]])} 0 R /Dest [{pages[bookmarks[i].Page]} 0 R /XYZ null {N(height - bookmarks[i].Top)} null]";
            if (place > 0) entry += $" /Prev {ids[siblings[place - 1]]} 0 R";
            if (place < siblings.Count - 1) entry += $" /Next {ids[siblings[place + 1]]} 0 R";
            _objects.Set(ids[i], entry + Children(i) + " >>");
        }

        _objects.Set(root, $"<< /Type /Outlines{Children(-1)} >>");
        return $" /Outlines {root} 0 R";

        string Children(int of)
        {
            var children = Enumerable.Range(0, ids.Count).Where(k => parents[k] == of).ToList();
            return children.Count == 0 ? "" : $" /First {ids[children[0]]} 0 R /Last {ids[children[^1]]} 0 R /Count {Descendants(of)}";
        }

        int Descendants(int of) => Enumerable.Range(0, ids.Count).Where(k => parents[k] == of).Sum(k => 1 + Descendants(k));
    }

    private static string Metadata(PdfParts parts)
    {
        var at = parts.At.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + PdfObjects.Offset(parts.At, ":");
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
               <dc:format>application/pdf</dc:format>
               <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(parts.Title)}</rdf:li></rdf:Alt></dc:title>
               <dc:language><rdf:Bag><rdf:li>{parts.Language}</rdf:li></rdf:Bag></dc:language>
               <xmp:CreatorTool>Milepost</xmp:CreatorTool>
               <xmp:CreateDate>{at}</xmp:CreateDate>
               <xmp:ModifyDate>{at}</xmp:ModifyDate>
               <pdf:Producer>Milepost</pdf:Producer>
               <pdfuaid:part>1</pdfuaid:part>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;
    }
}
