using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Milepost.App.Print.Pdf;

/// <summary>The objects of one PDF file, numbered as they are asked for and written in that order with a plain cross-reference table.</summary>
/// <remarks>A plain table, not a compressed one, so that a signature can later be appended as an incremental update in a few lines.</remarks>
internal sealed class PdfObjects
{
    private readonly List<byte[]?> _bodies = [];

    public int Reserve()
    {
        _bodies.Add(null);
        return _bodies.Count;
    }

    public int Add(string body)
    {
        var id = Reserve();
        Set(id, body);
        return id;
    }

    public void Set(int id, string body) => _bodies[id - 1] = Encoding.Latin1.GetBytes(body);

    public int AddStream(string entries, byte[] data, bool compress = true)
    {
        var id = Reserve();
        if (compress)
        {
            using var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zlib.Write(data);
            data = packed.ToArray();
            entries += " /Filter /FlateDecode";
        }

        _bodies[id - 1] =
        [
            .. Encoding.Latin1.GetBytes($"<< {entries.Trim()} /Length {data.Length} >>\nstream\n"),
            .. data,
            .. "\nendstream"u8,
        ];
        return id;
    }

    public byte[] Write(int catalog, int information)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n".Select(c => (byte)c).ToArray());
        var offsets = new List<long>();
        for (var i = 0; i < _bodies.Count; i++)
        {
            offsets.Add(file.Length);
            Text($"{i + 1} 0 obj\n");
            file.Write(_bodies[i] ?? throw new InvalidOperationException($"PDF object {i + 1} was reserved and never written."));
            Text("\nendobj\n");
        }

        // The identifier is a digest of the content, so equal forms are equal byte for byte.
        var id = Convert.ToHexString(SHA256.HashData(file.ToArray()))[..32];
        var xref = file.Length;
        Text($"xref\n0 {_bodies.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) Text($"{offset:D10} 00000 n \n");
        Text($"trailer\n<< /Size {_bodies.Count + 1} /Root {catalog} 0 R /Info {information} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{xref}\n%%EOF\n");
        return file.ToArray();

        void Text(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }

    public static string Number(double value)
    {
        var text = Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>A text string of any script: UTF-16, big end first, in hexadecimal.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
}
