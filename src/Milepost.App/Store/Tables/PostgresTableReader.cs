using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using Npgsql;

namespace Milepost.App.Store.Tables;

/// <summary>Reads what <c>COPY ... TO STDOUT (FORMAT binary)</c> sends: text comes as UTF-8 bytes and stays so.</summary>
public sealed class PostgresTableReader : TableReader
{
    /// <summary>Signature, flags and the length of an extension that nobody uses.</summary>
    private const int HeaderLength = 19;

    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;

    private readonly Stream _stream;
    private readonly (int Start, int Length)[] _values;
    private byte[] _buffer = new byte[1 << 17];
    private byte[] _scratch = new byte[64];
    private int _start, _end;
    private bool _isDone;

    public PostgresTableReader(NpgsqlConnection connection, TableQuery query) : base(query.Columns)
    {
        _values = new (int, int)[query.Columns.Count];
        _stream = connection.BeginRawBinaryCopy($"COPY ({query.Sql}) TO STDOUT (FORMAT binary)");
        Need(HeaderLength);
        _start += HeaderLength;
    }

    public override bool Read()
    {
        if (_isDone) return false;
        Need(2);
        if (BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_start)) != _values.Length)
        {
            // The count of a row that is none.
            _isDone = true;
            return false;
        }
        var at = 2;
        for (var column = 0; column < _values.Length; column++)
        {
            Need(at + 4);
            var length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start + at));
            at += 4;
            if (length > 0) Need(at + length);
            _values[column] = (at, length);
            if (length > 0) at += length;
        }
        // Counted from the row's beginning until here, because reading on may have moved the row within the buffer.
        for (var column = 0; column < _values.Length; column++) _values[column].Start += _start;
        _start += at;
        return true;
    }

    public override bool IsNull(int column) => _values[column].Length < 0;

    public override ReadOnlySpan<byte> Bytes(int column) => _values[column] is (var start, > 0 and var length) ? _buffer.AsSpan(start, length) : default;

    public override ReadOnlySpan<byte> Text(int column)
    {
        var (start, length) = _values[column];
        if (length <= 0) return default;
        var value = _buffer.AsSpan(start, length);
        int written;
        switch (Columns[column].Kind)
        {
            case ColumnKind.Bytes:
                return PlainValue.Base64(value, ref _scratch);
            case ColumnKind.Instant:
                return PlainValue.Write(BinaryPrimitives.ReadInt64BigEndian(value) switch
                {
                    // What Npgsql makes of the last and the first instant there are.
                    long.MaxValue => DateTime.MaxValue.Ticks,
                    long.MinValue => DateTime.MinValue.Ticks,
                    var microseconds => Epoch + microseconds * TimeSpan.TicksPerMicrosecond,
                }, _scratch);
            case ColumnKind.Bool:
                return value[0] == 0 ? "false"u8 : "true"u8;
            case ColumnKind.Integer:
                var number = length switch { 8 => BinaryPrimitives.ReadInt64BigEndian(value), 4 => BinaryPrimitives.ReadInt32BigEndian(value), _ => BinaryPrimitives.ReadInt16BigEndian(value) };
                Utf8Formatter.TryFormat(number, _scratch, out written);
                return _scratch.AsSpan(0, written);
            case ColumnKind.Guid:
                Utf8Formatter.TryFormat(new Guid(value, bigEndian: true), _scratch, out written);
                return _scratch.AsSpan(0, written);
            case ColumnKind.Day:
                var day = BinaryPrimitives.ReadInt32BigEndian(value) switch { int.MaxValue => DateOnly.MaxValue, int.MinValue => DateOnly.MinValue, var days => DateOnly.FromDayNumber(FirstDay + days) };
                day.TryFormat(_scratch, out written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                return _scratch.AsSpan(0, written);
            default:
                return value;
        }
    }

    protected override void Dispose(bool disposing) => _stream.Dispose();

    /// <summary>Sees that so many bytes from the row's beginning are there.</summary>
    private void Need(int count)
    {
        if (_end - _start >= count) return;
        if (_buffer.Length - _start < count)
        {
            var into = _buffer.Length < count ? new byte[Math.Max(count, _buffer.Length * 2)] : _buffer;
            _buffer.AsSpan(_start, _end - _start).CopyTo(into);
            (_buffer, _end, _start) = (into, _end - _start, 0);
        }
        while (_end - _start < count)
        {
            var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0) throw new EndOfStreamException("PostgreSQL stopped in the middle of a row.");
            _end += read;
        }
    }
}
