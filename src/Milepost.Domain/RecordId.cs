using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Milepost.Domain;

/// <summary>Makes ids whose order is the order in which they were made, also within one millisecond.</summary>
/// <remarks>
/// A version 7 GUID (RFC 9562, method 1 of section 6.2): the 12 bits after the milliseconds count on. Lists of a record are kept in the
/// order of their ids, so that goals come back as they were written down.
/// </remarks>
public static class RecordId
{
    private const int CounterBits = 12;

    private static long _last;

    [ThreadStatic]
    private static byte[]? _random;

    [ThreadStatic]
    private static int _left;

    public static Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        TakeRandom(bytes[8..]);
        // The variant of RFC 9562.
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        var milliseconds = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

        long last, next;
        do
        {
            last = Interlocked.Read(ref _last);
            next = Math.Max(milliseconds << CounterBits, last + 1);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);

        var counter = next & ((1 << CounterBits) - 1);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (next >>> CounterBits << 16) | 0x7000 | counter);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Asked for in larger portions: each question to the system costs more than all else here.</summary>
    private static void TakeRandom(Span<byte> into)
    {
        var random = _random ??= new byte[1024];
        if (_left < into.Length)
        {
            RandomNumberGenerator.Fill(random);
            _left = random.Length;
        }
        _left -= into.Length;
        random.AsSpan(_left, into.Length).CopyTo(into);
    }
}
