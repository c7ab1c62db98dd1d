using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Milepost.App.Features.CaseFiles;

/// <summary>Writes a case file: the same record gives the same bytes.</summary>
public static class CaseFileWriter
{
    /// <summary>Indented UTF-8 JSON without a byte order mark, ending in a line break.</summary>
    public static byte[] Write(CaseFile file)
    {
        var written = new ArrayBufferWriter<byte>();
        WriteLettersAsThemselves(JsonSerializer.SerializeToUtf8Bytes(file, CaseFileJson.Options), written);
        written.Write("\n"u8);
        return written.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Even the framework's most generous encoder escapes the letters beyond the first 65,536, which some Chinese names are
    /// made of, as two halves: <c>\ud842\udfb7</c>. Here they become the letter again.
    /// </summary>
    private static void WriteLettersAsThemselves(ReadOnlySpan<byte> json, ArrayBufferWriter<byte> target)
    {
        const int Half = 6;
        while (json.IndexOf((byte)'\\') is var escape and >= 0)
        {
            target.Write(json[..escape]);
            json = json[escape..];

            if (UnitIn(json) is { } high && char.IsHighSurrogate(high) && UnitIn(json[Half..]) is { } low && char.IsLowSurrogate(low))
            {
                new Rune(high, low).EncodeToUtf8(target.GetSpan(4));
                target.Advance(4);
                json = json[(2 * Half)..];
            }
            else
            {
                // Two bytes at once: in \\ the second backslash begins nothing.
                target.Write(json[..2]);
                json = json[2..];
            }
        }

        target.Write(json);
    }

    private static char? UnitIn(ReadOnlySpan<byte> json) =>
        json.StartsWith("\\u"u8) ? (char)int.Parse(json.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : null;
}
