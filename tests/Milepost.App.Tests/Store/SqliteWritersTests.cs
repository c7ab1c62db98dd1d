using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Store.Postgres;
using Milepost.Domain;

namespace Milepost.App.Tests.Store;

public sealed class SqliteWritersTests
{
    [Fact]
    public async Task After_many_writes_the_log_is_back_in_the_database_and_not_longer_than_it_has_to_be()
    {
        await using var store = await TestStore.StartAsync();

        await WriteAsync(store, 600);

        Assert.True(LogOf(store) < 6_000_000, $"The log has {LogOf(store):N0} bytes: something keeps a statement open, and no checkpoint comes to its end.");
    }

    [Fact]
    public async Task A_statement_that_is_not_stepped_to_its_end_is_what_that_would_notice()
    {
        await using var store = await TestStore.StartAsync();
        await using var other = new SqliteConnection($"Data Source={store.Location.SqliteFile}");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = other.CreateCommand();
        command.CommandText = "SELECT * FROM sqlite_master";
        await using var unfinished = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await unfinished.ReadAsync(TestContext.Current.CancellationToken));

        await WriteAsync(store, 600);

        Assert.True(LogOf(store) > 6_000_000, $"{LogOf(store):N0}");
    }

    [Fact]
    public async Task Beside_another_writer_a_change_waits_a_bounded_time_and_says_why_it_was_not_made()
    {
        await using var store = await TestStore.StartAsync();
        await using var other = new SqliteConnection($"Data Source={store.Location.SqliteFile}");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var writing = other.BeginTransaction(deferred: false);

        await store.Db(async db =>
        {
            db.Patience = TimeSpan.FromMilliseconds(100);
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=50");
            ((SqliteConnection)db.Database.GetDbConnection()).DefaultTimeout = 1;
            var busy = await Assert.ThrowsAsync<DatabaseBusyException>(() => db.ChangeAsync<Done>(() => Task.FromResult<Result<Done>>(Done.It), CancellationToken.None));
            Assert.Contains("Another program is writing", busy.Message, StringComparison.Ordinal);
        });
    }

    /// <summary>Each write is a commit of its own, of the kind that EF reads keys back for.</summary>
    private static Task WriteAsync(TestStore store, int writes) => store.Db(async db =>
    {
        var account = await db.Users.Select(u => u.Id).FirstAsync();
        for (var i = 0; i < writes; i++)
        {
            db.HeldFiles.Add(new HeldFile { Id = Guid.NewGuid(), AccountId = account, FileName = $"{i}", Bytes = new byte[24_000], Until = store.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    });

    private static long LogOf(TestStore store) => new FileInfo(store.Location.SqliteFile + "-wal").Length;
}
