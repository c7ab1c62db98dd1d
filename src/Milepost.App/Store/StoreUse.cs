namespace Milepost.App.Store;

/// <summary>
/// Tells programs of one data folder apart: servers hold it together, and a move needs it alone. The system lets go of such a lock
/// however a program ends. Without a file of its own PostgreSQL knows itself who is connected.
/// </summary>
public static class StoreUse
{
    private const string FileName = "in-use.lock";

    /// <summary>Holds the folder for a server until it is disposed of; null when it is being moved.</summary>
    public static FileStream? TryTake(DataLocation location) => TryOpen(location, FileAccess.Read, FileShare.Read);

    /// <returns>Null when a server holds the folder.</returns>
    public static FileStream? TryTakeAlone(DataLocation location) => TryOpen(location, FileAccess.ReadWrite, FileShare.None);

    /// <summary>What else lies in the folder, each as its path from there.</summary>
    public static IReadOnlyList<string> LeftBehind(DataLocation location) =>
        !Directory.Exists(location.Folder) ? [] :
        [
            .. Directory.EnumerateFiles(location.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(location.Folder, file))
                .Where(file => file is not (FileName or "migrate.lock") && !file.StartsWith(Path.GetFileName(location.SqliteFile), StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];

    private static FileStream? TryOpen(DataLocation location, FileAccess access, FileShare share)
    {
        Directory.CreateDirectory(location.Folder);
        var file = Path.Combine(location.Folder, FileName);
        try
        {
            if (!File.Exists(file)) File.Create(file).Dispose();
            return new FileStream(file, FileMode.Open, access, share);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
