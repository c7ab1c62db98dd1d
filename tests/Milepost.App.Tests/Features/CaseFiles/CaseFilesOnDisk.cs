using System.Text.Json;
using System.Text.Json.Nodes;

namespace Milepost.App.Tests.Features.CaseFiles;

/// <summary>The case files the tests read: our own, and the acceptance cases where they are to be had.</summary>
public static class CaseFilesOnDisk
{
    private static readonly string OwnFolder = Path.Combine(AppContext.BaseDirectory, "Features", "CaseFiles", "files");

    /// <summary>Acceptance cases are kept outside the project: in MILEPOST_CASES, else beside the clone.</summary>
    public static string? AcceptanceFolder { get; } = FindAcceptanceFolder();

    public static ReadOnlyMemory<byte> Own(string name) => File.ReadAllBytes(Path.Combine(OwnFolder, name));

    public static IReadOnlyList<string> OwnLines(string name) => File.ReadAllLines(Path.Combine(OwnFolder, name));

    public static string OwnText(string name) => File.ReadAllText(Path.Combine(OwnFolder, name));

    /// <summary>The file with every field there is, at home in an office of the test organization.</summary>
    public static ReadOnlyMemory<byte> EverythingAt(string office)
    {
        var file = JsonNode.Parse(Own("everything.json").Span)!.AsObject();
        file["office"] = office;
        file["planner"] = Person.CareerPlanner.Email;
        VisitsAt(file, office);
        return JsonSerializer.SerializeToUtf8Bytes(file);
    }

    /// <summary>Visits name offices of their own.</summary>
    public static void VisitsAt(JsonObject file, string office)
    {
        foreach (var visit in file["visits"]?.AsArray() ?? []) visit!["office"] = office;
    }

    public static byte[] WithId(ReadOnlyMemory<byte> file, string id)
    {
        var node = JsonNode.Parse(file.Span)!.AsObject();
        node["participant"]!["id"] = id;
        return JsonSerializer.SerializeToUtf8Bytes(node);
    }

    public static TheoryData<string> SoundFiles() =>
    [
        Path.Combine(OwnFolder, "nothing-yet.json"),
        Path.Combine(OwnFolder, "everything.json"),
        .. AcceptanceCases().Where(folder => ExpectedPaths(folder) is null).Select(folder => Path.Combine(folder, "case.json")),
    ];

    public static IEnumerable<(string File, IReadOnlyList<string> Paths)> BrokenAcceptanceCases() =>
        from folder in AcceptanceCases()
        let paths = ExpectedPaths(folder)
        where paths is not null
        select (Path.Combine(folder, "case.json"), paths);

    private static IEnumerable<string> AcceptanceCases() =>
        AcceptanceFolder is null ? [] : Directory.EnumerateDirectories(AcceptanceFolder).Order(StringComparer.Ordinal);

    /// <summary>What a case expects to be told when it cannot be read; null when it can.</summary>
    private static IReadOnlyList<string>? ExpectedPaths(string folder)
    {
        using var expectation = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expect.json")));
        return expectation.RootElement.TryGetProperty("paths", out var paths) ? [.. paths.EnumerateArray().Select(path => path.GetString()!)] : null;
    }

    private static string? FindAcceptanceFolder()
    {
        if (Environment.GetEnvironmentVariable("MILEPOST_CASES") is { Length: > 0 } configured) return configured;

        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Milepost.slnx"))) root = root.Parent;
        var beside = root is null ? null : Path.GetFullPath(Path.Combine(root.FullName, "..", "shared", "product", "cases"));
        return Directory.Exists(beside) ? beside : null;
    }
}
