namespace Milepost.App.Features.Bulk.Export;

/// <summary>What a full export consists of; any of it may be left out.</summary>
[Flags]
public enum ExportParts
{
    None = 0,

    /// <summary>The eight files that <c>milepost import</c> takes.</summary>
    Csv = 1,

    /// <summary>Everybody's case file.</summary>
    CaseFiles = 2,

    /// <summary>Every table of the database.</summary>
    Tables = 4,

    /// <summary>The bytes of documents.</summary>
    Documents = 8,

    All = Csv | CaseFiles | Tables | Documents,
}

public static class ExportPartNames
{
    /// <summary>Each part by the name of its folder.</summary>
    public static IReadOnlyList<(string Name, ExportParts Part, string Words)> All { get; } =
    [
        ("csv", ExportParts.Csv, "eight CSV files that another Milepost imports"),
        ("case-files", ExportParts.CaseFiles, "everybody's whole record as a case file"),
        ("tables", ExportParts.Tables, "every table of the database as CSV"),
        ("documents", ExportParts.Documents, "documents, each by the SHA-256 of its bytes"),
    ];

    /// <returns>Null when a name is no part's.</returns>
    public static ExportParts? Read(IEnumerable<string> names)
    {
        var parts = ExportParts.None;
        foreach (var name in names)
        {
            var known = All.FirstOrDefault(part => part.Name == name);
            if (known.Name is null) return null;
            parts |= known.Part;
        }
        return parts;
    }

    public static string Words(ExportParts parts) => string.Join(", ", All.Where(part => parts.HasFlag(part.Part)).Select(part => part.Words));
}
