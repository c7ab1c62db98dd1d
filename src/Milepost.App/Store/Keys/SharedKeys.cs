using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;

namespace Milepost.App.Store.Keys;

/// <summary>The keys that protect cookies, forms and links, in the database that all nodes share: whichever node is asked can read what another gave out.</summary>
internal sealed class SharedKeys(IServiceScopeFactory scopes, SecretBox box, DataLocation location) : IXmlRepository
{
    /// <summary>What the names of keys begin with; the seal's password lies beside them.</summary>
    public const string Prefix = "key/";

    public IReadOnlyCollection<XElement> GetAllElements() => Ask(db => db.InstallationSecrets.AsNoTracking().Where(s => s.Name.StartsWith(Prefix))
        .OrderBy(s => s.At).Select(s => s.Text).ToList().ConvertAll(text => XElement.Parse(box.Unlock(text))));

    public void StoreElement(XElement element, string friendlyName) => Ask(db =>
    {
        db.InstallationSecrets.Add(new() { Name = Prefix + friendlyName, Text = box.Lock(element.ToString(SaveOptions.DisableFormatting)), At = db.Clock.GetUtcNow() });
        return db.SaveChanges();
    });

    /// <summary>Runs work that only one node may do at a time. The lock belongs to a transaction, so it goes with a node that is killed.</summary>
    public T OneNodeAtATime<T>(Func<T> work) => Ask(db =>
    {
        using var transaction = db.Database.BeginTransaction();
        db.Database.ExecuteSql($"SELECT pg_advisory_xact_lock({NodeLocks.Keys})");
        var made = work();
        transaction.Commit();
        return made;
    });

    /// <summary>Takes in the keys of files where the database has none: an installation that came from SQLite, or from one node, goes on with its own.</summary>
    public void TakeInFiles() => OneNodeAtATime(() => Ask(db =>
    {
        if (db.InstallationSecrets.Any()) return 0;
        var folder = new DirectoryInfo(location.KeyFolder);
        if (!folder.Exists) return 0;
        foreach (var file in folder.GetFiles("*.xml").OrderBy(file => file.LastWriteTimeUtc))
            db.InstallationSecrets.Add(new() { Name = Prefix + Path.GetFileNameWithoutExtension(file.Name), Text = box.Lock(File.ReadAllText(file.FullName)), At = file.LastWriteTimeUtc });
        if (folder.GetFiles(InstallationWords.SealPassword) is [var word])
            db.InstallationSecrets.Add(new() { Name = InstallationWords.SealPassword, Text = box.Lock(File.ReadAllText(word.FullName)), At = word.LastWriteTimeUtc });
        return db.SaveChanges();
    }));

    private T Ask<T>(Func<MilepostDb, T> question)
    {
        using var scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        return question(scope.ServiceProvider.GetRequiredService<MilepostDb>());
    }
}

/// <summary>Makes one key where several nodes find at the same time that one is needed: the later ones take the first one's.</summary>
internal sealed class OneKeyForAllNodes(IKeyManager keys, SharedKeys shared) : IKeyManager
{
    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => shared.OneNodeAtATime(() =>
    {
        // Clocks differ a little. A key that begins about when this one would and lasts most of its time serves as well.
        var halfLife = (expirationDate - activationDate) / 2;
        return keys.GetAllKeys().FirstOrDefault(key => !key.IsRevoked && key.ActivationDate <= activationDate + TimeSpan.FromMinutes(5) && key.ExpirationDate >= activationDate + halfLife)
            ?? keys.CreateNewKey(activationDate, expirationDate);
    });

    public IReadOnlyCollection<IKey> GetAllKeys() => keys.GetAllKeys();

    public CancellationToken GetCacheExpirationToken() => keys.GetCacheExpirationToken();

    public void RevokeKey(Guid keyId, string? reason = null) => keys.RevokeKey(keyId, reason);

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => keys.RevokeAllKeys(revocationDate, reason);
}

/// <summary>Numbers of the locks that nodes on one PostgreSQL take from each other. Each belongs to one transaction, as PgBouncer demands.</summary>
public static class NodeLocks
{
    public const long Keys = 0x4D696C65_0001;
    public const long Upgrade = 0x4D696C65_0002;
}
