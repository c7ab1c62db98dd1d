using System.IO.Compression;
using Milepost.App.Store;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>Where the files of an import wait that was uploaded: a folder of its own beside the database.</summary>
public sealed class ImportUploads(DataLocation location)
{
    public const string Path = "/import";

    /// <summary>Of all files of one upload; larger caseloads are imported on the server itself.</summary>
    public const long MostBytes = 2L << 30;

    public string FolderOf(Guid import) => System.IO.Path.Combine(location.Folder, "imports", import.ToString("N"));

    public string RejectedOf(Guid import) => System.IO.Path.Combine(FolderOf(import), RefusedFiles.FolderName);

    /// <summary>Keeps the tables; a zip file's are taken out of it. Their folders and anything else in it are left.</summary>
    /// <returns>The names of what was kept.</returns>
    public async Task<IReadOnlyList<string>> KeepAsync(Guid import, IReadOnlyList<IFormFile> files, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(FolderOf(import)).FullName;
        List<string> kept = [];
        foreach (var file in files)
        {
            await using var from = file.OpenReadStream();
            if (System.IO.Path.GetExtension(file.FileName).Equals(".zip", StringComparison.OrdinalIgnoreCase)) await UnpackAsync(from, folder, kept, ct);
            else await KeepAsync(from, folder, file.FileName, MostBytes, kept, ct);
        }
        if (kept.Count == 0) Directory.Delete(folder, recursive: true);
        return kept;
    }

    private static async Task UnpackAsync(Stream from, string folder, List<string> kept, CancellationToken ct)
    {
        await using var archive = await ZipArchive.CreateAsync(from, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
        foreach (var entry in archive.Entries.Where(e => e.Name.Length > 0))
        {
            await using var content = await entry.OpenAsync(ct);
            await KeepAsync(content, folder, entry.Name, MostBytes, kept, ct);
        }
    }

    /// <param name="most">A zip file can hold far more than its own size.</param>
    private static async Task KeepAsync(Stream from, string folder, string name, long most, List<string> kept, CancellationToken ct)
    {
        name = System.IO.Path.GetFileName(name.Replace('\\', '/'));
        if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || name.Length > 100) return;
        await using var into = File.Create(System.IO.Path.Combine(folder, name));
        var buffer = new byte[256 * 1024];
        for (var (all, read) = (0L, await from.ReadAsync(buffer, ct)); read > 0; read = await from.ReadAsync(buffer, ct))
        {
            if ((all += read) > most) throw new InvalidDataException($"{name} is larger than {most >> 30} GB.");
            await into.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        kept.Add(name);
    }
}
