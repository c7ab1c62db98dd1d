using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Milepost.App.Print.Pdf;

/// <summary>Puts a font into a file, cut down to the glyphs that are used.</summary>
internal static class EmbeddedFont
{
    public static int Write(PdfObjects objects, TrueTypeFont font, SortedDictionary<int, Rune> glyphs)
    {
        var program = font.Subset(glyphs.Keys);
        var file = objects.AddStream($"/Length1 {program.Length}", program);
        var digest = SHA256.HashData(glyphs.Keys.SelectMany(BitConverter.GetBytes).ToArray());
        var name = $"{string.Concat(digest.Take(6).Select(b => (char)('A' + (b % 26))))}+{font.Name}";
        var (left, bottom, right, top) = font.Bounds;
        // Bits of Flags: 3 symbolic (glyphs are numbered our way), 7 italic.
        var flags = 4 | (font.ItalicAngle != 0 ? 64 : 0);
        var descriptor = objects.Add($"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{PdfObjects.Number(left)} {PdfObjects.Number(bottom)} {PdfObjects.Number(right)} {PdfObjects.Number(top)}]"
            + $" /ItalicAngle {PdfObjects.Number(font.ItalicAngle)} /Ascent {PdfObjects.Number(font.Ascent)} /Descent {PdfObjects.Number(font.Descent)} /CapHeight {PdfObjects.Number(font.CapHeight)} /StemV {(font.Weight >= 600 ? 140 : 80)} /FontFile2 {file} 0 R >>");
        var widths = string.Join(' ', glyphs.Keys.Select(g => $"{g} [{PdfObjects.Number(font.AdvanceOf(g))}]"));
        var descendant = objects.Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            + $" /FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [{widths}] >>");
        var unicode = objects.AddStream("", Encoding.ASCII.GetBytes(ToUnicode(glyphs)));
        return objects.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>");
    }

    // Says which character each glyph stands for, so that text can be searched, copied and read aloud.
    private static string ToUnicode(SortedDictionary<int, Rune> glyphs)
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var block in glyphs.Chunk(100)) // a CMap takes at most 100 lines at a time
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, rune) in block) map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
