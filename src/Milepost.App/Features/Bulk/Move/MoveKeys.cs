using Milepost.App.Store;
using Milepost.App.Store.Keys;
using Milepost.App.Store.Tables;

namespace Milepost.App.Features.Bulk.Move;

/// <summary>
/// The keys of an installation lie in files beside SQLite and in rows of PostgreSQL. They go along, or nobody's authenticator, and no link
/// that was sent, would work any more.
/// </summary>
internal static class MoveKeys
{
    private const string Table = "InstallationSecrets";

    /// <summary>Puts the files' keys into the new database.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> IntoRowsAsync(DataLocation from, MoveSide target, SecretBox box, CancellationToken ct)
    {
        var folder = new DirectoryInfo(from.KeyFolder);
        if (!folder.Exists || await target.FirstFilledAsync([Table], ct) is not null) return 0;
        var moved = 0;
        foreach (var file in folder.GetFiles("*.xml").Concat(folder.GetFiles(InstallationWords.SealPassword)))
        {
            var name = file.Extension == ".xml" ? SharedKeys.Prefix + Path.GetFileNameWithoutExtension(file.Name) : file.Name;
            await target.AddSecretAsync(name, box.Lock(await File.ReadAllTextAsync(file.FullName, ct)), file.LastWriteTimeUtc, ct);
            moved++;
        }
        return moved;
    }

    /// <summary>Writes the rows' keys as the files of a folder that only its owner may read.</summary>
    public static int IntoFiles(StoreSnapshot source, StoredTable table, DataLocation to, SecretBox box)
    {
        var (name, text, moved) = (IndexOf("Name"), IndexOf("Text"), 0);
        Directory.CreateDirectory(to.KeyFolder);
        using var rows = source.Read(0, table);
        while (rows.Read())
        {
            var key = rows.String(name)!;
            // A word that was put aside because nobody could read it stays where it is.
            if (!key.StartsWith(SharedKeys.Prefix, StringComparison.Ordinal) && key != InstallationWords.SealPassword) continue;
            var file = Path.Combine(to.KeyFolder, key.StartsWith(SharedKeys.Prefix, StringComparison.Ordinal) ? $"{Path.GetFileName(key)}.xml" : key);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(file, options);
            writer.Write(box.Unlock(rows.String(text)!));
            moved++;
        }
        return moved;

        int IndexOf(string column) => table.Columns.Select((c, i) => (c, i)).First(x => x.c.Name == column).i;
    }
}
