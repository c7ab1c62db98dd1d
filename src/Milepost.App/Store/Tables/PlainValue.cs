using System.Globalization;

namespace Milepost.App.Store.Tables;

/// <summary>The plain text of values, to and fro: what a table's export shows and what a move carries from one database to the other.</summary>
public static class PlainValue
{
    /// <summary>Of "2024-01-31T12:00:00.000000".</summary>
    private const int MicrosecondsLength = 26;

    public static ReadOnlySpan<byte> Write(long ticks, Span<byte> into)
    {
        // The seventh place is written only where there is one.
        var format = ticks % TimeSpan.TicksPerMicrosecond == 0 ? "yyyy-MM-ddTHH:mm:ss.ffffffZ" : "yyyy-MM-ddTHH:mm:ss.fffffffZ";
        new DateTime(ticks, DateTimeKind.Utc).TryFormat(into, out var written, format, CultureInfo.InvariantCulture);
        return into[..written];
    }

    public static ReadOnlySpan<byte> Base64(ReadOnlySpan<byte> bytes, ref byte[] into)
    {
        var length = System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(bytes.Length);
        if (into.Length < length) into = new byte[length];
        System.Buffers.Text.Base64.EncodeToUtf8(bytes, into, out _, out var written);
        return into.AsSpan(0, written);
    }

    public static byte[] Bytes(ReadOnlySpan<byte> base64)
    {
        var bytes = new byte[System.Buffers.Text.Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        return System.Buffers.Text.Base64.DecodeFromUtf8(base64, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
            ? bytes[..written] : throw new FormatException("This is no Base64.");
    }

    public static DateOnly Day(ReadOnlySpan<byte> text) =>
        text.Length == 10 ? new(Number(text[..4]), Number(text[5..7]), Number(text[8..])) : throw new FormatException($"This is no day: {System.Text.Encoding.UTF8.GetString(text)}");

    /// <summary>Ticks of the instant in UTC.</summary>
    public static long Ticks(ReadOnlySpan<byte> text)
    {
        var ticks = Day(text[..10]).DayNumber * TimeSpan.TicksPerDay + Number(text[11..13]) * TimeSpan.TicksPerHour + Number(text[14..16]) * TimeSpan.TicksPerMinute + Number(text[17..19]) * TimeSpan.TicksPerSecond;
        var places = text[20..^1];
        return ticks + Number(places) * (places.Length == 6 ? TimeSpan.TicksPerMicrosecond : 1);
    }

    /// <summary>As much of an instant's text as PostgreSQL can keep.</summary>
    public static ReadOnlySpan<byte> ToMicroseconds(ReadOnlySpan<byte> instant) => instant.Length > MicrosecondsLength ? instant[..MicrosecondsLength] : instant;

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = char.IsAsciiDigit((char)digit) ? number * 10 + digit - '0' : throw new FormatException("A digit is missing.");
        return number;
    }
}
