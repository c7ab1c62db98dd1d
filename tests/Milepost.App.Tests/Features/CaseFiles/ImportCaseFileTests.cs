using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Store;
using Milepost.App.Tests.Store;

namespace Milepost.App.Tests.Features.CaseFiles;

public sealed class ImportCaseFileTests
{
    public static IEnumerable<Xunit.ITheoryDataRow> EverySoundFile => TestDatabases.With([.. CaseFilesOnDisk.SoundFiles().Select(row => (object?)row.Data), .. DemoFiles]);

    public static IEnumerable<Xunit.ITheoryDataRow> EveryBrokenFile => TestDatabases.With([.. CaseFilesOnDisk.BrokenAcceptanceCases().Select(b => (object?)b.File), "broken-in-many-places.json"]);

    private static IEnumerable<string> DemoFiles => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "demo", "cases"), "*.json").Order(StringComparer.Ordinal);

    [Theory, MemberData(nameof(EverySoundFile))]
    public async Task What_comes_out_equals_what_went_in(TestDatabase database, string path)
    {
        await using var store = await TestStore.StartAsync(database);
        var file = AtHome(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));

        var answer = await store.Import(file);

        Assert.Empty(answer.Problems);
        Assert.Equal(ImportOutcome.Added, answer.Outcome);
        ((ReadOnlyMemory<byte>)(await store.Export(answer.CaseNumber!)).Value).ShouldSayTheSameAs(file);
        await store.Db(db => HistoryChain.ShouldHoldAsync(db, answer.ParticipantId!.Value));
    }

    [Theory, EachDatabase]
    public async Task An_equal_file_again_changes_nothing(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var file = CaseFilesOnDisk.EverythingAt(TestOrganization.North);
        var first = await store.Import(file);

        var second = await store.Import(file);

        Assert.Equal(ImportOutcome.Unchanged, second.Outcome);
        Assert.Equal(1, await store.Db(db => db.History.CountAsync(h => h.ParticipantId == first.ParticipantId)));
    }

    [Theory, EachDatabase]
    public async Task A_different_file_of_the_same_id_is_refused_unless_it_replaces(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var file = CaseFilesOnDisk.EverythingAt(TestOrganization.North);
        var id = (await store.Import(file)).ParticipantId!.Value;
        var other = Changed(file, node => { node["participant"]!["firstName"] = "Renamed"; node["services"]!.AsArray().RemoveAt(0); node["caseNotes"] = new JsonArray(); node["plans"] = new JsonArray(); node["payroll"] = new JsonArray(); });

        var refused = await store.Import(other);
        Assert.Equal("$.participant.id", Assert.Single(refused.Problems).Path);
        ((ReadOnlyMemory<byte>)(await store.Export("P-9002")).Value).ShouldSayTheSameAs(file);

        var replaced = await store.Import(other, replace: true);

        Assert.Equal(ImportOutcome.Replaced, replaced.Outcome);
        Assert.Equal(id, replaced.ParticipantId);
        ((ReadOnlyMemory<byte>)(await store.Export("P-9002")).Value).ShouldSayTheSameAs(other);
    }

    [Theory, EachDatabase]
    public async Task Replacing_keeps_the_history_and_adds_to_it(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var file = CaseFilesOnDisk.EverythingAt(TestOrganization.North);
        var id = (await store.Import(file)).ParticipantId!.Value;
        var before = await store.Db(db => db.History.AsNoTracking().SingleAsync(h => h.ParticipantId == id));
        var versions = await store.Db(db => db.PlanVersions.CountAsync());

        await store.Import(Changed(file, node => node["participant"]!["firstName"] = "Renamed"), replace: true);

        var after = await store.Db(db => db.History.AsNoTracking().Where(h => h.ParticipantId == id).OrderBy(h => h.Sequence).ToListAsync());
        Assert.Equal(2, after.Count);
        Assert.Equal(before.Hash, after[0].Hash);
        Assert.Contains(after[1].Events, e => e.Kind == "participant.replaced");
        Assert.Contains(after[1].Changes, c => c is { Field: "FirstName", After: "Renamed" });
        await store.Db(db => HistoryChain.ShouldHoldAsync(db, id));
        Assert.True(await store.Db(db => db.PlanVersions.CountAsync()) >= versions, "What somebody signed must stay.");
    }

    [Theory, MemberData(nameof(EveryBrokenFile))]
    public async Task A_broken_file_is_refused_whole_and_changes_nothing(TestDatabase database, string path)
    {
        await using var store = await TestStore.StartAsync(database);
        await store.Import(CaseFilesOnDisk.EverythingAt(TestOrganization.North));
        var before = await Rows(store);

        var answer = await store.Import(Path.IsPathRooted(path) ? await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken) : CaseFilesOnDisk.Own(path), replace: true);

        Assert.Null(answer.Outcome);
        Assert.NotEmpty(answer.Problems);
        Assert.All(answer.Problems, problem => Assert.StartsWith("$", problem.Path, StringComparison.Ordinal));
        Assert.Equal(before, await Rows(store));
    }

    [Theory]
    [EachDatabase("pack", "no-such-pack", "$.pack")]
    [EachDatabase("office", "no-such-office", "$.office")]
    [EachDatabase("planner", "nobody@example.org", "$.planner")]
    public async Task A_file_that_names_what_this_installation_does_not_have_is_refused(TestDatabase database, string property, string value, string path)
    {
        await using var store = await TestStore.StartAsync(database);

        var answer = await store.Import(Changed(CaseFilesOnDisk.EverythingAt(TestOrganization.North), node => node[property] = value));

        Assert.Equal(path, Assert.Single(answer.Problems).Path);
        Assert.Empty(await store.Db(db => db.Participants.ToListAsync()));
    }

    /// <summary>Two files for one id, sent at once: one of them is in, whole.</summary>
    [Theory, EachDatabase]
    public async Task Two_imports_of_one_id_at_once_leave_one_whole_record(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var files = new[] { "One", "Two" }.Select(name => Changed(CaseFilesOnDisk.EverythingAt(TestOrganization.North), node => node["participant"]!["firstName"] = name)).ToList();

        var answers = await Task.WhenAll(files.Select(file => Task.Run(() => store.Import(file))));

        var winner = Assert.Single(answers, a => a.Outcome == ImportOutcome.Added);
        ((ReadOnlyMemory<byte>)(await store.Export("P-9002")).Value).ShouldSayTheSameAs(files[Array.IndexOf(answers, winner)]);
    }

    /// <summary>An acceptance case or demo file names offices and planners of its own; here they are ours.</summary>
    private static ReadOnlyMemory<byte> AtHome(string json)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        if (node.ContainsKey("office")) node["office"] = TestOrganization.North;
        if (node.ContainsKey("planner")) node["planner"] = Person.CareerPlanner.Email;
        return Encoding.UTF8.GetBytes(node.ToJsonString());
    }

    private static ReadOnlyMemory<byte> Changed(ReadOnlyMemory<byte> file, Action<JsonObject> change)
    {
        var node = JsonNode.Parse(file.Span)!.AsObject();
        change(node);
        return Encoding.UTF8.GetBytes(node.ToJsonString());
    }

    private static Task<(int, int, int, int, int)> Rows(TestStore store) => store.Db(async db =>
        (await db.Participants.CountAsync(), await db.Services.CountAsync(), await db.Plans.CountAsync(), await db.History.CountAsync(), await db.PlanVersions.CountAsync()));
}
