using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Jobs.Tidy;
using Milepost.App.Store;

namespace Milepost.App.Tests.Features.Jobs.Tidy;

public sealed class TidyTablesTests
{
    [Theory, EachDatabase]
    public async Task Marks_go_after_a_month_and_what_was_held_when_its_time_is_over(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var now = store.Clock.GetUtcNow();
        var (old, young) = (Guid.NewGuid(), Guid.NewGuid());
        await store.Db(async db =>
        {
            var account = await db.Users.Select(u => u.Id).FirstAsync();
            db.Submissions.AddRange(new() { Token = old, At = now.AddDays(-31) }, new() { Token = young, At = now.AddDays(-29) });
            db.HeldFiles.AddRange(
                new HeldFile { Id = old, AccountId = account, FileName = "a", Bytes = [1], Until = now.AddMinutes(-1) },
                new HeldFile { Id = young, AccountId = account, FileName = "b", Bytes = [1], Until = now.AddMinutes(1) });
            db.UnknownSignIns.AddRange(new UnknownSignIn { AddressSha256 = "old", Until = now.AddMinutes(-1) }, new UnknownSignIn { AddressSha256 = "young", Until = now.AddMinutes(1) });
            await db.SaveChangesAsync();
        });

        await store.Call((TidyTablesHandler tidy) => tidy.HandleAsync(CancellationToken.None));

        Assert.False(await store.Db(db => db.Submissions.AnyAsync(s => s.Token == old)));
        Assert.True(await store.Db(db => db.Submissions.AnyAsync(s => s.Token == young)));
        Assert.Equal([young], await store.Db(db => db.HeldFiles.Select(f => f.Id).ToListAsync()));
        Assert.Equal(["young"], await store.Db(db => db.UnknownSignIns.Select(u => u.AddressSha256).ToListAsync()));
    }
}
