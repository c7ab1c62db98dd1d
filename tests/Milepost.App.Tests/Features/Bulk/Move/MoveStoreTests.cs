using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Features.Bulk.Move;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.History.Verify;
using Milepost.App.Store;
using Milepost.App.Tests.Features.CaseFiles;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Bulk.Move;

/// <summary>Each test moves to the database it is run for, from the other one.</summary>
public sealed class MoveStoreTests
{
    [Theory, EachDatabase]
    public async Task Every_case_file_finding_and_history_is_the_same_after_a_move_there_and_back(TestDatabase to)
    {
        await using var store = await FromOther(to);
        await store.Import(CaseFilesOnDisk.EverythingAt(TestOrganization.North));
        // A line that PostgreSQL and .NET see differently: the last day there is, quotes, a letter of two halves, an amount's places.
        await store.Import(CaseFilesOnDisk.WithId(CaseFilesOnDisk.EverythingAt(TestOrganization.North), "P-\"𠮷\""));
        await using var there = await TestPlace.CreateEmptyAsync(to);

        var moved = await Move(store, there.Location);

        Assert.True(moved.IsDone, moved.Problem?.Message);
        Assert.True(moved.Value.Tables.Sum(t => t.Rows) > 100);
        await using (var services = there.BuildServices(store.Clock))
        {
            foreach (var id in new[] { "P-9002", "P-\"𠮷\"" })
                Assert.Equal((await store.Export(id)).Value, (await Ask(services, (ExportCaseFileHandler export) => export.HandleAsync(new(id), CancellationToken.None))).Value);
            var verdict = await Ask(services, (VerifyHistoryHandler verify) => verify.HandleAsync(CancellationToken.None));
            Assert.Empty(verdict.Broken);
            Assert.True(verdict.Entries > 2);
            Assert.Equal(await Findings(store), await Ask(services, (MilepostDb db) => Findings(db)));
        }

        await using var back = await TestPlace.CreateEmptyAsync(Other(to));
        await using var reverse = there.BuildServices(store.Clock);
        var returned = await Ask(reverse, (MoveStoreHandler move) => move.HandleAsync(new(back.Location), CancellationToken.None));
        Assert.True(returned.IsDone, returned.Problem?.Message);
        Assert.Equal(Sorted(moved.Value), Sorted(returned.Value));
        // Files beside SQLite, rows of PostgreSQL: the same keys wherever they lie.
        if (to == TestDatabase.Postgres)
        {
            Assert.NotEqual(0, moved.Value.Keys);
            Assert.Equal(moved.Value.Keys, returned.Value.Keys);
            foreach (var file in Directory.GetFiles(store.Location.KeyFolder))
                Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(back.Location.KeyFolder, Path.GetFileName(file))));
        }

        static IEnumerable<MovedTable> Sorted(MovedStore store) => store.Tables.Where(t => t.Name != "InstallationSecrets").OrderBy(t => t.Name, StringComparer.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_database_that_holds_rows_is_left_as_it_is(TestDatabase to)
    {
        await using var store = await FromOther(to);
        await using var filled = await TestStore.StartAsync(to);

        var moved = await Move(store, filled.Location);

        Assert.Equal("move.not-empty", moved.Problem!.Code);
        Assert.Empty(await filled.Db(db => db.Participants.ToListAsync()));
    }

    [Fact]
    public async Task While_a_server_holds_the_data_nothing_moves_and_while_it_moves_no_server_starts()
    {
        await using var store = await FromOther(TestDatabase.Postgres);
        await using var there = await TestPlace.CreateEmptyAsync(TestDatabase.Postgres);

        using (StoreUse.TryTake(store.Location))
        {
            // Two servers may share a folder.
            using (var second = StoreUse.TryTake(store.Location)) Assert.NotNull(second);
            Assert.Equal("move.source-in-use", (await Move(store, there.Location)).Problem!.Code);
        }
        using (var move = StoreUse.TryTakeAlone(store.Location))
        {
            Assert.NotNull(move);
            Assert.Null(StoreUse.TryTake(store.Location));
        }
        Assert.True((await Move(store, there.Location)).IsDone);
    }

    [Fact]
    public async Task A_row_that_the_new_database_refuses_is_named_and_nothing_is_left_behind()
    {
        await using var store = await FromOther(TestDatabase.Postgres);
        await store.Import(CaseFilesOnDisk.EverythingAt(TestOrganization.North));
        await using var there = await TestPlace.CreateEmptyAsync(TestDatabase.Postgres);
        // SQLite keeps any length.
        await store.Db(db => db.Database.ExecuteSqlRawAsync($"UPDATE \"Participants\" SET \"PackId\" = \"PackId\" || '{new string('x', 100)}'"));

        var refused = await Move(store, there.Location);

        Assert.Equal("move.refused", refused.Problem!.Code);
        Assert.Contains("Participants", refused.Problem.Message, StringComparison.Ordinal);
        await store.Db(db => db.Database.ExecuteSqlRawAsync("UPDATE \"Participants\" SET \"PackId\" = replace(\"PackId\", 'xxxxxxxxxx', '')"));
        Assert.True((await Move(store, there.Location)).IsDone);
    }

    [Fact]
    public async Task A_value_that_reads_back_differently_stops_the_move_with_its_place()
    {
        await using var store = await FromOther(TestDatabase.Postgres);
        await store.Import(CaseFilesOnDisk.EverythingAt(TestOrganization.North));
        await using var there = await TestPlace.CreateEmptyAsync(TestDatabase.Postgres);
        await using var services = there.BuildServices(store.Clock);
        await Ask(services, async (MilepostDb db) =>
        {
            await DatabaseUpgrade.RunAsync(db);
            return await db.Database.ExecuteSqlRawAsync("""
                CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."Text" := NEW."Text" || '' ''; RETURN NEW; END';
                CREATE TRIGGER spoil BEFORE INSERT ON "CaseNotes" FOR EACH ROW EXECUTE FUNCTION spoil();
                """);
        });

        var moved = await Move(store, there.Location);

        Assert.Equal("move.different", moved.Problem!.Code);
        Assert.Contains("Row 1 of CaseNotes", moved.Problem.Message, StringComparison.Ordinal);
        Assert.Contains("Text", moved.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Ask(services, (MilepostDb db) => db.Participants.CountAsync()));
    }

    [Fact]
    public async Task What_the_database_numbers_goes_on_after_the_highest_number()
    {
        await using var store = await FromOther(TestDatabase.Postgres);
        await store.Db(db => db.Database.ExecuteSqlRawAsync("INSERT INTO \"AspNetUserClaims\" (\"Id\", \"UserId\", \"ClaimType\") SELECT 41, \"Id\", 'test' FROM \"AspNetUsers\" LIMIT 1"));
        await using var there = await TestPlace.CreateEmptyAsync(TestDatabase.Postgres);

        Assert.True((await Move(store, there.Location)).IsDone);

        await using var services = there.BuildServices(store.Clock);
        Assert.Equal(42, await Ask(services, async (MilepostDb db) =>
        {
            var claim = db.UserClaims.Add(new() { UserId = (await db.Users.FirstAsync()).Id, ClaimType = "next" }).Entity;
            await db.SaveChangesAsync();
            return claim.Id;
        }));
    }

    private static async Task<TestStore> FromOther(TestDatabase to)
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, PostgresServer.HowToInstall);
        return await TestStore.StartAsync(Other(to));
    }

    private static TestDatabase Other(TestDatabase database) => database == TestDatabase.Sqlite ? TestDatabase.Postgres : TestDatabase.Sqlite;

    private static Task<Result<MovedStore>> Move(TestStore store, DataLocation to) => store.Call((MoveStoreHandler move) => move.HandleAsync(new(to), CancellationToken.None));

    private static Task<List<string>> Findings(TestStore store) => store.Db(db => Findings(db));

    private static async Task<List<string>> Findings(MilepostDb db) =>
        [.. (await db.Findings.AsNoTracking().ToListAsync()).Select(f => System.Text.Json.JsonSerializer.Serialize(f)).Order(StringComparer.Ordinal)];

    private static async Task<TResult> Ask<T, TResult>(ServiceProvider services, Func<T, Task<TResult>> question) where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        return await question(scope.ServiceProvider.GetRequiredService<T>());
    }
}
