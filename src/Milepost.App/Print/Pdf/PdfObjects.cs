using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Milepost.App.Print.Pdf;

/// <summary>The objects of one PDF file, numbered as they are asked for and written in that order with a plain cross-reference table.</summary>
/// <remarks>A plain table, not a compressed one, so that a signature can later be appended as an incremental update in a few lines.</remarks>
/// <param name="first">The number of the first object: higher than one in an update to a file that has objects.</param>
internal sealed class PdfObjects(int first = 1)
{
    private readonly List<byte[]?> _bodies = [];

    /// <summary>Objects of the file before that the update writes anew.</summary>
    private readonly SortedDictionary<int, byte[]> _anew = [];

    public int Reserve()
    {
        _bodies.Add(null);
        return first + _bodies.Count - 1;
    }

    public void Replace(int id, string body) => _anew[id] = Encoding.Latin1.GetBytes(body);

    public int Add(string body)
    {
        var id = Reserve();
        Set(id, body);
        return id;
    }

    public void Set(int id, string body) => _bodies[id - first] = Encoding.Latin1.GetBytes(body);

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

        _bodies[id - first] =
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

    /// <summary>The file before with these objects appended: not one byte of what was there is touched.</summary>
    /// <returns>The new file, and where each object of the update begins in it.</returns>
    public (byte[] File, IReadOnlyDictionary<int, int> Offsets) Append(byte[] before, PdfFile read)
    {
        using var file = new MemoryStream();
        file.Write(before);
        var offsets = new SortedDictionary<int, int>();
        foreach (var (id, body) in _anew.Concat(_bodies.Select((body, i) => KeyValuePair.Create(first + i, body ?? throw new InvalidOperationException($"PDF object {first + i} was reserved and never written.")))))
        {
            offsets[id] = (int)file.Length;
            Text($"{id} 0 obj\n");
            file.Write(body);
            Text("\nendobj\n");
        }

        var id2 = Convert.ToHexString(SHA256.HashData(file.ToArray()))[..32];
        var xref = file.Length;
        Text("xref\n");
        // Only an unbroken row of numbers may share a heading.
        foreach (var run in offsets.Keys.Select((id, i) => (Id: id, Run: id - i)).GroupBy(o => o.Run, o => o.Id))
        {
            Text($"{run.First()} {run.Count()}\n");
            foreach (var id in run) Text($"{offsets[id]:D10} 00000 n \n");
        }
        var id1 = Convert.ToHexString(Encoding.Latin1.GetBytes(read.FirstId));
        Text($"trailer\n<< /Size {first + _bodies.Count} /Root {read.Root} 0 R /Info {read.Info} 0 R /ID [<{id1}> <{id2}>] /Prev {read.TableAt} >>\nstartxref\n{xref}\n%%EOF\n");
        return (file.ToArray(), offsets);

        void Text(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }

    public static string Number(double value)
    {
        var text = Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>A text string of any script: UTF-16, big end first, in hexadecimal.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>An instant with its distance from UTC: (D:20240301141400-06'00').</summary>
    public static string Date(DateTimeOffset at) => $"(D:{at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}{Offset(at, "'")}')";

    public static string Offset(DateTimeOffset at, string separator) =>
        $"{(at.Offset < TimeSpan.Zero ? '-' : '+')}{at.Offset.ToString("hh", CultureInfo.InvariantCulture)}{separator}{at.Offset.ToString("mm", CultureInfo.InvariantCulture)}";
}
