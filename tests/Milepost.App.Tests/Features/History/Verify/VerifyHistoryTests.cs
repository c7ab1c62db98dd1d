using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.History.Verify;

namespace Milepost.App.Tests.Features.History.Verify;

public sealed class VerifyHistoryTests
{
    [Theory, EachDatabase]
    public async Task An_untouched_history_is_intact(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        await Fill(store);

        var verdict = await Verify(store);

        Assert.Empty(verdict.Broken);
        // Two records, and the organization, which was set up and got its certificate.
        Assert.Equal(3, verdict.Chains);
        Assert.Equal(4, verdict.Entries);
    }

    [Theory]
    [EachDatabase("""UPDATE "History" SET "ActorName" = 'Somebody Else' WHERE "ParticipantId" IS NOT NULL""", "it was changed after it was written")]
    [EachDatabase("""UPDATE "History" SET "Changes" = REPLACE("Changes", 'Ada', 'Eve') WHERE "ParticipantId" IS NOT NULL""", "it was changed after it was written")]
    [EachDatabase("""UPDATE "History" SET "Place" = 'TESTLAND/' WHERE "ParticipantId" IS NOT NULL""", "it was changed after it was written")]
    [EachDatabase("""UPDATE "History" SET "Sequence" = 2 WHERE "ParticipantId" IS NOT NULL""", "an entry is missing")]
    [EachDatabase("""UPDATE "History" SET "PreviousHash" = 'abc' WHERE "ParticipantId" IS NOT NULL""", "it does not follow the entry before it")]
    [EachDatabase("""DELETE FROM "History" WHERE "ParticipantId" IS NOT NULL""", "all its entries are missing")]
    [EachDatabase("""UPDATE "Participants" SET "HistoryLength" = 2""", "the newest entries are missing")]
    [EachDatabase("""UPDATE "Participants" SET "HistoryHead" = 'abc'""", "it is not the entry that its record knows as the newest")]
    public async Task A_history_that_was_changed_or_cut_names_its_chain(TestDatabase database, string tampering, string why)
    {
        await using var store = await TestStore.StartAsync(database);
        await Fill(store);

        await store.Db(db => db.Database.ExecuteSqlRawAsync(tampering));

        var verdict = await Verify(store);
        Assert.Equal(2, verdict.Broken.Count);
        Assert.All(verdict.Broken, broken => Assert.Equal(why, broken.Why));
        var ids = await store.Db(db => db.Participants.Select(p => p.Id).ToListAsync());
        Assert.Equal(ids.Select(id => id.ToString()).Order(StringComparer.Ordinal), verdict.Broken.Select(b => b.Chain));
    }

    [Fact]
    public async Task The_organizations_history_is_checked_like_a_record()
    {
        await using var store = await TestStore.StartAsync();

        await store.Db(db => db.Database.ExecuteSqlRawAsync("""UPDATE "HistoryHeads" SET "Length" = 9"""));

        Assert.Equal(new BrokenChain("organization", 3, "the newest entries are missing"), Assert.Single((await Verify(store)).Broken));
    }

    [Fact]
    public async Task Somebody_who_writes_meanwhile_is_neither_stopped_nor_taken_for_tampering()
    {
        await using var store = await TestStore.StartAsync();
        await Fill(store);

        var checks = Enumerable.Range(0, 5).Select(_ => Task.Run(() => Verify(store))).ToList();
        for (var number = 0; number < 10; number++) await Import(store, $"P-9{number}");

        Assert.All(await Task.WhenAll(checks), verdict => Assert.Empty(verdict.Broken));
    }

    private static Task<HistoryVerdict> Verify(TestStore store) => store.Call((VerifyHistoryHandler verify) => verify.HandleAsync(CancellationToken.None));

    private static async Task Fill(TestStore store)
    {
        await Import(store, "P-1");
        await Import(store, "P-2");
    }

    private static async Task Import(TestStore store, string id)
    {
        var answer = await store.Import(System.Text.Encoding.UTF8.GetBytes($$"""
            {
              "format": "milepost-case/1", "pack": "chicago-cook",
              "participant": { "id": "{{id}}", "firstName": "Ada", "lastName": "Sampleton", "birthDate": "1990-05-04" },
              "application": { "appliedOn": "2026-02-01", "programs": ["adult"], "documents": [] },
              "enrollments": [], "assessments": [], "plans": [], "services": [], "caseNotes": [], "credentials": [], "skillGains": [], "referrals": [], "partnerPrograms": [], "plannedGaps": []
            }
            """), TestOrganization.North);
        Assert.NotNull(answer.ParticipantId);
    }
}
