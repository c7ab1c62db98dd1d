using Milepost.App.Store.Tables;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>The bytes of every document, once, under their SHA-256; the table Documents says which is whose and what it is called.</summary>
internal static class DocumentExport
{
    public const string Folder = "documents";

    /// <returns>The files written.</returns>
    public static long Write(ExportLane lane, ExportTarget target, CancellationToken ct)
    {
        using var files = lane.Read(["StoredFiles.Sha256", "StoredFiles.Bytes"], StoreSnapshot.Quoted("StoredFiles"));
        var written = 0L;
        while (files.Read())
        {
            ct.ThrowIfCancellationRequested();
            var hash = files.String(0)!;
            // 256 folders, so that none holds more than a few thousand.
            using var into = target.Create($"{Folder}/{hash[..2]}/{hash}");
            into.Write(files.Bytes(1));
            written++;
        }
        return written;
    }
}
