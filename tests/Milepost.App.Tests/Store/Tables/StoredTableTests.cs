using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Store.Tables;

namespace Milepost.App.Tests.Store.Tables;

public sealed class StoredTableTests
{
    [Fact]
    public async Task Both_databases_have_the_same_tables_and_columns_of_kinds_that_can_be_read()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, PostgresServer.HowToInstall);
        var sqlite = await Tables(TestDatabase.Sqlite);
        var postgres = await Tables(TestDatabase.Postgres);

        Assert.True(sqlite.Count > 300);
        Assert.Equal(sqlite.Order(StringComparer.Ordinal), postgres.Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task The_model_knows_every_table_of_the_database(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);

        var known = await store.Db(db => Task.FromResult(StoredTable.AllOf(db).Select(table => table.Name).ToList()));
        var there = await store.Db(db => db.Database.SqlQueryRaw<string>(database == TestDatabase.Sqlite
            ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            : "SELECT table_name AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'").ToListAsync());

        // Migrations and the schedule of jobs belong to one database and do not go with its data.
        Assert.Equal(there.Where(name => !name.StartsWith("__", StringComparison.Ordinal) && !name.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_table_comes_after_those_it_points_at(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);

        var names = await store.Db(db => Task.FromResult(StoredTable.AllOf(db).Select(table => table.Name).ToList()));

        Assert.True(names.IndexOf("OrgUnits") < names.IndexOf("Participants") && names.IndexOf("Participants") < names.IndexOf("Plans") && names.IndexOf("Plans") < names.IndexOf("Goals"));
    }

    [Theory, EachDatabase]
    public async Task A_snapshot_does_not_see_what_is_written_after_it_was_taken(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        await store.Import(Features.CaseFiles.CaseFilesOnDisk.EverythingAt(TestOrganization.North));
        await using var snapshot = await StoreSnapshot.OpenAsync(store.Location, 2, CancellationToken.None);

        await store.Import(Features.CaseFiles.CaseFilesOnDisk.WithId(Features.CaseFiles.CaseFilesOnDisk.EverythingAt(TestOrganization.North), "P-later"));

        var table = (await store.Db(db => Task.FromResult(StoredTable.AllOf(db)))).Single(t => t.Name == "Participants");
        Assert.Equal([1, 1], Enumerable.Range(0, 2).Select(lane => Count(snapshot, lane, table)));
        Assert.Equal(2, await store.Db(db => db.Participants.CountAsync()));
    }

    private static int Count(StoreSnapshot snapshot, int lane, StoredTable table)
    {
        using var rows = snapshot.Read(lane, table);
        var count = 0;
        while (rows.Read()) count++;
        return count;
    }

    private static async Task<List<string>> Tables(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        return await store.Db(db => Task.FromResult(StoredTable.AllOf(db).SelectMany(table => table.Columns.Select(c => $"{table.Name}.{c.Name} {c.Kind} {c.IsNullable} {c.IsIdentity} {table.Key.Contains(c.Name)}")).ToList()));
    }
}
