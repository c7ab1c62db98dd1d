using System.Text;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>Writes refused rows into files like those they came from, with the reason, ready to be put right and imported again.</summary>
internal sealed class RefusedFiles(string folder) : IDisposable
{
    public const string FolderName = "rejected";

    private readonly Dictionary<TableKind, FileStream> _open = [];
    private readonly CsvField[] _fields = new CsvField[500];

    public string Folder => folder;

    public bool Any => _open.Count > 0;

    /// <summary>What an earlier import refused says nothing about this one. Somebody may have begun to put it right: it is set aside, not deleted.</summary>
    public void SetEarlierAside()
    {
        if (!Directory.Exists(folder)) return;
        foreach (var path in Directory.GetFiles(folder, "*.csv")) File.Move(path, path + ".before", overwrite: true);
    }

    public void Write(RefusedRow row) => Write(row.File, row.Record, row.Reason);

    public void Write(FolderFile file, ReadOnlySpan<byte> record, string reason)
    {
        if (!_open.TryGetValue(file.Table.Kind, out var into))
        {
            Directory.CreateDirectory(folder);
            _open[file.Table.Kind] = into = File.Create(Path.Combine(folder, file.Name));
            into.Write(Encoding.UTF8.Preamble);
            into.Write(Encoding.UTF8.GetBytes(string.Join(',', file.Headers.Where((_, at) => at != file.ReasonAt).Select(Quoted).Append(ImportTable.Reason)) + "\r\n"));
        }
        CsvRecords.Read(record, true, _fields, out var length, out var count, out _, out var isBroken);
        if (isBroken) into.Write(record[..length].TrimEnd("\r\n"u8));
        else
        {
            var isFirst = true;
            for (var at = 0; at < Math.Max(Math.Min(count, _fields.Length), file.Headers.Count); at++)
            {
                if (at == file.ReasonAt) continue;
                if (!isFirst) into.Write(","u8);
                isFirst = false;
                if (at < count) into.Write(record.Slice(_fields[at].Start, _fields[at].Length));
            }
        }
        into.Write(Encoding.UTF8.GetBytes("," + Quoted(reason) + "\r\n"));
    }

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public void Dispose()
    {
        foreach (var file in _open.Values) file.Dispose();
        _open.Clear();
    }
}
