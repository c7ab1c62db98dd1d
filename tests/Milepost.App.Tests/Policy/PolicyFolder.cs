using Milepost.App.DataFiles;
using Milepost.App.Policy;

namespace Milepost.App.Tests.Policy;

/// <summary>A copy of the shipped packs that a test may change.</summary>
public sealed class PolicyFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("milepost-policy-");

    public PolicyFolder()
    {
        foreach (var file in Directory.GetFiles(PackFiles.DefaultFolder, "*.yaml", SearchOption.AllDirectories)) Write(System.IO.Path.GetRelativePath(PackFiles.DefaultFolder, file), File.ReadAllText(file));
    }

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    public string Of(string file) => System.IO.Path.Combine(Path, file);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Of(file))!);
        File.WriteAllText(Of(file), text);
    }

    /// <param name="file">Like chicago-cook/plan-signed.yaml.</param>
    public void Replace(string file, string was, string becomes)
    {
        var text = File.ReadAllText(Of(file));
        Assert.Contains(was, text, StringComparison.Ordinal);
        Write(file, text.Replace(was, becomes, StringComparison.Ordinal));
    }

    public PolicyBook Load() => PolicyBook.Load(Path, PackFiles.Load(Path));

    public IReadOnlyList<FileProblem> Problems() => Assert.Throws<BrokenFilesException>(Load).Problems;
}
