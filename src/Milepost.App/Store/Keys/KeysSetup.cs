using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Milepost.App.Store.Keys;

public static class KeysSetup
{
    /// <summary>Keys in the database on PostgreSQL, which several nodes share; in files on SQLite, which is one node and copied with its folder.</summary>
    public static IServiceCollection AddKeys(this IServiceCollection services, DataLocation location)
    {
        Directory.CreateDirectory(location.KeyFolder);
        services.AddSingleton(s => new SecretBox(s.GetService<IConfiguration>()));
        var protection = services.AddDataProtection().SetApplicationName("Milepost");
        if (location.Postgres is null)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(location.KeyFolder));
            services.AddSingleton<InstallationWords, WordFiles>();
            return services;
        }
        services.AddSingleton<InstallationWords, WordRows>();
        services.AddSingleton<SharedKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = s.GetRequiredService<SharedKeys>()));
        services.Replace(ServiceDescriptor.Singleton<IKeyManager>(s => new OneKeyForAllNodes(
            new XmlKeyManager(s.GetRequiredService<IOptions<KeyManagementOptions>>(), s.GetRequiredService<IActivator>(), s.GetRequiredService<ILoggerFactory>()), s.GetRequiredService<SharedKeys>())));
        // We lock the rows ourselves; its warning that it does not is about nothing.
        services.AddLogging(logging => logging.AddFilter(typeof(XmlKeyManager).FullName, LogLevel.Error));
        return services;
    }

    /// <summary>Makes sure of a key before the first request, and that it can be read.</summary>
    public static void PrepareKeys(IServiceProvider services)
    {
        services.GetService<SharedKeys>()?.TakeInFiles();
        services.GetRequiredService<IKeyManager>().GetAllKeys();
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Milepost.Start").Protect("ready");
        if (services.GetService<SharedKeys>() is null || services.GetRequiredService<SecretBox>().IsLocking) return;
        services.GetRequiredService<ILoggerFactory>().CreateLogger("Milepost.Keys")
            .LogWarning("The keys of cookies and links stand in the database unlocked: a copy of it is enough to forge a sign-in. Set Keys:Secret to the same long word on every node.");
    }
}
