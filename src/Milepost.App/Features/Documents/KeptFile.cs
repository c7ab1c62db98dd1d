using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Documents;

/// <summary>Keeps bytes once, by their SHA-256.</summary>
public static class KeptFile
{
    /// <summary>Call inside the change that adds the document. Returns the hash the bytes are found by.</summary>
    public static async Task<string> KeepAsync(MilepostDb db, byte[] bytes, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (db.StoredFiles.Local.All(f => f.Sha256 != hash) && !await db.StoredFiles.AnyAsync(f => f.Sha256 == hash, ct))
            db.StoredFiles.Add(new StoredFile { Sha256 = hash, Bytes = bytes });
        return hash;
    }
}
