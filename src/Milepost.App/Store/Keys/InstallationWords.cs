using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;

namespace Milepost.App.Store.Keys;

/// <summary>Words that chance made once for an installation, kept where all of its nodes find them.</summary>
public abstract class InstallationWords
{
    public const string SealPassword = "seal-password";

    public abstract string? Find(string name);

    /// <returns>False when somebody else was quicker; theirs counts.</returns>
    public abstract bool TryAdd(string name, string text);

    /// <summary>Keeps a word that cannot be read under another name.</summary>
    public abstract void PutAside(string name);
}

/// <summary>On SQLite: files beside the database, that only the program's own user may read.</summary>
public sealed class WordFiles(DataLocation location) : InstallationWords
{
    public override string? Find(string name) => File.Exists(PathOf(name)) ? File.ReadAllText(PathOf(name)) : null;

    public override bool TryAdd(string name, string text)
    {
        var whole = $"{PathOf(name)}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(whole, options)) writer.Write(text);
        try
        {
            File.Move(whole, PathOf(name), overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(PathOf(name)))
        {
            File.Delete(whole);
            return false;
        }
    }

    public override void PutAside(string name) => File.Move(PathOf(name), $"{PathOf(name)}.unreadable", overwrite: true);

    private string PathOf(string name) => Path.Combine(location.KeyFolder, name);
}

/// <summary>On PostgreSQL: rows, which every node of the installation can read.</summary>
public sealed class WordRows(IServiceScopeFactory scopes, SecretBox box) : InstallationWords
{
    public override string? Find(string name) => Ask(db => db.InstallationSecrets.AsNoTracking().Where(s => s.Name == name).Select(s => s.Text).SingleOrDefault()) is { } text ? box.Unlock(text) : null;

    public override bool TryAdd(string name, string text) => Ask(db =>
    {
        var (locked, at) = (box.Lock(text), db.Clock.GetUtcNow());
        return db.Database.ExecuteSql($"""INSERT INTO "InstallationSecrets" ("Name", "Text", "At") VALUES ({name}, {locked}, {at}) ON CONFLICT DO NOTHING""") == 1;
    });

    public override void PutAside(string name) => Ask(db => db.Database.ExecuteSql(
        $"""UPDATE "InstallationSecrets" SET "Name" = "Name" || '.unreadable.' || gen_random_uuid() WHERE "Name" = {name}"""));

    private T Ask<T>(Func<MilepostDb, T> question)
    {
        using var scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        return question(scope.ServiceProvider.GetRequiredService<MilepostDb>());
    }
}
