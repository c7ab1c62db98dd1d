using System.Buffers.Binary;

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

    public static Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;

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
}
