using System.Globalization;
using System.Text;
using Milepost.App.Print.Layout;

namespace Milepost.App.Print.Pdf;

/// <summary>What a signature says of itself, besides the cryptography.</summary>
/// <param name="Lines">What the field shows, the most important first.</param>
/// <param name="Day">Stands on the form's line for the date.</param>
internal sealed record SignatureWords(string SignerName, string SignerRole, string Reason, DateTimeOffset At, IReadOnlyList<string> Lines, string Day);

/// <summary>
/// Puts a signature into an empty field by appending to the file (ISO 32000, 12.8; ETSI EN 319 142): what was there stays byte for byte, so signatures
/// that are there already keep counting.
/// </summary>
internal static class PdfSigner
{
    public const string SubFilter = "ETSI.CAdES.detached";

    private const string RangeRoom = "0000000000 0000000000 0000000000";

    /// <param name="sign">Makes the signature over the bytes it is given, at most <paramref name="room"/> bytes long.</param>
    public static byte[] Sign(byte[] before, PdfFile file, PdfSignatureField field, SignatureWords words, PrintFonts fonts, int room, Func<byte[], byte[]> sign)
    {
        var objects = new PdfObjects(file.Size);
        var signature = objects.Reserve();
        // The role is a name of our own, which readers pass over: the form has no place for it.
        objects.Set(signature, $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /{SubFilter} /ByteRange [0 {RangeRoom}] /Contents <{new string('0', room * 2)}>"
            + $" /Name {PdfObjects.Text(words.SignerName)} /MilepostRole {PdfObjects.Text(words.SignerRole)} /Reason {PdfObjects.Text(words.Reason)} /M {PdfObjects.Date(words.At)}"
            + " /Prop_Build << /App << /Name /Milepost >> >> >>");
        var look = WriteLook(objects, field, words, fonts);
        objects.Replace(field.Id, Filled(before, field, signature, look));
        var (signed, offsets) = objects.Append(before, file);

        var contents = Find(signed, "/Contents <"u8, offsets[signature]) + "/Contents ".Length;
        var end = contents + (room * 2) + 2;
        var range = string.Create(CultureInfo.InvariantCulture, $"{contents} {end} {signed.Length - end}").PadRight(RangeRoom.Length);
        Encoding.ASCII.GetBytes(range, signed.AsSpan(Find(signed, "/ByteRange [0 "u8, offsets[signature]) + "/ByteRange [0 ".Length));

        var made = sign([.. signed.AsSpan(0, contents), .. signed.AsSpan(end)]);
        if (made.Length > room) throw new InvalidOperationException($"The signature takes {made.Length} bytes; {room} were kept free.");
        Encoding.ASCII.GetBytes(Convert.ToHexString(made), signed.AsSpan(contents + 1));
        return signed;
    }

    /// <summary>The field as it stands in the file, with its value and its new look and nothing else changed: readers frown on more.</summary>
    private static string Filled(byte[] file, PdfSignatureField field, int signature, int look)
    {
        var dictionary = field.Dictionary;
        var text = Encoding.Latin1.GetString(file, dictionary.Start, dictionary.End - dictionary.Start - 2).TrimEnd();
        if (dictionary["AP"] is { } old) text = $"{text[..(old.Start - dictionary.Start)]}<< /N {look} 0 R >>{text[(old.End - dictionary.Start)..]}";
        else text += $" /AP << /N {look} 0 R >>";
        return $"{text} /V {signature} 0 R >>";
    }

    private static int WriteLook(PdfObjects objects, PdfSignatureField field, SignatureWords words, PrintFonts fonts)
    {
        if (field.Dictionary["Rect"] is not { Kind: PdfKind.List, Items: [var left, var bottom, var right, var top] }) throw new PdfFormatException("A field has no place.");
        var (width, tall) = (Number(right) - Number(left), Number(top) - Number(bottom));
        var used = new SortedDictionary<Face, SortedDictionary<int, Rune>>();
        var canvas = new PageCanvas(0, tall, Use, face => (fonts[face].GlyphOf(new Rune(' ')), fonts[face].AdvanceOf(fonts[face].GlyphOf(new Rune(' ')))));
        SignatureLook.Draw(canvas, new TextSetter(fonts), width, tall, words.Lines, words.Day);
        var content = canvas.WriteUntagged();
        var fontEntries = string.Join(' ', used.Select(f => $"/{f.Key} {EmbeddedFont.Write(objects, fonts[f.Key], f.Value)} 0 R"));
        return objects.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 {PdfObjects.Number(width)} {PdfObjects.Number(tall)}] /Resources << /Font << {fontEntries} >> >>", content);

        void Use(Face face, int glyph, Rune rune)
        {
            if (!used.TryGetValue(face, out var glyphs)) used[face] = glyphs = [];
            if (!glyphs.TryGetValue(glyph, out var known) || rune.Value < known.Value) glyphs[glyph] = rune;
        }
    }

    private static double Number(PdfValue value) => double.Parse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int Find(byte[] file, ReadOnlySpan<byte> word, int from) => file.AsSpan(from).IndexOf(word) is >= 0 and var at ? from + at : throw new InvalidOperationException("What was just written is not there.");
}
