namespace Milepost.App.Tests.CodeHealth;

/// <summary>The project's own files, as they lie in the clone the tests were built from.</summary>
internal static class SourceTree
{
    private static readonly HashSet<string> NotOurs = [".git", "bin", "obj", "node_modules", "artifacts", ".data", "TestResults", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(new DirectoryInfo(Root)).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<string> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(file => file.FullName).Concat(folder.EnumerateDirectories()
            .Where(inner => !NotOurs.Contains(inner.Name) && !(inner.Name == "lib" && folder.Name == "wwwroot"))
            .SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Milepost.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run from a clone: no Milepost.slnx was found above them.");
    }
}
