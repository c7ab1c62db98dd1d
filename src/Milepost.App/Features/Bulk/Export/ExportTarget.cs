using System.IO.Compression;
using System.Text;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>Takes the files of an export.</summary>
internal abstract class ExportTarget : IDisposable
{
    /// <summary>How many files may be written at once.</summary>
    public abstract bool TakesSeveralAtOnce { get; }

    /// <param name="path">From the export's beginning, with slashes.</param>
    public abstract Stream Create(string path);

    /// <summary>The whole export is there.</summary>
    public abstract void Complete();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }
}

/// <summary>
/// A folder. Until everything is there the files lie in <c>unfinished</c> within it, so that nobody takes half an export for a whole one,
/// however it broke off.
/// </summary>
internal sealed class FolderTarget : ExportTarget
{
    public const string Unfinished = "unfinished";
    private const string Note = "THIS-EXPORT-IS-NOT-COMPLETE.txt";

    private readonly string _folder;

    private FolderTarget(string folder) => _folder = folder;

    public override bool TakesSeveralAtOnce => true;

    private string Beginning => Path.Combine(_folder, Unfinished);

    /// <returns>Null when something is in the folder already.</returns>
    public static FolderTarget? TryOpen(string folder)
    {
        Directory.CreateDirectory(folder);
        // What a file system puts into the top of a disk is nobody's file.
        if (Directory.EnumerateFileSystemEntries(folder).Any(entry => Path.GetFileName(entry) != "lost+found")) return null;
        var target = new FolderTarget(Path.GetFullPath(folder));
        Directory.CreateDirectory(target.Beginning);
        File.WriteAllText(Path.Combine(target.Beginning, Note), "While this file is here, Milepost is still writing the export, or was stopped before it was done.\nIf no export is running, delete everything in this folder and export again.\n");
        return target;
    }

    public static bool HoldsUnfinished(string folder) => Directory.Exists(Path.Combine(folder, Unfinished));

    public override Stream Create(string path)
    {
        var file = Path.Combine(Beginning, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
    }

    public override void Complete()
    {
        foreach (var inner in Directory.EnumerateDirectories(Beginning)) Directory.Move(inner, Path.Combine(_folder, Path.GetFileName(inner)));
        foreach (var file in Directory.EnumerateFiles(Beginning).Where(file => Path.GetFileName(file) != Note)) File.Move(file, Path.Combine(_folder, Path.GetFileName(file)));
        Directory.Delete(Beginning, recursive: true);
    }
}

/// <summary>A zip file that is sent while it is made: one file after another, nothing kept.</summary>
internal sealed class ZipTarget(Stream stream) : ExportTarget
{
    private readonly ZipArchive _zip = new(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);

    public override bool TakesSeveralAtOnce => false;

    public override Stream Create(string path) => _zip.CreateEntry(path, CompressionLevel.Fastest).Open();

    // Without the list at its end no program opens a zip file, so one that broke off is plain to see.
    public override void Complete() => _zip.Dispose();
}
