using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Tests.Features.CaseFiles;

namespace Milepost.App.Tests.Store;

public sealed class DurabilityTests
{
    [Fact]
    public async Task On_SQLite_a_commit_is_on_the_disk_and_references_hold()
    {
        await using var store = await TestStore.StartAsync();

        Assert.Equal("wal", await Pragma<string>(store, "journal_mode"));
        Assert.Equal(2, await Pragma<long>(store, "synchronous"));
        Assert.Equal(1, await Pragma<long>(store, "foreign_keys"));
        Assert.True(await Pragma<long>(store, "busy_timeout") >= 5000);
    }

    /// <summary>As docs/operate/one-office.md says to make one.</summary>
    [Fact]
    public async Task A_backup_that_SQLite_wrote_opens_with_everything_in_it()
    {
        await using var store = await TestStore.StartAsync();
        await store.Import(CaseFilesOnDisk.EverythingAt(TestOrganization.North));
        await using var restored = await TestPlace.CreateEmptyAsync(TestDatabase.Sqlite);
        await store.Db(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {restored.Location.SqliteFile}"));

        await using var services = restored.BuildServices(new TestClock());
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        var backup = scope.ServiceProvider.GetRequiredService<MilepostDb>();
        await DatabaseUpgrade.RunAsync(backup);

        Assert.Equal("P-9002", await backup.Participants.Select(p => p.CaseNumber).SingleAsync());
        Assert.Equal("wal", (await backup.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync()).Single());
    }

    [Theory, EachDatabase]
    public async Task A_row_cannot_refer_to_what_is_not_there(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);

        await Assert.ThrowsAnyAsync<Exception>(() => store.Db(db =>
        {
            db.CustomerMessages.Add(new CustomerMessage { ParticipantId = Guid.NewGuid(), Subject = "x", Body = "x", SentBy = "x", SentAt = store.Clock.GetUtcNow() });
            return db.SaveChangesAsync();
        }));
    }

    [Theory, EachDatabase]
    public async Task Killed_in_the_middle_of_writing_nothing_is_half_written_and_nothing_that_was_confirmed_is_lost(TestDatabase database)
    {
        // Each round has files of its own besides the earlier ones: on a busy machine the program may have taken in many more when it is killed.
        int[] rounds = [3, 20, 60];
        const int FilesOfRound = 100;
        var files = rounds.Length * FilesOfRound;
        await using var place = await TestPlace.CreateAsync(database);
        var everything = CaseFilesOnDisk.EverythingAt(TestOrganization.North);
        var folder = Directory.CreateDirectory(Path.Combine(place.Location.Folder, "files")).FullName;
        for (var i = 0; i < files; i++)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{i:D3}.json"), CaseFilesOnDisk.WithId(everything, $"K-{i:D3}"), TestContext.Current.CancellationToken);

        var confirmed = new HashSet<string>();
        foreach (var (round, killAfter) in rounds.Index())
            confirmed.UnionWith(await ImportAndKillAsync(place.Location, folder, (round + 1) * FilesOfRound, killAfter));

        await using var services = place.BuildServices(new TestClock());
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(services);
        var db = (MilepostDb)scope.ServiceProvider.GetService(typeof(MilepostDb))!;
        ((Milepost.App.Access.Actor)scope.ServiceProvider.GetService(typeof(Milepost.App.Access.Actor))!).BecomeOperator();
        if (database == TestDatabase.Sqlite)
        {
            Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync(TestContext.Current.CancellationToken));
            Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS \"Value\" FROM pragma_foreign_key_check").ToListAsync(TestContext.Current.CancellationToken));
        }
        var there = await db.Participants.AsNoTracking().OrderBy(p => p.CaseNumber).ToListAsync(TestContext.Current.CancellationToken);
        Assert.InRange(there.Count, 60, files - 1);
        Assert.Subset(there.Select(p => p.CaseNumber).ToHashSet(), confirmed);
        var export = (Milepost.App.Features.CaseFiles.ExportCaseFileHandler)scope.ServiceProvider.GetService(typeof(Milepost.App.Features.CaseFiles.ExportCaseFileHandler))!;
        foreach (var participant in there)
        {
            var record = (await export.HandleAsync(new(participant.CaseNumber), CancellationToken.None)).Value;
            ((ReadOnlyMemory<byte>)record).ShouldSayTheSameAs(CaseFilesOnDisk.WithId(everything, participant.CaseNumber));
            await HistoryChain.ShouldHoldAsync(db, participant.Id);
            db.ChangeTracker.Clear();
        }
        var parts = await db.Services.CountAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, parts % there.Count);
    }

    /// <summary>Runs the real program and kills it, as kill -9 does, when it has confirmed so many files.</summary>
    private static async Task<IReadOnlyList<string>> ImportAndKillAsync(DataLocation location, string folder, int files, int killAfter)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "milepost")) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("import");
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal).Take(files)) start.ArgumentList.Add(file);
        start.ArgumentList.Add("--data");
        start.ArgumentList.Add(location.Folder);
        if (location.Postgres is { } connection) start.Environment["ConnectionStrings__Milepost"] = connection;
        using var program = Process.Start(start)!;
        var complaints = program.StandardError.ReadToEndAsync();

        // A file that an earlier round took in whole is "unchanged" now; what counts is how many are new.
        var confirmed = new List<string>();
        while (confirmed.Count < killAfter && await program.StandardOutput.ReadLineAsync() is { } line)
            if (line.EndsWith(" added", StringComparison.Ordinal)) confirmed.Add(line.Split(' ')[^2]);
        program.Kill();
        await program.WaitForExitAsync();
        if (confirmed.Count < killAfter) Assert.Fail($"The import stopped by itself after {confirmed.Count} files: {await complaints}");
        return confirmed;
    }

    private static Task<T> Pragma<T>(TestStore store, string name) => store.Db(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (T)(await command.ExecuteScalarAsync())!;
    });
}
