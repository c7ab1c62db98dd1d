using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Features.Accounts.SetUp;
using Milepost.App.Features.Accounts.SignIn;
using Milepost.App.Store;
using Milepost.App.Store.Keys;

namespace Milepost.App.Tests.Store.Keys;

public sealed class SharedKeysTests
{
    [Fact]
    public async Task Nodes_that_start_at_once_share_one_key_and_each_reads_what_another_gave_out()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true", PostgresServer.HowToInstall);
        await using var place = await TestPlace.CreateAsync(TestDatabase.Postgres);
        await EmptyAsync(place);
        var nodes = Enumerable.Range(0, 4).Select(_ => Node(place)).ToList();

        await Task.WhenAll(nodes.Select(node => Task.Run(() => KeysSetup.PrepareKeys(node))));

        Assert.Single(await NamesAsync(nodes[0]), name => name.StartsWith(SharedKeys.Prefix, StringComparison.Ordinal));
        var given = Protector(nodes[0]).Protect("Robin");
        Assert.All(nodes, node => Assert.Equal("Robin", Protector(node).Unprotect(given)));
        // The link of the first set-up as well, which one node prints and any may be asked for.
        var link = nodes[1].GetRequiredService<SetUpToken>().Make();
        Assert.All(nodes, node => Assert.True(node.GetRequiredService<SetUpToken>().Fits(link)));
        Assert.False(nodes[0].GetRequiredService<SetUpToken>().Fits(link[..^2] + "xx"));
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [Fact]
    public async Task With_a_secret_the_database_alone_opens_nothing_and_another_secret_refuses_to_start()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true", PostgresServer.HowToInstall);
        await using var place = await TestPlace.CreateAsync(TestDatabase.Postgres);
        await EmptyAsync(place);
        await using var first = Node(place, "one long word for all of us");
        KeysSetup.PrepareKeys(first);
        var given = Protector(first).Protect("Robin");

        var rows = await Ask(first, db => db.InstallationSecrets.Select(s => s.Text).ToListAsync());
        Assert.All(rows, text => Assert.DoesNotContain("<key", text, StringComparison.OrdinalIgnoreCase));
        await using var second = Node(place, "one long word for all of us");
        Assert.Equal("Robin", Protector(second).Unprotect(given));
        await using var stranger = Node(place, "another word");
        Assert.Contains("Keys:Secret is not the word", Assert.Throws<StartRefusedException>(() => KeysSetup.PrepareKeys(stranger)).Message, StringComparison.Ordinal);
        await using var without = Node(place);
        Assert.Contains("Set Keys:Secret", Assert.Throws<StartRefusedException>(() => KeysSetup.PrepareKeys(without)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_that_kept_its_keys_in_files_goes_on_with_them()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true", PostgresServer.HowToInstall);
        await using var files = await TestPlace.CreateAsync(TestDatabase.Sqlite);
        await using var old = Node(files);
        var given = Protector(old).Protect("Robin");
        await using var place = await TestPlace.CreateAsync(TestDatabase.Postgres);
        await EmptyAsync(place);
        await using var moved = Node(new DataLocation(files.Location.Folder, place.Location.Postgres));

        KeysSetup.PrepareKeys(moved);

        Assert.Equal("Robin", Protector(moved).Unprotect(given));
        Assert.Contains(InstallationWords.SealPassword, await NamesAsync(moved));
        // Once there are keys in the database, a node's folder is not looked at.
        await File.WriteAllTextAsync(Path.Combine(files.Location.KeyFolder, "key-another.xml"), "<rubbish/>", TestContext.Current.CancellationToken);
        KeysSetup.PrepareKeys(moved);
        Assert.DoesNotContain($"{SharedKeys.Prefix}key-another", await NamesAsync(moved));
    }

    [Theory, EachDatabase]
    public async Task Tries_with_an_address_that_nobody_has_are_counted_by_all_nodes_together(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);

        List<bool> locked = [];
        // A session of its own for each, as another node would have.
        for (var i = 0; i < 6; i++)
            locked.Add(await store.Session(async services => await ActivatorUtilities.CreateInstance<UnknownAddresses>(services).TryAsync("Nobody@example.org", "wrong", CancellationToken.None)));

        Assert.Equal([false, false, false, false, true, true], locked);
        store.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.False(await store.Session(async services => await ActivatorUtilities.CreateInstance<UnknownAddresses>(services).TryAsync("nobody@example.org", "wrong", CancellationToken.None)));
    }

    private static IDataProtector Protector(ServiceProvider node) => node.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static ServiceProvider Node(TestPlace place, string? secret = null) => Node(place.Location, secret);

    private static ServiceProvider Node(DataLocation location, string? secret = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Keys:Secret", secret)]).Build());
        services.AddMilepost(location, TestPlace.Policy.Value);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static async Task EmptyAsync(TestPlace place)
    {
        await using var node = Node(place);
        await Ask(node, db => db.InstallationSecrets.ExecuteDeleteAsync());
    }

    private static Task<List<string>> NamesAsync(ServiceProvider node) => Ask(node, db => db.InstallationSecrets.Select(s => s.Name).ToListAsync());

    private static async Task<T> Ask<T>(ServiceProvider node, Func<MilepostDb, Task<T>> question)
    {
        await using var scope = node.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        return await question(scope.ServiceProvider.GetRequiredService<MilepostDb>());
    }
}
