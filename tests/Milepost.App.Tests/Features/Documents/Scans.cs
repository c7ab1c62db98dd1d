using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Milepost.App.Tests.Features.Documents;

/// <summary>Small files of the kinds that offices upload, built by hand so that a test can break them.</summary>
internal static class Scans
{
    public static byte[] Png() => Png(1, 1);

    /// <summary>A PNG that says it is this large, with one more chunk.</summary>
    public static byte[] Png(int width, int height, string? chunk = null, byte[]? data = null)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var size = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        Chunk(png, "IHDR", [.. size, 8, 0, 0, 0, 0]);
        if (chunk is not null) Chunk(png, chunk, data ?? []);
        Chunk(png, "IDAT", Packed([0, 0x80]));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    public static byte[] Jpeg(int width = 1, int height = 1) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0,
        0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0x3F, 0, 0x7F,
        0xFF, 0xD9,
    ];

    /// <summary>A PDF of one empty page; <paramref name="more"/> goes into its catalog, <paramref name="objects"/> between its objects.</summary>
    public static byte[] Pdf(string more = "", string objects = "", string trailer = "") => Encoding.Latin1.GetBytes(
        $"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R {more} >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
        + $"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >> endobj\n{objects}"
        + $"trailer << /Root 1 0 R /Size 4 {trailer} >>\nstartxref\n0\n%%EOF\n");

    /// <summary>The same, with more objects packed into a compressed object stream.</summary>
    public static byte[] PdfWithPackedObjects(string objects, string more = "/Filter /FlateDecode")
    {
        var packed = Packed(Encoding.Latin1.GetBytes(objects));
        using var pdf = new MemoryStream();
        var whole = Encoding.Latin1.GetString(Pdf());
        var at = whole.IndexOf("trailer", StringComparison.Ordinal);
        pdf.Write(Encoding.Latin1.GetBytes(whole[..at]));
        pdf.Write(Encoding.Latin1.GetBytes($"4 0 obj << /Type /ObjStm /N 1 /First 4 {more} /Length {packed.Length} >> stream\n"));
        pdf.Write(packed);
        pdf.Write(Encoding.Latin1.GetBytes("\nendstream endobj\n" + whole[at..]));
        return pdf.ToArray();
    }

    /// <summary>A PDF with one more stream, as given.</summary>
    public static byte[] PdfWithStream(string dictionary, byte[] stream) => [.. Encoding.Latin1.GetBytes(Before), .. Encoding.Latin1.GetBytes($"4 0 obj << {dictionary} /Length {stream.Length} >> stream\n"), .. stream, .. Encoding.Latin1.GetBytes("\nendstream endobj\n"), .. Encoding.Latin1.GetBytes(After)];

    /// <summary>As many zeros, packed once or twice.</summary>
    public static byte[] PackedZeros(int megabytes, int times = 1)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var part = new byte[1024 * 1024];
            for (var i = 0; i < megabytes; i++) deflate.Write(part);
        }
        return times == 1 ? packed.ToArray() : Packed(packed.ToArray());
    }

    /// <summary>An archive as ZIP programs find it from its end.</summary>
    public static byte[] Zip()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("run.js").Open()) entry.Write("alert(1)"u8);
        return zip.ToArray();
    }

    private static string Before => Encoding.Latin1.GetString(Pdf()) is var whole ? whole[..whole.IndexOf("trailer", StringComparison.Ordinal)] : "";

    private static string After => Encoding.Latin1.GetString(Pdf()) is var whole ? whole[whole.IndexOf("trailer", StringComparison.Ordinal)..] : "";

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(bytes);
        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        png.Write(length);
        png.Write(Encoding.ASCII.GetBytes(type));
        png.Write(data);
        png.Write([0, 0, 0, 0]);
    }
}
