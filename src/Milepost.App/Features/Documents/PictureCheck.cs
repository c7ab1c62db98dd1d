using System.Buffers.Binary;
using System.IO.Compression;

namespace Milepost.App.Features.Documents;

/// <summary>Looks whether a picture is built as one, from its first byte to its last.</summary>
internal static class PictureCheck
{
    private static readonly UploadRefusal Broken = UploadRefusal.Refused("This picture is damaged or cut off. Scan or take it again, and choose the new file.");
    private static readonly UploadRefusal MoreInside = UploadRefusal.Refused("This picture carries something after its end that is no picture. Save it again with a picture program, and choose the new file.");
    private static readonly UploadRefusal Moving = UploadRefusal.Refused("This picture moves. Choose one that stands still.");
    private static readonly UploadRefusal Overfull = UploadRefusal.Refused("This picture carries far more text than a picture needs. Save it again with a picture program, and choose the new file.");

    public static readonly UploadRefusal TooManyDots = UploadRefusal.Refused("This picture has more than 150 million dots: opening it would stop many a computer. Scan at 300 dots an inch, and choose the new file.");

    /// <summary>A sheet of A3 scanned at 600 dots an inch has 70 million; few cameras reach 110.</summary>
    private const long MostDots = 150_000_000;

    /// <summary>Color profiles and remarks are some kilobytes.</summary>
    private const int LongestRemark = 8 * 1024 * 1024;

    public static bool IsTooLarge(long width, long height) => width > MostDots || height > MostDots || width * height > MostDots;

    public static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    /// <summary>A PNG is a row of chunks: length, type, data, check sum. The first says its size, the last is IEND, and nothing follows.</summary>
    public static UploadRefusal? WhatIsWrongWithPng(byte[] bytes)
    {
        var (at, hasData) = (PngStart.Length, false);
        for (var first = true; at + 12 <= bytes.Length; first = false)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            var type = bytes.AsSpan(at + 4, 4);
            if (length > bytes.Length - at - 12) return Broken;
            if (first && (!type.SequenceEqual("IHDR"u8) || length != 13 || BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(at + 8)) is var size && (size >> 32 == 0 || (uint)size == 0)))
                return Broken;
            if (first && IsTooLarge(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 8)), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 12)))) return TooManyDots;
            if (type.SequenceEqual("acTL"u8)) return Moving;
            if ((type.SequenceEqual("zTXt"u8) || type.SequenceEqual("iTXt"u8) || type.SequenceEqual("iCCP"u8)) && Grows(bytes.AsSpan(at + 8, (int)length))) return Overfull;
            hasData |= type.SequenceEqual("IDAT"u8);
            at += 12 + (int)length;
            if (type.SequenceEqual("IEND"u8)) return !hasData ? Broken : at == bytes.Length ? null : MoreInside;
        }
        return Broken;
    }

    /// <summary>A JPEG is a row of marked segments, one of which gives its size, then the picture, then an end mark. Phones put more pictures after it.</summary>
    public static UploadRefusal? WhatIsWrongWithJpeg(byte[] bytes)
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
                if (IsTooLarge(BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 7)), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 5)))) return TooManyDots;
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

    /// <summary>Packed text begins with a zlib header somewhere after its name; unpacked it may be a thousand times as long.</summary>
    private static bool Grows(ReadOnlySpan<byte> chunk)
    {
        for (var start = chunk.IndexOf((byte)0x78); start >= 0;)
        {
            if (start + 1 < chunk.Length && ((0x78 << 8) + chunk[start + 1]) % 31 == 0 && IsLong(chunk[start..])) return true;
            var next = chunk[(start + 1)..].IndexOf((byte)0x78);
            // The name before it has 79 signs at most, and an international one a language and a translation.
            start = next < 0 || start > 600 ? -1 : start + 1 + next;
        }
        return false;
    }

    private static bool IsLong(ReadOnlySpan<byte> packed)
    {
        try
        {
            using var bytes = new MemoryStream(packed.ToArray());
            using var inflate = new ZLibStream(bytes, CompressionMode.Decompress);
            var part = new byte[81920];
            var length = 0;
            for (int read; (read = inflate.Read(part)) > 0;)
                if ((length += read) > LongestRemark) return true;
        }
        catch (InvalidDataException)
        {
            // Not packed after all, or damaged: it is no longer than it is.
        }
        return false;
    }

    private static bool HoldsAProgram(ReadOnlySpan<byte> rest) =>
        rest.IndexOf("<script"u8) >= 0 || rest.IndexOf("<?php"u8) >= 0 || rest.IndexOf("<html"u8) >= 0 || rest.IndexOf("PK\u0003\u0004"u8) >= 0 || rest.IndexOf("%PDF-"u8) >= 0;
}
