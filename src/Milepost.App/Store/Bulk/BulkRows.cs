using System.Buffers.Binary;
using System.Text;

namespace Milepost.App.Store.Bulk;

/// <summary>Rows of one table, already in the bytes that the database takes, so that whoever writes has nothing left to work out.</summary>
internal abstract class BulkRows
{
    // Never moved, so that SQLite can read values where they stand instead of copying each.
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(32 * 1024, pinned: true);

    public int Length { get; private set; }

    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public nint Address => System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0);

    public void Clear() => (Length, Count) = (0, 0);

    public virtual void Begin(int columns) => Count++;

    public abstract void Null();

    public abstract void Text(string value);

    public abstract void Whole(long value);

    public abstract void Whole(int value);

    public abstract void YesNo(bool value);

    public abstract void Id(Guid value);

    public abstract void Day(DateOnly value);

    public abstract void Instant(DateTimeOffset value);

    protected Span<byte> Reserve(int size)
    {
        if (Length + size > _bytes.Length)
        {
            var larger = GC.AllocateUninitializedArray<byte>(Math.Max(_bytes.Length * 2, Length + size), pinned: true);
            Written.Span.CopyTo(larger);
            _bytes = larger;
        }
        return _bytes.AsSpan(Length);
    }

    protected void Advance(int size) => Length += size;
}

/// <summary>PostgreSQL's own binary format for COPY: each value with its length before it, big end first.</summary>
internal sealed class PostgresRows : BulkRows
{
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly long EpochTicks = new DateTime(2000, 1, 1).Ticks;

    public override void Begin(int columns)
    {
        base.Begin(columns);
        BinaryPrimitives.WriteInt16BigEndian(Reserve(2), (short)columns);
        Advance(2);
    }

    public override void Null()
    {
        BinaryPrimitives.WriteInt32BigEndian(Reserve(4), -1);
        Advance(4);
    }

    public override void Text(string value)
    {
        var into = Reserve(4 + (value.Length * 3));
        var size = Encoding.UTF8.GetBytes(value, into[4..]);
        BinaryPrimitives.WriteInt32BigEndian(into, size);
        Advance(4 + size);
    }

    public override void Whole(long value)
    {
        var into = Reserve(12);
        BinaryPrimitives.WriteInt32BigEndian(into, 8);
        BinaryPrimitives.WriteInt64BigEndian(into[4..], value);
        Advance(12);
    }

    public override void Whole(int value)
    {
        var into = Reserve(8);
        BinaryPrimitives.WriteInt32BigEndian(into, 4);
        BinaryPrimitives.WriteInt32BigEndian(into[4..], value);
        Advance(8);
    }

    public override void YesNo(bool value)
    {
        var into = Reserve(5);
        BinaryPrimitives.WriteInt32BigEndian(into, 1);
        into[4] = value ? (byte)1 : (byte)0;
        Advance(5);
    }

    public override void Id(Guid value)
    {
        var into = Reserve(20);
        BinaryPrimitives.WriteInt32BigEndian(into, 16);
        value.TryWriteBytes(into[4..], bigEndian: true, out _);
        Advance(20);
    }

    /// <summary>The first and the last day there are stand for "since ever" and "for ever", as the driver reads them.</summary>
    public override void Day(DateOnly value) =>
        Whole(value == DateOnly.MaxValue ? int.MaxValue : value == DateOnly.MinValue ? int.MinValue : value.DayNumber - Epoch);

    public override void Instant(DateTimeOffset value) =>
        Whole(value == DateTimeOffset.MaxValue ? long.MaxValue : value == DateTimeOffset.MinValue ? long.MinValue : (value.UtcTicks - EpochTicks) / TimeSpan.TicksPerMicrosecond);
}

/// <summary>Values for SQLite as its driver would bind them: a tag, then a number or text with its length.</summary>
internal sealed class SqliteRows : BulkRows
{
    public const byte NullTag = 0, WholeTag = 1, TextTag = 2;

    public override void Null()
    {
        Reserve(1)[0] = NullTag;
        Advance(1);
    }

    public override void Text(string value)
    {
        var into = Reserve(5 + (value.Length * 3));
        var size = Encoding.UTF8.GetBytes(value, into[5..]);
        into[0] = TextTag;
        BinaryPrimitives.WriteInt32LittleEndian(into[1..], size);
        Advance(5 + size);
    }

    public override void Whole(long value)
    {
        var into = Reserve(9);
        into[0] = WholeTag;
        BinaryPrimitives.WriteInt64LittleEndian(into[1..], value);
        Advance(9);
    }

    public override void Whole(int value) => Whole((long)value);

    public override void YesNo(bool value) => Whole(value ? 1L : 0L);

    public override void Id(Guid value)
    {
        var into = Reserve(5 + 36);
        into[0] = TextTag;
        BinaryPrimitives.WriteInt32LittleEndian(into[1..], 36);
        value.TryFormat(into[5..], out _, "D");
        // The driver writes the letters large, and keys are compared as text.
        foreach (ref var letter in into.Slice(5, 36))
            if (letter >= (byte)'a') letter -= 'a' - 'A';
        Advance(41);
    }

    public override void Day(DateOnly value)
    {
        var into = Reserve(5 + 10);
        into[0] = TextTag;
        BinaryPrimitives.WriteInt32LittleEndian(into[1..], 10);
        value.TryFormat(into[5..], out _, "O", System.Globalization.CultureInfo.InvariantCulture);
        Advance(15);
    }

    public override void Instant(DateTimeOffset value) => throw new NotSupportedException("Instants are stored as ticks on SQLite.");
}
