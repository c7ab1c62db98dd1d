using Milepost.App.Store.Tables;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>
/// What no export carries: whoever holds it could sign in as somebody, open a link that was sent to somebody, or seal in the agency's name.
/// A column whose name sounds like a secret is left out unless it stands here as none, so that a new one is never shown by oversight.
/// </summary>
internal static class SecretColumns
{
    private static readonly string[] Suspicious = ["Password", "Secret", "Token", "Stamp", "Sha256", "Hash", "Pkcs12", "Key", "Xml"];

    /// <summary>Sounds like a secret and is none.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        // Hashes of contents, by which a document or a frozen decision is found and proved.
        "Documents.Sha256", "SignatureRequests.DocumentSha256", "StoredFiles.Sha256", "EligibilitySnapshots.Sha256", "PayrollFiles.Sha256",
        // The chain that makes the history provable.
        "History.Hash", "History.PreviousHash", "HistoryHeads.Hash", "Participants.HistoryHead",
        // Of the row of a file that was imported.
        "ExternalIds.RowHash", "BulkImports.FolderHash",
        "AspNetUsers.MustChangePassword",
    };

    public static string? WhyLeftOut(StoredTable table, StoredColumn column) => $"{table.Name}.{column.Name}" switch
    {
        "AspNetUserTokens.Value" => "keys of authenticator apps and recovery codes",
        "SealCertificates.Pkcs12" => "the key that plans are sealed with",
        "StoredFiles.Bytes" => "is in the folder documents",
        "AspNetUsers.PasswordHash" => "password hash",
        var name when IsSuspicious(name) => "secret, or the hash of one",
        _ => null,
    };

    public static bool IsSuspicious(string name) =>
        !Harmless.Contains(name) && Suspicious.Any(word => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..].Contains(word, StringComparison.OrdinalIgnoreCase));
}
