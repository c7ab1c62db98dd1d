using System.Buffers.Binary;
using System.Text;

namespace Milepost.App.Print.Pdf;

/// <summary>One TrueType font file, read once: which characters it has, how wide they are, and how to cut it down for embedding.</summary>
/// <remarks>Reads what Public Sans holds: TrueType outlines and a format 4 character map. No shaping, no kerning.</remarks>
internal sealed class TrueTypeFont
{
    // A PDF reader needs these and no more: characters are addressed by glyph number, so no character map or names.
    private static readonly string[] EmbeddedTables = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly Dictionary<int, int> _glyphs = [];
    private readonly int[] _advances;

    private TrueTypeFont(string name, byte[] file)
    {
        Name = name;
        _file = file;
        for (int i = 0, count = U16(4); i < count; i++)
        {
            var entry = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(_file, entry, 4)] = ((int)U32(entry + 8), (int)U32(entry + 12));
        }

        var head = Table("head");
        UnitsPerEm = U16(head + 18);
        Bounds = (Scaled(S16(head + 36)), Scaled(S16(head + 38)), Scaled(S16(head + 40)), Scaled(S16(head + 42)));
        LongLocations = U16(head + 50) == 1;
        var hhea = Table("hhea");
        Ascent = Scaled(S16(hhea + 4));
        Descent = Scaled(S16(hhea + 6));
        CapHeight = Scaled(S16(Table("OS/2") + 88));
        Weight = U16(Table("OS/2") + 4);
        ItalicAngle = BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(Table("post") + 4)) / 65536.0;
        GlyphCount = U16(Table("maxp") + 4);
        _advances = ReadAdvances(metrics: U16(hhea + 34));
        ReadCharacterMap();
    }

    public string Name { get; }
    public int UnitsPerEm { get; }
    public int GlyphCount { get; }
    public double Ascent { get; }
    public double Descent { get; }
    public double CapHeight { get; }
    public double ItalicAngle { get; }
    public int Weight { get; }

    /// <summary>The box around all glyphs, in thousandths of the font size.</summary>
    public (double Left, double Bottom, double Right, double Top) Bounds { get; }

    private bool LongLocations { get; }

    public static TrueTypeFont Read(string path) => new(Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path));

    /// <summary>The glyph that draws a character, or 0 where the font has none.</summary>
    public int GlyphOf(Rune character) => _glyphs.GetValueOrDefault(character.Value);

    /// <summary>How far a glyph moves the pen, in thousandths of the font size.</summary>
    public double AdvanceOf(int glyph) => Scaled(_advances[glyph]);

    /// <summary>The font with only the named glyphs' outlines left; glyph numbers stay as they are.</summary>
    public byte[] Subset(IEnumerable<int> glyphs)
    {
        var kept = WithComponents(glyphs);
        var outlines = new MemoryStream();
        var locations = new byte[(GlyphCount + 1) * 4];
        for (var glyph = 0; glyph < GlyphCount; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan(glyph * 4), (uint)outlines.Length);
            if (!kept.Contains(glyph)) continue;

            outlines.Write(OutlineOf(glyph));
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }

        BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan(GlyphCount * 4), (uint)outlines.Length);
        var head = _file.AsSpan(Table("head"), _tables["head"].Length).ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0); // the checksum of the whole file comes last
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1); // our locations are written long

        return Assemble(tag => tag switch
        {
            "glyf" => outlines.ToArray(),
            "loca" => locations,
            "head" => head,
            _ => _tables.TryGetValue(tag, out var table) ? _file.AsSpan(table.Offset, table.Length).ToArray() : null,
        });
    }

    private static byte[] Assemble(Func<string, byte[]?> read)
    {
        var tables = EmbeddedTables.Select(tag => (Tag: tag, Data: read(tag))).Where(t => t.Data is not null).ToList();
        var font = new MemoryStream();
        var power = (int)Math.Log2(tables.Count);
        Put(font, 0x00010000u);
        Put(font, (uint)((tables.Count << 16) | (16 << power)));
        Put(font, (uint)((power << 16) | ((tables.Count * 16) - (16 << power))));
        var offset = 12 + (16 * tables.Count);
        var headAt = 0;
        foreach (var (tag, data) in tables)
        {
            if (tag == "head") headAt = offset;
            font.Write(Encoding.ASCII.GetBytes(tag));
            Put(font, Checksum(data!));
            Put(font, (uint)offset);
            Put(font, (uint)data!.Length);
            offset += (data.Length + 3) & ~3;
        }

        foreach (var (_, data) in tables)
        {
            font.Write(data!);
            while (font.Length % 4 != 0) font.WriteByte(0);
        }

        var file = font.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), 0xB1B0AFBAu - Checksum(file));
        return file;
    }

    private static void Put(Stream to, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        to.Write(bytes);
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        Span<byte> word = stackalloc byte[4];
        for (var i = 0; i < data.Length; i += 4)
        {
            word.Clear();
            data.Slice(i, Math.Min(4, data.Length - i)).CopyTo(word);
            sum += BinaryPrimitives.ReadUInt32BigEndian(word);
        }

        return sum;
    }

    // An accented letter is often drawn from other glyphs, which must then come along.
    private HashSet<int> WithComponents(IEnumerable<int> glyphs)
    {
        var kept = new HashSet<int>();
        var waiting = new Stack<int>(glyphs.Append(0));
        while (waiting.TryPop(out var glyph))
        {
            if (!kept.Add(glyph)) continue;

            var (start, end) = Location(glyph);
            if (end - start < 10 || S16(start) >= 0) continue;

            var at = start + 10;
            int flags;
            do
            {
                flags = U16(at);
                waiting.Push(U16(at + 2));
                at += 4 + ((flags & 0x0001) != 0 ? 4 : 2)
                    + ((flags & 0x0008) != 0 ? 2 : (flags & 0x0040) != 0 ? 4 : (flags & 0x0080) != 0 ? 8 : 0);
            }
            while ((flags & 0x0020) != 0);
        }

        return kept;
    }

    private ReadOnlySpan<byte> OutlineOf(int glyph)
    {
        var (start, end) = Location(glyph);
        return _file.AsSpan(start, end - start);
    }

    private (int Start, int End) Location(int glyph)
    {
        int loca = Table("loca"), glyf = Table("glyf");
        return LongLocations
            ? (glyf + (int)U32(loca + (4 * glyph)), glyf + (int)U32(loca + (4 * glyph) + 4))
            : (glyf + (2 * U16(loca + (2 * glyph))), glyf + (2 * U16(loca + (2 * glyph) + 2)));
    }

    private int[] ReadAdvances(int metrics)
    {
        var hmtx = Table("hmtx");
        var advances = new int[GlyphCount];
        for (var glyph = 0; glyph < GlyphCount; glyph++) advances[glyph] = U16(hmtx + (4 * Math.Min(glyph, metrics - 1)));
        return advances;
    }

    private void ReadCharacterMap()
    {
        var cmap = Table("cmap");
        for (int i = 0, count = U16(cmap + 2); i < count; i++)
        {
            var entry = cmap + 4 + (8 * i);
            var map = cmap + (int)U32(entry + 4);
            if (U16(entry) == 3 && U16(entry + 2) == 1 && U16(map) == 4)
            {
                ReadSegments(map);
                return;
            }
        }

        throw new InvalidDataException($"The font {Name} has no Unicode character map of format 4. Use Public Sans as it comes with USWDS.");
    }

    private void ReadSegments(int map)
    {
        var segments = U16(map + 6) / 2;
        for (var i = 0; i < segments; i++)
        {
            int last = U16(map + 14 + (2 * i)), first = U16(map + 16 + (2 * (segments + i)));
            int shift = U16(map + 16 + (2 * ((2 * segments) + i)));
            var rangeAt = map + 16 + (2 * ((3 * segments) + i));
            var range = U16(rangeAt);
            for (var character = first; character <= last && character != 0xFFFF; character++)
            {
                var glyph = range == 0 ? character + shift : U16(rangeAt + range + (2 * (character - first)));
                if (range != 0 && glyph != 0) glyph += shift;
                if ((glyph & 0xFFFF) != 0) _glyphs[character] = glyph & 0xFFFF;
            }
        }
    }

    private int Table(string tag) => _tables.TryGetValue(tag, out var table)
        ? table.Offset
        : throw new InvalidDataException($"The font {Name} has no '{tag.Trim()}' table. Use Public Sans as it comes with USWDS.");

    private double Scaled(int units) => units * 1000.0 / UnitsPerEm;
    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));
    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));
    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
