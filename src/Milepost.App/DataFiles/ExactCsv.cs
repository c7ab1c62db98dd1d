using System.Buffers;
using System.Text;

namespace Milepost.App.DataFiles;

/// <summary>
/// Writes CSV as RFC 4180 has it, for programs: every cell is exactly the value. What people open in a spreadsheet is written by
/// <see cref="CsvFile"/>, which marks cells that a spreadsheet would run as a formula.
/// </summary>
/// <remarks>Takes UTF-8 as it comes from the database and keeps nothing but one buffer, for files of any length.</remarks>
public sealed class ExactCsv(Stream stream) : IDisposable
{
    private static readonly SearchValues<byte> Special = SearchValues.Create(",\"\r\n"u8);

    private byte[] _buffer = new byte[1 << 16];
    private int _length;
    private bool _isFirst = true;

    /// <summary>Rows written, the header included.</summary>
    public long Rows { get; private set; }

    public void Header(IEnumerable<string> columns)
    {
        foreach (var column in columns) Cell(column);
        EndRow();
    }

    /// <summary>A cell without a value.</summary>
    public void Empty() => Separate();

    /// <summary>The text of a cell. An empty text is written as "", so that it can be told from no value.</summary>
    public void Cell(ReadOnlySpan<byte> utf8)
    {
        Separate();
        if (utf8.Length > 0 && utf8.IndexOfAny(Special) < 0)
        {
            Put(utf8);
            return;
        }
        Put("\""u8);
        while (utf8.IndexOf((byte)'"') is var quote and >= 0)
        {
            Put(utf8[..(quote + 1)]);
            Put("\""u8);
            utf8 = utf8[(quote + 1)..];
        }
        Put(utf8);
        Put("\""u8);
    }

    /// <summary>The same for text that is absent when it is empty.</summary>
    public void Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            Empty();
            return;
        }
        Span<byte> few = stackalloc byte[512];
        var bytes = text.Length * 3 <= few.Length ? few[..Encoding.UTF8.GetBytes(text, few)] : Encoding.UTF8.GetBytes(text);
        Cell(bytes);
    }

    public void EndRow()
    {
        Put("\r\n"u8);
        _isFirst = true;
        Rows++;
    }

    public void Flush()
    {
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }

    public void Dispose() => Flush();

    private void Separate()
    {
        if (!_isFirst) Put(","u8);
        _isFirst = false;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _length) Flush();
        if (bytes.Length > _buffer.Length)
        {
            stream.Write(bytes);
            return;
        }
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }
}
