using System.Buffers;
using System.Globalization;
using System.Text;

namespace Milepost.Bench.Caseload;

/// <summary>The CSV files of one folder, each written as a stream, so that a million people take no more memory than one.</summary>
internal sealed class CaseloadFiles(string folder) : IDisposable
{
    private readonly List<CaseloadFile> _files = [];

    public CaseloadFile Open(string name, params string[] columns)
    {
        var file = new CaseloadFile(Path.Combine(folder, name), columns);
        _files.Add(file);
        return file;
    }

    public IEnumerable<(string Name, long Rows)> Written => _files.Select(file => (file.Name, file.Rows));

    public void Dispose()
    {
        foreach (var file in _files) file.Dispose();
    }
}

/// <summary>One CSV file: UTF-8 without a mark, lines ended as RFC 4180 says.</summary>
internal sealed class CaseloadFile : IDisposable
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    private readonly StreamWriter _writer;
    private readonly int _columns;

    public CaseloadFile(string path, string[] columns)
    {
        Name = Path.GetFileName(path);
        _columns = columns.Length;
        _writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 18);
        WriteCells(columns);
    }

    public string Name { get; }

    public long Rows { get; private set; }

    /// <param name="cells">Texts, days and whole numbers; null is an empty cell.</param>
    public void Write(params ReadOnlySpan<object?> cells)
    {
        if (cells.Length != _columns) throw new ArgumentException($"{Name} has {_columns} columns, not {cells.Length}.", nameof(cells));
        Rows++;
        WriteCells(cells);
    }

    public void Dispose() => _writer.Dispose();

    private void WriteCells(ReadOnlySpan<object?> cells)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            if (at > 0) _writer.Write(',');
            switch (cells[at])
            {
                case null: break;
                case DateOnly day: _writer.Write(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
                case string text when text.AsSpan().ContainsAny(NeedsQuotes):
                    _writer.Write('"');
                    _writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
                    _writer.Write('"');
                    break;
                case IFormattable number: _writer.Write(number.ToString(null, CultureInfo.InvariantCulture)); break;
                case var text: _writer.Write(text.ToString()); break;
            }
        }
        _writer.Write("\r\n");
    }
}
