using System.Buffers.Text;
using System.IO.Compression;

namespace Milepost.App.Features.Documents;

/// <summary>
/// Looks through a PDF for anything that runs, opens or sends by itself, or hides another file. A signed scan needs none of it.
/// </summary>
/// <remarks>
/// Reads the file as a row of words, as the PDF standard (ISO 32000) writes them: names may be written with #41 for A, and objects may be packed
/// in compressed object streams, which are unpacked and read too. Other streams hold pictures and text to draw; only a whole object hidden in one is
/// looked for, there as in texts and remarks, since chance bytes would look like any short name. What cannot be read, because it is locked or packed in another way, is refused.
/// </remarks>
internal static class PdfCheck
{
    private static readonly UploadRefusal Broken = UploadRefusal.Refused("This PDF is damaged or cut off. Scan or save it again, and choose the new file.");
    private static readonly UploadRefusal Locked = UploadRefusal.Refused("This PDF is locked with a password or a permission, so it cannot be checked. Save it without, and choose the new file.");
    private static readonly UploadRefusal Hidden = UploadRefusal.Refused("This PDF holds parts that cannot be checked. Print it to a new PDF, and choose that one.");
    private static readonly UploadRefusal Bomb = UploadRefusal.Refused("This PDF grows beyond all measure when it is opened. Scan the paper again, and choose the new file.");

    /// <summary>An object stream of a scan is some kilobytes; a bomb grows without end.</summary>
    private const int LongestUnpacked = 64 * 1024 * 1024;

    /// <summary>All pictures and pages of a long scan unpack to less; a bomb of ten megabytes to ten thousand.</summary>
    private const long MostDrawn = 512L * 1024 * 1024;

    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["JavaScript"] = "a script", ["JS"] = "a script",
        ["OpenAction"] = "an action that runs when it is opened", ["AA"] = "an action that runs by itself",
        ["Launch"] = "an order to start a program", ["GoToE"] = "a link into a file inside it",
        ["EmbeddedFile"] = "another file inside it", ["EmbeddedFiles"] = "another file inside it", ["RichMedia"] = "a film or program",
        ["XFA"] = "a form that runs scripts", ["SubmitForm"] = "an order to send data", ["ImportData"] = "an order to read data",
    };

    public static UploadRefusal? WhatIsWrong(byte[] bytes)
    {
        var tail = bytes.AsSpan(Math.Max(0, bytes.Length - 2048));
        if (tail.IndexOf("%%EOF"u8) < 0 || tail.IndexOf("startxref"u8) < 0) return Broken;

        var found = new Findings();
        if (Read(bytes, found, unpacked: false) is { } wrong) return wrong;
        if (found.IsLocked) return Locked;
        return found.HasRoot ? null : Broken;
    }

    private sealed class Findings
    {
        public bool HasRoot { get; set; }
        public bool IsLocked { get; set; }
        public long Unpacked { get; set; }
        public long Drawn { get; set; }

        /// <summary>The size of the picture that the object being read describes.</summary>
        public long Width { get; set; }
        public long Height { get; set; }
    }

    private static UploadRefusal? Read(ReadOnlySpan<byte> bytes, Findings found, bool unpacked)
    {
        var names = new List<string>();
        var at = 0;
        while (at < bytes.Length)
        {
            var sign = bytes[at];
            switch (sign)
            {
                case (byte)'%':
                case (byte)'(':
                    var skipped = at;
                    at = sign == '%' ? EndOfLine(bytes, at) : EndOfText(bytes, at);
                    if (HoldsAnObject(bytes[skipped..at])) return Hidden;
                    break;
                case (byte)'/':
                    var name = Name(bytes, ref at);
                    if (Refused.TryGetValue(name, out var what)) return UploadRefusal.Refused("This PDF holds {0}, which is not kept here. Print it to a new PDF or scan the paper, and choose that file.", what);
                    if (name == "Encrypt") found.IsLocked = true;
                    if (name == "Root") found.HasRoot = true;
                    names.Add(name);
                    break;
                default:
                    if (!IsRegular(sign)) { at++; break; }
                    var start = at;
                    while (at < bytes.Length && IsRegular(bytes[at])) at++;
                    var word = bytes[start..at];
                    if (names is [.., "Width" or "Height"] && Utf8Parser.TryParse(word, out long number, out _))
                    {
                        if (names[^1] == "Width") found.Width = number;
                        else found.Height = number;
                        if (PictureCheck.IsTooLarge(found.Width, found.Height)) return PictureCheck.TooManyDots;
                    }
                    if (word.SequenceEqual("obj"u8) || word.SequenceEqual("endobj"u8))
                    {
                        names.Clear();
                        (found.Width, found.Height) = (0, 0);
                    }
                    if (!unpacked && word.SequenceEqual("stream"u8))
                    {
                        var length = bytes[at..].IndexOf("endstream"u8);
                        if (length < 0) return Broken;
                        if (ReadStream(bytes.Slice(at, length), names, found) is { } wrong) return wrong;
                        at += length + "endstream"u8.Length;
                        names.Clear();
                    }
                    break;
            }
        }
        return null;
    }

    private static UploadRefusal? ReadStream(ReadOnlySpan<byte> content, List<string> names, Findings found)
    {
        if (!names.Contains("ObjStm")) return HoldsAnObject(content) ? Hidden : found.IsLocked || !IsBomb(content, names, found) ? null : Bomb;
        // A locked file's object streams are locked too: that is said at the end, in its own words.
        if (found.IsLocked) return null;

        var filters = names.Where(n => n.EndsWith("Decode", StringComparison.Ordinal)).ToList();
        if (filters.Count == 0) return Read(content, found, unpacked: true);
        if (filters is not ["FlateDecode"] || names.Contains("DecodeParms")) return Hidden;
        return Unpack(content, found) is { } plain ? Read(plain, found, unpacked: true) : Hidden;
    }

    /// <summary>
    /// Unpacks what a reader would unpack to draw, keeps nothing of it, and counts. What is packed shows by its first bytes: the name of the
    /// packing may stand in another object. Other ways to pack a picture do not multiply it like this one.
    /// </summary>
    private static bool IsBomb(ReadOnlySpan<byte> content, List<string> names, Findings found)
    {
        // Packed twice it saves nothing, and multiplies a thousand by a thousand.
        if (names.Count(n => n == "FlateDecode") > 1) return true;
        var start = WithoutLineBreak(content);
        if (start.Length < 2 || (start[0] & 0x0F) != 8 || ((start[0] << 8) + start[1]) % 31 != 0) return false;
        try
        {
            using var packed = new MemoryStream(WithoutLineBreak(content).ToArray());
            using var inflate = new ZLibStream(packed, CompressionMode.Decompress);
            var part = new byte[81920];
            for (int read; (read = inflate.Read(part)) > 0;)
            {
                found.Drawn += read;
                if (found.Drawn > MostDrawn) return true;
            }
        }
        catch (InvalidDataException)
        {
            // A damaged picture draws nothing; what counts is that it does not grow.
        }
        return false;
    }

    /// <summary>The word "stream" is followed by one line break.</summary>
    private static ReadOnlySpan<byte> WithoutLineBreak(ReadOnlySpan<byte> content) =>
        content.StartsWith("\r\n"u8) ? content[2..] : content.StartsWith("\n"u8) || content.StartsWith("\r"u8) ? content[1..] : content;

    private static byte[]? Unpack(ReadOnlySpan<byte> content, Findings found)
    {
        try
        {
            using var packed = new MemoryStream(WithoutLineBreak(content).ToArray());
            using var inflate = new ZLibStream(packed, CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var part = new byte[81920];
            for (int read; (read = inflate.Read(part)) > 0;)
            {
                found.Unpacked += read;
                if (found.Unpacked > LongestUnpacked) return null;
                plain.Write(part, 0, read);
            }
            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>"12 0 obj" inside a stream, a text or a remark: an object that a reader could be sent to.</summary>
    private static bool HoldsAnObject(ReadOnlySpan<byte> content)
    {
        while (content.IndexOf("obj"u8) is >= 0 and var at)
        {
            var before = content[..at].TrimEnd("\0\f \t\r\n"u8);
            if (before.Length < at && before.Length > 0 && char.IsAsciiDigit((char)before[^1])) return true;
            content = content[(at + 3)..];
        }
        return false;
    }

    private static int EndOfLine(ReadOnlySpan<byte> bytes, int at)
    {
        var length = bytes[at..].IndexOfAny((byte)'\r', (byte)'\n');
        return length < 0 ? bytes.Length : at + length;
    }

    /// <summary>Text stands between parentheses that may be nested; a backslash takes the next one's meaning away.</summary>
    private static int EndOfText(ReadOnlySpan<byte> bytes, int at)
    {
        var depth = 0;
        for (; at < bytes.Length; at++)
        {
            if (bytes[at] == '\\') at++;
            else if (bytes[at] == '(') depth++;
            else if (bytes[at] == ')' && --depth == 0) return at + 1;
        }
        return bytes.Length;
    }

    private static string Name(ReadOnlySpan<byte> bytes, ref int at)
    {
        var name = new System.Text.StringBuilder();
        for (at++; at < bytes.Length && IsRegular(bytes[at]); at++)
        {
            if (bytes[at] == '#' && at + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[at + 1]) && char.IsAsciiHexDigit((char)bytes[at + 2]))
            {
                name.Append((char)Convert.ToByte($"{(char)bytes[at + 1]}{(char)bytes[at + 2]}", 16));
                at += 2;
            }
            else
            {
                name.Append((char)bytes[at]);
            }
        }
        return name.ToString();
    }

    private static bool IsRegular(byte sign) => sign is not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%')
        && sign is not (0 or 9 or 10 or 12 or 13 or 32);
}
