using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Policy;

namespace Milepost.App.Tests.Features.Findings.Rejudge;

/// <summary>The packs with one number changed: contact in Illinois every 20 days, not every 30. So the packs of Illinois have another version, and others have not.</summary>
internal sealed class OtherPolicy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("milepost-policy-");
    private readonly Packs _packs;
    private readonly PolicyBook _policies;

    public OtherPolicy()
    {
        foreach (var file in Directory.GetFiles(PackFiles.DefaultFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(PackFiles.DefaultFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var contact = Path.Combine(_folder.FullName, "illinois-dceo", "contact-every-30-days.yaml");
        var text = File.ReadAllText(contact);
        Assert.Contains("every: 30 days", text, StringComparison.Ordinal);
        File.WriteAllText(contact, text.Replace("every: 30 days", "every: 20 days", StringComparison.Ordinal));
        _packs = PackFiles.Load(_folder.FullName);
        _policies = PolicyBook.Load(_folder.FullName, _packs, withCases: false);
    }

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(_packs);
        services.AddSingleton(_policies);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
