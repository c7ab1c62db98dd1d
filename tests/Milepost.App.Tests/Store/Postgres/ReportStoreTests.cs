using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Store.Postgres;
using Npgsql;

namespace Milepost.App.Tests.Store.Postgres;

public sealed class ReportStoreTests
{
    [Fact]
    public async Task A_report_reads_the_replica_and_never_less_than_was_just_written()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true", PostgresServer.HowToInstall);
        await using var place = await TestPlace.CreateAsync(TestDatabase.Postgres);
        using var replica = await (await PostgresServer.Running).StartReplicaAsync();
        await using var node = Node(place, replica.Of(place.Location.Postgres!));

        // Played in time: the replica answers, and has what was written a moment ago.
        await WriteAsync(node, "first");
        var (names, isReplica) = await ReportAsync(node);
        Assert.Contains("first", names);
        Assert.True(isReplica);

        // Held back, it would know nothing of the next: the primary answers.
        await AtAsync(replica.Of(place.Location.Postgres!), "SELECT pg_wal_replay_pause()");
        await WriteAsync(node, "second");
        (names, isReplica) = await ReportAsync(node);
        Assert.Contains("second", names);
        Assert.False(isReplica);

        await AtAsync(replica.Of(place.Location.Postgres!), "SELECT pg_wal_replay_resume()");
        for (var i = 0; i < 100 && !isReplica; i++) (names, isReplica) = await ReportAsync(node);
        Assert.True(isReplica);
        Assert.Contains("second", names);

        // Within a change the change's own rows count.
        await InAsync(node, async services =>
        {
            var db = services.GetRequiredService<MilepostDb>();
            await using var change = await db.Database.BeginTransactionAsync();
            Assert.Same(db, await services.GetRequiredService<ReportStore>().OpenAsync(CancellationToken.None));
            return true;
        });

        // Gone: the primary answers at once, and is not kept waiting for each report.
        replica.Stop();
        NpgsqlConnection.ClearAllPools();
        Assert.False((await ReportAsync(node)).IsReplica);
        Assert.False(node.GetRequiredService<Replica>().IsThere);
    }

    [Theory, EachDatabase]
    public async Task Without_a_replica_reports_read_where_everything_is(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);

        await store.Session(async services => Assert.Same(services.GetRequiredService<MilepostDb>(), await services.GetRequiredService<ReportStore>().OpenAsync(CancellationToken.None)));
    }

    private static ServiceProvider Node(TestPlace place, string replica)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:MilepostReplica", replica)]).Build());
        // The server of the tests waits for no disk; an installation does, and its log is sent on as soon as it is there.
        services.AddMilepost(place.Location with { Postgres = place.Location.Postgres + ";Options=-c synchronous_commit=on" }, TestPlace.Policy.Value);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static Task<bool> WriteAsync(ServiceProvider node, string name) => InAsync(node, async services =>
    {
        var db = services.GetRequiredService<MilepostDb>();
        db.UnknownSignIns.Add(new() { AddressSha256 = name });
        return await db.SaveChangesAsync() == 1;
    });

    private static Task<(List<string> Names, bool IsReplica)> ReportAsync(ServiceProvider node) => InAsync(node, async services =>
    {
        var db = await services.GetRequiredService<ReportStore>().OpenAsync(CancellationToken.None);
        return (await db.UnknownSignIns.Select(u => u.AddressSha256).ToListAsync(), !ReferenceEquals(db, services.GetRequiredService<MilepostDb>()));
    });

    private static async Task<T> InAsync<T>(ServiceProvider node, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = node.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        return await work(scope.ServiceProvider);
    }

    private static async Task AtAsync(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection + ";Pooling=false");
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync();
    }
}
