using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.Findings;
using Milepost.App.Features.Participants.Merge;
using Milepost.App.Features.Participants.Merge.Undo;
using Milepost.App.Store;
using Milepost.App.Tests.Features.CaseFiles;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Features.Participants.Merge;

public sealed class MergeRecordsTests
{
    [Theory, EachDatabase]
    public async Task Everything_comes_along_with_its_own_id_and_an_undo_brings_both_back_to_the_byte(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var (keep, other) = await TwinsAsync(store);
        var before = await FilesAsync(store);
        var findings = await FindingsAsync(store);

        var merge = (await MergeAsync(store, keep, other, "Phone")).Value;

        var merged = JsonNode.Parse((await store.Export("P-ONE")).Value)!;
        Assert.False((await store.Export("P-TWO")).IsDone);
        foreach (var list in new[] { "assessments", "plans", "services", "caseNotes", "credentials", "skillGains", "referrals", "plannedGaps" })
            Assert.Equal(2 * before.One[list]!.AsArray().Count, merged[list]!.AsArray().Count);
        Assert.Equal("555-0199", (string?)merged["participant"]!["phone"]);
        // What the program takes in again has ids of its own and references that lead somewhere.
        Assert.Empty(CaseFileReaderProblems(merged));
        Assert.NotEmpty(merge.Renumbered);
        await store.Db(async db => Assert.Empty(await db.Findings.Where(f => f.ParticipantId == other).ToListAsync()));

        var undone = await store.Call((UndoMergeHandler undo) => undo.HandleAsync(new(keep, merge.Id, "Twins, in fact"), CancellationToken.None), Person.Supervisor);

        Assert.Null(undone.Problem);
        var after = await FilesAsync(store);
        Assert.Equal(before.OneText, after.OneText);
        Assert.Equal(before.TwoText, after.TwoText);
        Assert.Equal(findings, await FindingsAsync(store));
        await store.Session(async services =>
        {
            var verified = await services.GetRequiredService<Milepost.App.Features.History.Verify.VerifyHistoryHandler>().HandleAsync(CancellationToken.None);
            Assert.Empty(verified.Broken);
        });
    }

    [Theory, EachDatabase]
    public async Task A_merge_that_breaks_off_in_the_middle_leaves_nothing(TestDatabase database)
    {
        var judge = new BreakingJudge();
        await using var store = await TestStore.StartAsync(database, services => services.AddSingleton<IRecordJudge>(scope => judge.With(scope.GetRequiredService<RecordJudge>())));
        var (keep, other) = await TwinsAsync(store);
        var before = await FilesAsync(store);

        judge.BreaksAfter = 1;
        await Assert.ThrowsAsync<InvalidOperationException>(() => MergeAsync(store, keep, other));
        judge.BreaksAfter = null;

        var after = await FilesAsync(store);
        Assert.Equal(before.OneText, after.OneText);
        Assert.Equal(before.TwoText, after.TwoText);
        await store.Db(async db =>
        {
            Assert.Empty(await db.Merges.ToListAsync());
            Assert.DoesNotContain(await db.History.Where(h => h.ParticipantId == keep).ToListAsync(), h => h.Events.Any(e => e.Kind == "participant.merged"));
        });
    }

    [Theory, EachDatabase]
    public async Task What_was_added_since_stays_and_what_hangs_on_something_that_goes_goes_with_it(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var (keep, other) = await TwinsAsync(store);
        var merge = (await MergeAsync(store, keep, other)).Value;
        var two = (await FilesAsync(store)).OneText;
        await WriteNoteAsync(store, keep, service: null);
        await ChangeGoalAsync(store, merge);

        var preview = await store.Call((MergesQuery merges) => merges.PreviewAsync(keep, merge.Id, CancellationToken.None), Person.Supervisor);
        Assert.Equal(["1 case note"], preview!.Stays);
        Assert.Empty(preview.Problems);
        Assert.True((await store.Call((UndoMergeHandler undo) => undo.HandleAsync(new(keep, merge.Id, "Two after all"), CancellationToken.None), Person.Supervisor)).IsDone);

        var (one, back) = await FilesAsync(store) is var files ? (files.One, files.Two!) : default;
        Assert.Contains(one["caseNotes"]!.AsArray(), n => (string?)n!["text"] == "Added since");
        Assert.DoesNotContain(back["caseNotes"]!.AsArray(), n => (string?)n!["text"] == "Added since");
        Assert.Contains(back["plans"]!.AsArray().SelectMany(p => p!["goals"]!.AsArray()), g => (string?)g!["closeReason"] == "Changed since");
        Assert.NotEqual("", two);
    }

    [Fact]
    public async Task A_note_written_since_about_a_service_that_goes_back_has_to_be_parted_from_it_first()
    {
        await using var store = await TestStore.StartAsync();
        var (keep, other) = await TwinsAsync(store);
        var merge = (await MergeAsync(store, keep, other)).Value;
        var service = await store.Db(async db => (await db.Services.Where(s => s.ParticipantId == keep).ToListAsync()).First(s => merge.Journal.Any(line => line.Id == s.Id)).CaseFileId);
        await WriteNoteAsync(store, keep, service);

        var undone = await store.Call((UndoMergeHandler undo) => undo.HandleAsync(new(keep, merge.Id, "Two after all"), CancellationToken.None), Person.Supervisor);

        Assert.Equal("merge.entangled", undone.Problem!.Code);
        Assert.Contains(service, undone.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_open_plans_are_refused_with_what_to_do_first_and_a_record_that_changed_is_looked_at_again()
    {
        await using var store = await TestStore.StartAsync();
        var (keep, other) = await TwinsAsync(store, open: true);

        Assert.Equal("merge.two-open-plans", (await MergeAsync(store, keep, other)).Problem!.Code);
        Assert.Equal("merge.same", (await MergeAsync(store, keep, keep)).Problem!.Code);

        await using var second = await TestStore.StartAsync();
        (keep, other) = await TwinsAsync(second);
        var stale = await second.Call((MergeRecordsHandler merge) => merge.HandleAsync(new(keep, other, [], "Same", 1, 99), CancellationToken.None), Person.Supervisor);
        Assert.Equal(ProblemKind.Stale, stale.Problem!.Kind);
    }

    [Fact]
    public async Task Merges_are_undone_the_last_one_first_and_only_once()
    {
        await using var store = await TestStore.StartAsync();
        var (keep, other) = await TwinsAsync(store);
        var third = await ImportAsync(store, "P-THREE", _ => { });
        var before = await FilesAsync(store);
        var first = (await MergeAsync(store, keep, other)).Value;
        var second = (await MergeAsync(store, keep, third)).Value;

        Assert.Equal("merge.later", (await UndoAsync(first)).Problem!.Code);
        Assert.True((await UndoAsync(second)).IsDone);
        Assert.True((await UndoAsync(first)).IsDone);
        Assert.Equal("merge.undone", (await UndoAsync(first)).Problem!.Code);
        Assert.Equal(before.OneText, (await FilesAsync(store)).OneText);

        Task<Result<Done>> UndoAsync(RecordMerge merge) => store.Call((UndoMergeHandler undo) => undo.HandleAsync(new(keep, merge.Id, "Two after all"), CancellationToken.None), Person.Supervisor);
    }

    [Fact]
    public async Task Every_table_with_rows_of_a_participant_is_decided_about()
    {
        await using var store = await TestStore.StartAsync();
        await store.Db(db =>
        {
            var tables = db.Model.GetEntityTypes().Where(type => type.FindProperty("ParticipantId") is not null
                || type.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Participant))).Select(type => type.ClrType).ToHashSet();
            // A merge is no part of a record but tells of two.
            tables.Remove(typeof(RecordMerge));
            Assert.True(tables.Count > 20);
            Assert.True(tables.SetEquals(MergedTables.All), "Decide in MergedTables what a merge does with: "
                + string.Join(", ", tables.Except(MergedTables.All).Select(t => t.Name)) + ". No longer there: " + string.Join(", ", MergedTables.All.Except(tables).Select(t => t.Name)));

            var numbered = db.Model.GetEntityTypes().Where(type => type.FindProperty("CaseFileId") is not null && type.FindProperty("ParticipantId") is null).Select(type => type.ClrType);
            Assert.Equal([typeof(Agreement), typeof(Goal), typeof(Objective)], numbered.OrderBy(type => type.Name, StringComparer.Ordinal));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void Every_fact_of_the_profile_can_be_chosen() =>
        Assert.Equal(typeof(Milepost.Domain.Participants.Profile).GetProperties().Where(p => p.CanWrite).Select(p => p.Name).Order(StringComparer.Ordinal), ProfileDifferences.All.Order(StringComparer.Ordinal));

    /// <summary>Two records with every field there is and the same ids throughout.</summary>
    private static async Task<(Guid Keep, Guid Other)> TwinsAsync(TestStore store, bool open = false) => (
        await ImportAsync(store, "P-ONE", file => Prepare(file, open)),
        await ImportAsync(store, "P-TWO", file => { Prepare(file, open); file["participant"]!["phone"] = "555-0199"; }));

    private static void Prepare(JsonObject file, bool open)
    {
        foreach (var plan in file["plans"]!.AsArray())
        {
            if (open) { plan!.AsObject().Remove("closedOn"); plan.AsObject().Remove("closeReason"); }
            else if (plan!["closedOn"] is null) plan["closedOn"] = "2026-02-27";
        }
        if (open) while (file["plans"]!.AsArray().Count > 1) file["plans"]!.AsArray().RemoveAt(1);
    }

    private static async Task<Guid> ImportAsync(TestStore store, string id, Action<JsonObject> change)
    {
        var file = JsonNode.Parse(CaseFilesOnDisk.EverythingAt(TestOrganization.North).Span)!.AsObject();
        file["participant"]!["id"] = id;
        change(file);
        var answer = await store.Import(System.Text.Encoding.UTF8.GetBytes(file.ToJsonString()));
        return answer.ParticipantId ?? throw new InvalidOperationException(string.Join(' ', answer.Problems));
    }

    private static async Task<Result<RecordMerge>> MergeAsync(TestStore store, Guid keep, Guid other, params string[] take)
    {
        var versions = await store.Db(db => db.Participants.ToDictionaryAsync(p => p.Id, p => p.RecordVersion));
        return await store.Call((MergeRecordsHandler merge) => merge.HandleAsync(new(keep, other, take, "The same person", versions[keep], versions[other]), CancellationToken.None), Person.Supervisor);
    }

    private static async Task<(JsonNode One, string OneText, JsonNode? Two, string? TwoText)> FilesAsync(TestStore store)
    {
        var (one, two) = (await store.Export("P-ONE"), await store.Export("P-TWO"));
        var oneText = System.Text.Encoding.UTF8.GetString(one.Value);
        var twoText = two.IsDone ? System.Text.Encoding.UTF8.GetString(two.Value) : null;
        return (JsonNode.Parse(oneText)!, oneText, twoText is null ? null : JsonNode.Parse(twoText), twoText);
    }

    private static Task<List<string>> FindingsAsync(TestStore store) => store.Db(async db =>
        (await db.Findings.ToListAsync()).Select(f => $"{f.ParticipantId} {f.Requirement} {f.Subject} {f.SeenFrom} {f.SeenThrough} {f.Outcome} {f.DueOn} {f.MetOn} {string.Join(',', f.Details)} {f.About}")
            .Order(StringComparer.Ordinal).ToList());

    private static Task WriteNoteAsync(TestStore store, Guid participant, string? service) => store.Db(async db =>
    {
        var written = await db.ChangeAsync(async () =>
        {
            var person = await db.FindParticipantAsync(participant, CancellationToken.None);
            var note = CaseNote.Write(person!, new() { Subject = "Talk", OccurredOn = new(2026, 3, 1), Text = "Added since", Service = service }, "test", null, new(2026, 3, 2));
            db.CaseNotes.Add(note.Value);
            return note;
        }, Gates.Open, CancellationToken.None);
        Assert.True(written.IsDone);
    });

    private static Task ChangeGoalAsync(TestStore store, RecordMerge merge) => store.Db(async db =>
    {
        var changed = await db.ChangeAsync<Done>(async () =>
        {
            var plan = (await db.Plans.Where(p => p.ParticipantId == merge.SurvivorId).ToListAsync()).First(p => merge.Journal.Any(line => line.Id == p.Id) && p.Goals.Count > 0);
            _ = plan.Reopen("to change it", [], new(2026, 3, 2)).Value;
            var goal = plan.Goals.First(g => g.IsOpen && !g.HasOpenObjective || !g.IsOpen);
            if (!goal.IsOpen) _ = plan.ReopenGoal(goal.Id, "again", new(2026, 3, 2)).Value;
            _ = plan.CloseGoal(goal.Id, new(2026, 3, 2), "reached", "Changed since", new(2026, 3, 2)).Value;
            return Done.It;
        }, Gates.Open, CancellationToken.None);
        Assert.True(changed.IsDone);
    });

    private static IEnumerable<string> CaseFileReaderProblems(JsonNode file) =>
        Milepost.App.Features.CaseFiles.CaseFileReader.Read(System.Text.Encoding.UTF8.GetBytes(file.ToJsonString())).Problems.Select(p => p.ToString());

    /// <summary>The lights go out while the second of the two records is judged.</summary>
    private sealed class BreakingJudge : IRecordJudge
    {
        private RecordJudge _judge = null!;

        public int? BreaksAfter { get; set; }

        public BreakingJudge With(RecordJudge judge)
        {
            _judge = judge;
            return this;
        }

        public Task CatchUpAsync(MilepostDb db, Guid participantId, CancellationToken ct) => _judge.CatchUpAsync(db, participantId, ct);

        public Task<IReadOnlyList<ClosedGate>> JudgeAsync(MilepostDb db, ChangedRecord changed, CancellationToken ct) =>
            BreaksAfter-- is 0 ? throw new InvalidOperationException("The lights went out.") : _judge.JudgeAsync(db, changed, ct);
    }
}
