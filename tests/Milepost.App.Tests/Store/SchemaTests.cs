using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Tests.Features.CaseFiles;

namespace Milepost.App.Tests.Store;

public sealed class SchemaTests
{
    [Theory, EachDatabase]
    public async Task Migrations_say_all_that_the_model_says(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);

        Assert.False(await store.Db(db => Task.FromResult(db.Database.HasPendingModelChanges())), "The model changed: run tools/migrations NAME.");
        Assert.Empty(await store.Db(db => db.Database.GetPendingMigrationsAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_migrated_database_is_what_the_model_would_make_afresh(TestDatabase database)
    {
        await using var migrated = await TestPlace.CreateEmptyAsync(database);
        await using var fresh = await TestPlace.CreateEmptyAsync(database);
        await Using(migrated, db => DatabaseUpgrade.RunAsync(db));
        await Using(fresh, async db =>
        {
            await db.Database.EnsureCreatedAsync();
            foreach (var index in HandWrittenIndexes.Statements) await db.Database.ExecuteSqlRawAsync(index);
        });

        var made = await Describe(fresh);
        Assert.True(made.Count > 200, "The description of the schema is too short to be true.");
        Assert.Equal(made, await Describe(migrated));
    }

    [Theory, EachDatabase]
    public async Task The_comparison_notices_a_column_and_an_index_that_went_away(TestDatabase database)
    {
        await using var place = await TestPlace.CreateEmptyAsync(database);
        await Using(place, db => DatabaseUpgrade.RunAsync(db));
        var before = await Describe(place);

        await Using(place, db => db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Participants" RENAME COLUMN "Phone" TO "Telephone" """));
        var afterColumn = await Describe(place);
        await Using(place, db => db.Database.ExecuteSqlRawAsync("""DROP INDEX "IX_Participants_OfficeId" """));

        Assert.NotEqual(before, afterColumn);
        Assert.NotEqual(afterColumn, await Describe(place));
    }

    [Theory, EachDatabase]
    public async Task Upgrading_again_changes_nothing_and_takes_no_lock_that_stays(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        await store.Import(CaseFilesOnDisk.EverythingAt(TestOrganization.North));
        var before = (await store.Export("P-9002")).Value;

        await store.Db(db => DatabaseUpgrade.RunAsync(db));

        Assert.Equal(before, (await store.Export("P-9002")).Value);
    }

    [Fact]
    public async Task A_killed_migration_does_not_block_the_next_one()
    {
        await using var place = await TestPlace.CreateEmptyAsync(TestDatabase.Sqlite);
        // What a process leaves behind that is killed while it migrates.
        await Using(place, db => db.Database.ExecuteSqlRawAsync("""
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00');
            """));

        await Using(place, db => DatabaseUpgrade.RunAsync(db).WaitAsync(TimeSpan.FromSeconds(60)));

        Assert.Contains(await Describe(place), line => line.StartsWith("Participants", StringComparison.Ordinal));
    }

    private static async Task Using(TestPlace place, Func<MilepostDb, Task> work)
    {
        await using var services = place.BuildServices(new TestClock());
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(services);
        await work((MilepostDb)scope.ServiceProvider.GetService(typeof(MilepostDb))!);
    }

    /// <summary>Every column, key and index, one line each, in order; without the migrations' own tables.</summary>
    private static async Task<List<string>> Describe(TestPlace place)
    {
        var lines = new List<string>();
        await Using(place, async db => lines = await db.Database.SqlQueryRaw<string>(place.Location.Postgres is null ? SqliteSchema : PostgresSchema).ToListAsync());
        return [.. lines.Where(line => !line.TrimStart('"').StartsWith("__", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private const string SqliteSchema = """
        SELECT t.name || ' column ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '') || ' ' || c.pk AS "Value"
          FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'
        UNION ALL SELECT t.name || ' key ' || f."from" || ' ' || f."table" || ' ' || f."to" || ' ' || f.on_delete
          FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        UNION ALL SELECT t.name || ' index ' || i.name || ' ' || i."unique" || ' ' || i.partial || ' ' || x.seqno || ' ' || coalesce(x.name, '')
          FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) x WHERE t.type = 'table'
        """;

    private const string PostgresSchema = """
        SELECT table_name || ' column ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(character_maximum_length::text, '') || ' '
            || coalesce(numeric_precision::text, '') || ' ' || coalesce(column_default, '') || ' ' || is_identity AS "Value"
          FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT conrelid::regclass::text || ' constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT tablename || ' index ' || indexname || ' ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        """;
}
