using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Tests.Features.CaseFiles;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Tests.Store;

public sealed class HistoryTests
{
    private static readonly Problem Refusal = new("test.refused", ProblemKind.Conflict, "Not now.");

    [Theory, EachDatabase]
    public async Task A_change_is_kept_with_who_when_why_before_and_after(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await ImportAsync(store);
        store.Clock.Advance(TimeSpan.FromHours(3));

        await SetCareerPath(store, id, "Nursing", Person.CareerPlanner);

        var entry = (await Entries(store, id))[^1];
        Assert.Equal(2, entry.Sequence);
        Assert.Equal(store.Clock.GetUtcNow(), entry.At, TimeSpan.FromMicroseconds(1));
        Assert.Equal(Person.CareerPlanner.Name, entry.ActorName);
        Assert.NotNull(entry.ActorId);
        Assert.Equal("participant.career-path", Assert.Single(entry.Events).Kind);
        Assert.Equal(new FieldChange("Participant", "DesiredCareerPath", "Manufacturing: Machining", "Nursing"), Assert.Single(entry.Changes));
    }

    [Theory, EachDatabase]
    public async Task A_save_that_fails_leaves_no_history(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await ImportAsync(store);

        await Assert.ThrowsAnyAsync<Exception>(() => store.Db(db => db.ChangeAsync<Done>(async () =>
        {
            (await db.FindParticipantAsync(id, CancellationToken.None))!.SetDesiredCareerPath("Never");
            // No such file: the last statement of the transaction is refused by the database.
            db.Documents.Add(new Document
            {
                ParticipantId = id, Kind = DocumentKind.Upload, Title = "x", FileName = "x", ContentType = "x", Length = 1, Sha256 = "not there", AddedAt = db.Clock.GetUtcNow(), AddedBy = "x",
            });
            return Done.It;
        }, CancellationToken.None)));

        await ShouldBeUntouched(store, id);
    }

    [Theory, EachDatabase]
    public async Task A_refused_change_writes_nothing_at_all(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await ImportAsync(store);

        await store.Db(async db =>
        {
            var result = await db.ChangeAsync<Done>(async () =>
            {
                (await db.FindParticipantAsync(id, CancellationToken.None))!.SetDesiredCareerPath("Never");
                // Even what was sent to the database already.
                await db.SaveChangesAsync();
                return Refusal;
            }, CancellationToken.None);
            Assert.Equal(Refusal, result.Problem);
            // Nor does a later save of the same session bring it in.
            await db.SaveChangesAsync();
        });

        await ShouldBeUntouched(store, id);
    }

    [Theory, EachDatabase]
    public async Task No_change_no_entry(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await ImportAsync(store);

        await SetCareerPath(store, id, "Manufacturing: Machining", null);

        Assert.Single(await Entries(store, id));
    }

    [Theory, EachDatabase]
    public async Task The_chain_holds_until_an_entry_is_changed_or_removed(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await ImportAsync(store);
        foreach (var path in new[] { "Nursing", "Welding", "Teaching" }) await SetCareerPath(store, id, path, Person.CareerPlanner);
        Assert.Null(await store.Db(db => HistoryChain.BreakAsync(db, id)));
        Assert.Equal(4, (await Entries(store, id)).Count);

        Assert.Equal("Entry 2 was changed.", await AfterAsync("""UPDATE "History" SET "ActorName" = 'Somebody Else' WHERE "Sequence" = 2"""));
        Assert.Equal("Entry 3 was changed.", await AfterAsync("""UPDATE "History" SET "Changes" = '[]' WHERE "Sequence" = 3"""));
        Assert.Equal("Entry 2 is missing.", await AfterAsync("""DELETE FROM "History" WHERE "Sequence" = 2"""));
        Assert.Equal("4 entries were written, 3 are there.", await AfterAsync("""DELETE FROM "History" WHERE "Sequence" = 4"""));

        // Each bad deed on its own, undone afterwards.
        Task<string?> AfterAsync(string deed) => store.Db(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
#pragma warning disable EF1003 // The test's own words.
            await db.Database.ExecuteSqlRawAsync(deed + """ AND "Chain" = {0}""", id.ToString());
#pragma warning restore EF1003
            return await HistoryChain.BreakAsync(db, id);
        });
    }

    [Theory, EachDatabase]
    public async Task The_same_form_saved_twice_is_saved_once(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await ImportAsync(store);
        var token = Guid.NewGuid();

        await SendAsync("Nursing");
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => SendAsync("Welding"));

        Assert.Equal(2, (await Entries(store, id)).Count);
        Assert.Equal("Nursing", await store.Db(db => db.Participants.Where(p => p.Id == id).Select(p => p.Profile.DesiredCareerPath).SingleAsync()));

        Task SendAsync(string path) => store.Db(db =>
        {
            db.Actor.Submission = token;
            return ChangeAsync(db, id, path);
        });
    }

    [Theory, EachDatabase]
    public async Task The_same_form_sent_twice_at_once_is_saved_once(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await ImportAsync(store);
        var token = Guid.NewGuid();

        var sent = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(async () =>
        {
            try
            {
                await store.Db(db =>
                {
                    db.Actor.Submission = token;
                    return ChangeAsync(db, id, $"Path {i}");
                });
                return true;
            }
            catch (DuplicateSubmissionException)
            {
                return false;
            }
        })));

        Assert.Single(sent, saved => saved);
        Assert.Equal(2, (await Entries(store, id)).Count);
    }

    [Theory, EachDatabase]
    public async Task Two_sessions_that_change_one_record_at_once_both_land_in_order(TestDatabase database)
    {
        const int Changes = 15;
        await using var store = await TestStore.StartAsync(database);
        var id = await ImportAsync(store);

        await Task.WhenAll(new[] { "first", "second" }.Select(who => Task.Run(async () =>
        {
            for (var i = 0; i < Changes; i++) await store.Db(db => ChangeAsync(db, id, $"{who} {i}"));
        })));

        var entries = await Entries(store, id);
        Assert.Equal(1 + 2 * Changes, entries.Count);
        await store.Db(db => HistoryChain.ShouldHoldAsync(db, id));
        // Each entry starts from what the one before it left: no change was made on old words.
        var steps = entries.Skip(1).Select(e => Assert.Single(e.Changes)).ToList();
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.Equal(pair.First.After, pair.Second.Before));
        Assert.Equal(1 + 2 * Changes, await store.Db(db => db.Participants.Where(p => p.Id == id).Select(p => p.RecordVersion).SingleAsync()));
    }

    [Theory, EachDatabase]
    public async Task Different_parts_of_one_record_changed_at_once_both_land(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await ImportAsync(store);

        await Task.WhenAll(
            Task.Run(() => store.Db(db => ChangeAsync(db, id, "Nursing"))),
            Task.Run(() => store.Db(db => db.ChangeAsync<Done>(async () =>
            {
                var participant = (await db.FindParticipantAsync(id, CancellationToken.None))!;
                participant.SetPartnerPrograms(["SNAP"]);
                return Done.It;
            }, CancellationToken.None))));

        var participant = await store.Db(db => db.Participants.AsNoTracking().SingleAsync(p => p.Id == id));
        Assert.Equal("Nursing", participant.Profile.DesiredCareerPath);
        Assert.Equal(["SNAP"], participant.PartnerPrograms);
        await store.Db(db => HistoryChain.ShouldHoldAsync(db, id));
    }

    [Theory, EachDatabase]
    public async Task What_was_read_before_somebody_else_saved_cannot_be_written_over_it(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await ImportAsync(store);

        await store.Db(async slow =>
        {
            var read = await slow.Participants.SingleAsync(p => p.Id == id);
            await SetCareerPath(store, id, "Nursing", null);
            read.SetDesiredCareerPath("Welding");
            slow.Entry(read).Property(p => p.RecordVersion).CurrentValue++;

            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync());
        });

        Assert.Equal("Nursing", await store.Db(db => db.Participants.Where(p => p.Id == id).Select(p => p.Profile.DesiredCareerPath).SingleAsync()));
    }

    private static async Task<Guid> ImportAsync(TestStore store) =>
        (await store.Import(CaseFilesOnDisk.EverythingAt(TestOrganization.North))).ParticipantId ?? throw new InvalidOperationException("refused");

    private static Task SetCareerPath(TestStore store, Guid id, string path, Person? person) => store.Db(db => ChangeAsync(db, id, path), person);

    private static async Task ChangeAsync(MilepostDb db, Guid id, string path)
    {
        var result = await db.ChangeAsync<Done>(async () =>
        {
            if (await db.FindParticipantAsync(id, CancellationToken.None) is not { } participant) return ParticipantProblems.NotFound;
            participant.SetDesiredCareerPath(path);
            return Done.It;
        }, CancellationToken.None);
        Assert.True(result.IsDone);
    }

    private static Task<List<HistoryEntry>> Entries(TestStore store, Guid id) =>
        store.Db(db => db.History.AsNoTracking().Where(h => h.ParticipantId == id).OrderBy(h => h.Sequence).ToListAsync());

    private static async Task ShouldBeUntouched(TestStore store, Guid id)
    {
        Assert.Single(await Entries(store, id));
        var participant = await store.Db(db => db.Participants.AsNoTracking().SingleAsync(p => p.Id == id));
        Assert.Equal("Manufacturing: Machining", participant.Profile.DesiredCareerPath);
        Assert.Equal(1, participant.RecordVersion);
        Assert.Empty(await store.Db(db => db.Documents.ToListAsync()));
        await store.Db(db => HistoryChain.ShouldHoldAsync(db, id));
    }
}
