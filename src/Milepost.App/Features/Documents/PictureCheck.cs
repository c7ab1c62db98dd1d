using System.Buffers.Binary;

namespace Milepost.App.Features.Documents;

/// <summary>Looks whether a picture is built as one, from its first byte to its last.</summary>
internal static class PictureCheck
{
    private const string Broken = "This picture is damaged or cut off. Scan or take it again, and choose the new file.";
    private const string MoreInside = "This picture carries something after its end that is no picture. Save it again with a picture program, and choose the new file.";

    public static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    /// <summary>A PNG is a row of chunks: length, type, data, check sum. The first says its size, the last is IEND, and nothing follows.</summary>
    public static string? WhatIsWrongWithPng(byte[] bytes)
    {
        var (at, hasData) = (PngStart.Length, false);
        for (var first = true; at + 12 <= bytes.Length; first = false)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            var type = bytes.AsSpan(at + 4, 4);
            if (length > bytes.Length - at - 12) return Broken;
            if (first && (!type.SequenceEqual("IHDR"u8) || length != 13 || BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(at + 8)) is var size && (size >> 32 == 0 || (uint)size == 0)))
                return Broken;
            hasData |= type.SequenceEqual("IDAT"u8);
            at += 12 + (int)length;
            if (type.SequenceEqual("IEND"u8)) return !hasData ? Broken : at == bytes.Length ? null : MoreInside;
        }
        return Broken;
    }

    /// <summary>A JPEG is a row of marked segments, one of which gives its size, then the picture, then an end mark. Phones put more pictures after it.</summary>
    public static string? WhatIsWrongWithJpeg(byte[] bytes)
    {
        var (at, hasSize) = (2, false);
        while (at + 4 <= bytes.Length)
        {
            if (bytes[at] != 0xFF) return Broken;
            var mark = bytes[at + 1];
            if (mark == 0xFF) { at++; continue; }
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > bytes.Length) return Broken;
            // Start of frame, all coding processes; C4, C8 and CC mean something else.
            if (mark is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (length < 8 || BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 7)) == 0) return Broken;
                hasSize = true;
            }
            at += 2 + length;
            if (mark != 0xDA) continue;

            var end = bytes.AsSpan(at).IndexOf([(byte)0xFF, (byte)0xD9]);
            if (end < 0 || !hasSize) return Broken;
            return HoldsAProgram(bytes.AsSpan(at + end + 2)) ? MoreInside : null;
        }
        return Broken;
    }

    private static bool HoldsAProgram(ReadOnlySpan<byte> rest) =>
        rest.IndexOf("<script"u8) >= 0 || rest.IndexOf("<?php"u8) >= 0 || rest.IndexOf("<html"u8) >= 0 || rest.IndexOf("PK\u0003\u0004"u8) >= 0 || rest.IndexOf("%PDF-"u8) >= 0;
}
