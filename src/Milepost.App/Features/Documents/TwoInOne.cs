using System.Buffers.Binary;

namespace Milepost.App.Features.Documents;

/// <summary>
/// Looks for a second kind of file inside the first. Some programs find a web page or an archive wherever in a file it begins, so one file
/// can be a picture to us and a program to them.
/// </summary>
internal static class TwoInOne
{
    private static readonly UploadRefusal WebPage = UploadRefusal.Refused("This file carries a web page or a script as well. Print it to a new PDF or scan the paper, and choose that file.");
    private static readonly UploadRefusal Archive = UploadRefusal.Refused("This file carries an archive of other files as well. Send each document by itself, as a PDF or a picture.");

    /// <summary>Long enough not to come about by chance in the packed bytes of a scan.</summary>
    private static readonly byte[][] Markup = [.. new[] { "<script", "<html", "<!doctype html", "<?php", "<iframe", "javascript:" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    public static UploadRefusal? WhatIsHidden(ReadOnlySpan<byte> bytes) => HoldsMarkup(bytes) ? WebPage : HoldsAnArchive(bytes) ? Archive : null;

    private static bool HoldsMarkup(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; ;)
        {
            var next = bytes[at..].IndexOfAny((byte)'<', (byte)'j', (byte)'J');
            if (next < 0) return false;
            at += next;
            foreach (var word in Markup)
                if (bytes.Length - at >= word.Length && System.Text.Ascii.EqualsIgnoreCase(bytes.Slice(at, word.Length), word)) return true;
            at++;
        }
    }

    /// <summary>A ZIP is read from its end: a record there says where its list of files is, whose first entry is marked too.</summary>
    private static bool HoldsAnArchive(ReadOnlySpan<byte> bytes)
    {
        const int EndRecord = 22;
        for (var at = 0; bytes[at..].IndexOf("PK\u0005\u0006"u8) is >= 0 and var next; at++)
        {
            at += next;
            if (bytes.Length - at < EndRecord) return false;
            var list = at - (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 12)..]);
            if (list >= 0 && bytes[(int)list..].StartsWith("PK\u0001\u0002"u8)) return true;
        }
        return false;
    }
}
