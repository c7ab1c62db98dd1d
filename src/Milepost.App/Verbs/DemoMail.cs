using Milepost.App.Store;

namespace Milepost.App.Verbs;

/// <summary>Lets somebody who tries the demo follow the links in letters without a mail server: they are written as files.</summary>
public static class DemoMail
{
    public static void Set(ConfigurationManager configuration, DataLocation location)
    {
        if (configuration["Mail:Server"] is not { Length: > 0 } && configuration["Mail:Folder"] is not { Length: > 0 }) configuration["Mail:Folder"] = Path.Combine(location.Folder, "mail");
        if (configuration["Mail:From"] is not { Length: > 0 }) configuration["Mail:From"] = "milepost@example.org";
    }

    /// <summary>An address to follow, of the address that is listened at.</summary>
    public static Uri AddressOf(string url) => new(url.Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal));
}
